package dev.windlass.dialect.mysql;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.Fragments;
import dev.windlass.dialect.RenderContext;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.ConstraintKind;
import dev.windlass.schema.Deferral;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.ReferentialAction;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** MySQL's statements about constraints. What the server would parse and forget is refused. */
final class MysqlConstraints {
    private final MysqlQuoting quoting;
    private final MysqlColumns columns;

    MysqlConstraints(MysqlQuoting quoting, MysqlColumns columns) {
        this.quoting = quoting;
        this.columns = columns;
    }

    /** A constraint as it stands in a table's definition. */
    String definition(Constraint constraint, QualifiedName table, RenderContext context) {
        return switch (constraint) {
            case Constraint.PrimaryKey key -> {
                requireKey(key.include(), key.deferral(), context);
                yield Fragments.constraint(key, quoting);
            }
            case Constraint.Unique unique -> {
                requireKey(unique.include(), unique.deferral(), context);
                context.require(unique.nullsNotDistinct(), Capability.NULLS_NOT_DISTINCT, "Make the columns NOT NULL.");
                yield Fragments.constraint(unique, quoting);
            }
            case Constraint.ForeignKey key -> foreignKey(key, table, context);
            case Constraint.Check check -> {
                context.require(true, Capability.CHECK_CONSTRAINTS, "Create triggers that check it.");
                context.require(!check.validated(), Capability.NOT_VALID, "Correct the rows first.");
                context.require(!check.enforced(), Capability.NOT_ENFORCED, "Leave the check out.");
                context.require(check.noInherit(), Capability.NO_INHERIT, "Leave NO INHERIT out.");
                yield Fragments.constraint(check, quoting);
            }
            case Constraint.Exclusion exclusion ->
                throw context.refusal(Capability.EXCLUSION, "Create triggers that check it.");
        };
    }

    private static void requireKey(List<String> include, Deferral deferral, RenderContext context) {
        context.require(
                !include.isEmpty(), Capability.INCLUDED_COLUMNS, "Create an index with all the columns beside it.");
        context.require(deferral != Deferral.NONE, Capability.DEFERRABLE_KEYS, "Leave DEFERRABLE out.");
    }

    private String foreignKey(Constraint.ForeignKey key, QualifiedName table, RenderContext context) {
        context.require(
                key.match() == Constraint.Match.FULL,
                Capability.MATCH_FULL,
                "Leave MATCH out: the server would forget ON DELETE and ON UPDATE with it.");
        context.require(key.match() == Constraint.Match.PARTIAL, Capability.MATCH_PARTIAL, "Leave MATCH out.");
        context.require(
                key.onDelete() == ReferentialAction.SET_DEFAULT || key.onUpdate() == ReferentialAction.SET_DEFAULT,
                Capability.SET_DEFAULT_ACTION,
                "Use SET NULL, or a trigger.");
        context.require(
                !key.onDeleteColumns().isEmpty(), Capability.SET_NULL_COLUMNS, "Create a trigger that sets them.");
        context.require(key.deferral() != Deferral.NONE, Capability.DEFERRABLE_FOREIGN_KEYS, "Leave DEFERRABLE out.");
        context.require(!key.validated(), Capability.NOT_VALID, "Correct the rows first, and add the key validated.");
        return Fragments.constraint(referenced(key, table, context), quoting);
    }

    /** MySQL wants the columns that are referred to named, even where they are the primary key. */
    private static Constraint.ForeignKey referenced(
            Constraint.ForeignKey key, QualifiedName table, RenderContext context) {
        if (!key.referencedColumns().isEmpty()) {
            return key;
        }
        List<String> columns = context.table(key.references())
                .flatMap(Table::primaryKey)
                .map(Constraint.PrimaryKey::columns)
                .orElseThrow(() ->
                        context.unknown("the columns of '" + key.references() + "' that '" + table + "' refers to"));
        return key.withColumns(key.columns(), columns, key.onDeleteColumns());
    }

    List<String> render(ConstraintOperation operation, RenderContext context) {
        String alter = "ALTER TABLE " + quoting.name(operation.table()) + " ";
        return switch (operation) {
            case ConstraintOperation.AddConstraint add -> {
                context.require(
                        !add.usingIndex().isEmpty(),
                        Capability.CONSTRAINT_FROM_INDEX,
                        "Drop the index and add the constraint.");
                yield List.of(
                        alter + index(add, context) + "ADD " + definition(add.definition(), add.table(), context));
            }
            case ConstraintOperation.DropConstraint drop -> drop(drop, alter, context);
            case ConstraintOperation.RenameConstraint rename -> rename(rename, alter, context);
            case ConstraintOperation.ValidateConstraint validate ->
                throw context.refusal(Capability.NOT_VALID, "Leave it out: constraints are valid from the start.");
        };
    }

    /** A foreign key with a name of the server's gets the index that it would have had without it. */
    private String index(ConstraintOperation.AddConstraint add, RenderContext context) {
        Optional<Table> table = context.table(add.table());
        return table.isPresent() && add.definition() instanceof Constraint.ForeignKey key
                ? index(table.get().plus(key), key)
                        .map(sql -> "ADD " + sql + ", ")
                        .orElse("")
                : "";
    }

    /** The index of a foreign key with a name of the server's, as it stands in a table's definition. */
    Optional<String> index(Table table, Constraint.ForeignKey key) {
        String name = MysqlForeignKeyIndexes.name(table.name(), key);
        return MysqlForeignKeyIndexes.isChosenByServer(table.name(), key)
                        && MysqlForeignKeyIndexes.of(table).containsKey(name)
                ? Optional.of("INDEX " + quoting.identifier(name) + " (" + quoting.names(key.columns()) + ")")
                : Optional.empty();
    }

