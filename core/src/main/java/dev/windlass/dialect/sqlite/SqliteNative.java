package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.RenderContext;
import dev.windlass.dialect.StoredDefinition;
import dev.windlass.dialect.sqlite.SqliteTableText.Kind;
import dev.windlass.operation.ColumnChange;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.Position;
import dev.windlass.schema.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What ALTER TABLE of the linked SQLite does by itself, without a rebuild. */
final class SqliteNative {
    private final SqliteQuoting quoting;
    private final SqliteDefinitions definitions;

    SqliteNative(SqliteQuoting quoting, SqliteDefinitions definitions) {
        this.quoting = quoting;
        this.definitions = definitions;
    }

    /** The statements; empty if it takes a rebuild. */
    Optional<List<String>> render(
            ColumnOperation operation, SqliteCatalog catalog, Optional<SqliteTableText> text, RenderContext context) {
        String alter = "ALTER TABLE " + quoting.name(operation.table()) + " ";
        return switch (operation) {
            case ColumnOperation.AddColumn add -> add(add, text, alter, context);
            case ColumnOperation.DropColumn drop -> drop(drop, catalog, text, alter, context);
            case ColumnOperation.RenameColumn rename ->
                Optional.of(List.of(alter + "RENAME COLUMN " + quoting.identifier(rename.column()) + " TO "
                        + quoting.identifier(rename.to())));
            case ColumnOperation.AlterColumn change -> nullability(change, alter, context);
        };
    }

    private Optional<List<String>> add(
            ColumnOperation.AddColumn add, Optional<SqliteTableText> text, String alter, RenderContext context) {
        boolean last =
                add.position().place() == Position.Place.LAST || !add.position().required() && text.isEmpty();
        if (!last || !SqliteTableEdit.canBeAdded(add.definition())) {
            return Optional.empty();
        }
        boolean strict = text.map(SqliteTableText::isStrict)
                .or(() ->
                        context.table(add.table()).map(table -> table.options().strict()))
                .orElse(false);
        return Optional.of(List.of(alter + "ADD COLUMN " + definitions.column(add.definition(), strict, context)));
    }

    /**
     * The server refuses to drop a column that an index, a constraint, a generated column, a view or a trigger names, but
     * takes one that a trigger only writes, and breaks the trigger; so triggers are compiled afterwards.
     */
    private Optional<List<String>> drop(
            ColumnOperation.DropColumn drop,
            SqliteCatalog catalog,
            Optional<SqliteTableText> text,
            String alter,
            RenderContext context) {
        if (!SqliteCapabilities.dropsColumns(context.version())) {
            return Optional.empty();
        }
        String sql = alter + "DROP COLUMN " + quoting.identifier(drop.column());
        if (text.isEmpty()) {
            return Optional.of(List.of(sql));
        }
        boolean bound = text.get().columns().stream()
                        .anyMatch(column -> SqliteLexer.sameName(column.name(), drop.column())
                                ? column.clauses().stream().anyMatch(SqliteNative::binds)
                                : column.clauses().stream()
                                        .filter(clause ->
                                                clause.kind() == Kind.CHECK || clause.kind() == Kind.GENERATED)
                                        .anyMatch(clause -> SqliteLexer.mentions(clause.text(), drop.column())))
                || text.get().constraints().stream()
                        .anyMatch(constraint -> SqliteLexer.mentions(constraint.text(), drop.column()));
        if (bound) {
            return Optional.empty();
        }
        List<String> statements = new ArrayList<>();
        String table = drop.table().name();
        SqliteCatalog left = catalog;
        for (StoredDefinition index : catalog.of("index", table)) {
            if (SqliteRebuild.indexMentions(index.sql(), drop.column())) {
                statements.add("DROP INDEX " + quoting.name(drop.table().sibling(index.name())));
                left = left.minus(index);
            }
        }
        statements.add(sql);
        SqliteTableText after = text.get()
                .withColumns(text.get().columns().stream()
                        .filter(column -> !SqliteLexer.sameName(column.name(), drop.column()))
                        .toList());
        statements.addAll(SqliteRebuild.trials(left, table, after));
        return Optional.of(statements);
    }

    private static boolean binds(SqliteTableText.Clause clause) {
        return switch (clause.kind()) {
            case PRIMARY_KEY, UNIQUE, CHECK, REFERENCES, FOREIGN_KEY -> true;
            case NOT_NULL, NULL, DEFAULT, COLLATE, GENERATED -> false;
        };
    }

    private Optional<List<String>> nullability(
            ColumnOperation.AlterColumn change, String alter, RenderContext context) {
        if (SqliteCapabilities.altersConstraints(context.version())
                && change.changes().size() == 1
                && change.changes().getFirst() instanceof ColumnChange.SetNullable it) {
            return Optional.of(List.of(alter + "ALTER COLUMN " + quoting.identifier(change.column())
                    + (it.nullable() ? " DROP NOT NULL" : " SET NOT NULL")));
        }
        return Optional.empty();
    }

    /** The statements; empty if it takes a rebuild. */
    Optional<List<String>> render(ConstraintOperation operation, RenderContext context) {
        String alter = "ALTER TABLE " + quoting.name(operation.table()) + " ";
        return switch (operation) {
            case ConstraintOperation.AddConstraint add ->
                SqliteCapabilities.altersConstraints(context.version()) && add.definition() instanceof Constraint.Check
                        ? Optional.of(List.of(alter + "ADD " + definitions.constraint(add.definition(), context)))
                        : Optional.empty();
            case ConstraintOperation.DropConstraint drop -> Optional.empty();
            case ConstraintOperation.RenameConstraint rename -> Optional.empty();
            case ConstraintOperation.ValidateConstraint validate -> Optional.empty();
        };
    }
}