    private List<String> drop(ConstraintOperation.DropConstraint drop, String alter, RenderContext context) {
        Optional<Table> table = context.table(drop.table());
        Optional<Constraint> found = table.flatMap(drop::find);
        if (drop.ifExists() && table.isPresent() && found.isEmpty()) {
            return List.of();
        }
        boolean guard = drop.ifExists() && table.isEmpty();
        context.require(guard, Capability.IF_EXISTS, "Run it against the database, where it can look first.");
        context.require(
                drop.cascade() && table.isEmpty(), Capability.CASCADE, "Drop the foreign keys that need it first.");
        List<String> statements = new ArrayList<>();
        if (drop.cascade()) {
            referring(drop, context, statements);
        }
        if (found.isPresent() && found.get() instanceof Constraint.Check check && isOfColumn(check, table, context)) {
            statements.add(alter + without(check, table.orElseThrow(), context));
            return statements;
        }
        Constraint definition = found.or(drop::definition).orElse(null);
        ConstraintKind kind = definition == null ? drop.kind() : ConstraintKind.of(definition);
        statements.add(alter + "DROP " + dropped(kind, drop.constraint(), guard ? "IF EXISTS " : "", context));
        return statements;
    }

    /**
     * Whether a check may be part of its column's definition: MariaDB calls those like the column. They are neither dropped
     * by name nor kept when the column is defined anew.
     */
    private static boolean isOfColumn(Constraint.Check check, Optional<Table> table, RenderContext context) {
        return context.version().isMariaDb()
                && table.flatMap(found -> found.column(check.name())).isPresent();
    }

    private String without(Constraint.Check check, Table table, RenderContext context) {
        return "MODIFY COLUMN "
                + columns.definition(table.column(check.name()).orElseThrow(), context)
                + ", DROP CONSTRAINT IF EXISTS " + quoting.identifier(check.name());
    }

    /** What keeps the check that a column may have when the column is defined anew, with a comma before it. */
    String kept(QualifiedName name, String column, RenderContext context) {
        Optional<Table> table = context.table(name);
        return table.flatMap(found -> found.constraint(column))
                .filter(constraint -> constraint instanceof Constraint.Check check && isOfColumn(check, table, context))
                .map(constraint -> ", ADD CONSTRAINT IF NOT EXISTS " + quoting.identifier(column) + " CHECK "
                        + Fragments.parenthesized(((Constraint.Check) constraint).expression()))
                .orElse("");
    }

    private void referring(ConstraintOperation.DropConstraint drop, RenderContext context, List<String> statements) {
        for (Table before : context.before().orElseThrow().tables()) {
            Table after = drop.applyTo(context.before().orElseThrow())
                    .table(before.name())
                    .orElseThrow();
            before.foreignKeys().stream()
                    .filter(key -> !after.constraints().contains(key))
                    .forEach(key -> statements.add(dropForeignKey(before, key)));
        }
    }

    String dropForeignKey(Table table, Constraint.ForeignKey key) {
        return "ALTER TABLE " + quoting.name(table.name()) + " DROP FOREIGN KEY " + quoting.identifier(key.name());
    }

    private String dropped(ConstraintKind kind, String name, String guard, RenderContext context) {
        return switch (kind) {
            case PRIMARY_KEY -> "PRIMARY KEY";
            case UNIQUE -> "INDEX " + guard + named(name, context);
            case FOREIGN_KEY -> "FOREIGN KEY " + guard + named(name, context);
            case CHECK -> (context.version().isMariaDb() ? "CONSTRAINT " : "CHECK ") + guard + named(name, context);
            case EXCLUSION -> throw context.refusal(Capability.EXCLUSION, "Leave it out: there is none.");
            case UNKNOWN -> {
                if (!context.version().isMariaDb() && !context.version().atLeast(8, 0, 19)) {
                    throw context.unknown("the constraint's kind");
                }
                yield "CONSTRAINT " + guard + named(name, context);
            }
        };
    }

    private String named(String name, RenderContext context) {
        if (name.isEmpty()) {
            throw context.unknown("the constraint's name");
        }
        return quoting.identifier(name);
    }

    private List<String> rename(ConstraintOperation.RenameConstraint rename, String alter, RenderContext context) {
        Constraint constraint = context.table(rename.table())
                .flatMap(found -> found.constraint(rename.constraint()))
                .orElseThrow(() -> context.unknown("the constraint's whole definition, to write it anew"));
        return switch (constraint) {
            case Constraint.PrimaryKey key ->
                throw context.refusal(
                        Capability.NAMED_PRIMARY_KEY, "Leave it out: the primary key is always called PRIMARY.");
            case Constraint.Unique unique -> {
                context.require(true, Capability.RENAME_INDEX, "Drop the constraint and add it again.");
                yield List.of(alter + "RENAME INDEX " + quoting.identifier(rename.constraint()) + " TO "
                        + quoting.identifier(rename.to()));
            }
            case Constraint.ForeignKey key -> anew(key, rename, alter, context);
            case Constraint.Check check -> {
                Optional<Table> table = context.table(rename.table());
                yield isOfColumn(check, table, context)
                        ? List.of(alter + without(check, table.orElseThrow(), context) + ", ADD "
                                + definition(check.withName(rename.to()), rename.table(), context))
                        : anew(check, rename, alter, context);
            }
            case Constraint.Exclusion exclusion ->
                throw context.refusal(Capability.EXCLUSION, "Leave it out: there is none.");
        };
    }

    private List<String> anew(
            Constraint constraint, ConstraintOperation.RenameConstraint rename, String alter, RenderContext context) {
        return List.of(alter + "DROP " + dropped(ConstraintKind.of(constraint), constraint.name(), "", context)
                + ", ADD " + definition(constraint.withName(rename.to()), rename.table(), context));
    }
}
