package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.Fragments;
import dev.windlass.dialect.RenderContext;
import dev.windlass.dialect.sqlite.SqliteTableText.ColumnText;
import dev.windlass.dialect.sqlite.SqliteTableText.ConstraintText;
import dev.windlass.dialect.sqlite.SqliteTableText.Kind;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.operation.ColumnChange;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.TableOperation;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Edits the text of a CREATE TABLE as an operation wants it; all else stays word for word. */
final class SqliteTableEdit {
    private final SqliteQuoting quoting;
    private final SqliteDefinitions definitions;

    SqliteTableEdit(SqliteQuoting quoting, SqliteDefinitions definitions) {
        this.quoting = quoting;
        this.definitions = definitions;
    }

    /**
     * A table's text, and how its rows are copied.
     *
     * @param using for a column whose values are converted, the expression over the old row
     */
    record Edited(SqliteTableText text, Map<String, String> using) {
        Edited {
            using = Map.copyOf(using);
        }

        Edited with(SqliteTableText other) {
            return new Edited(other, using);
        }
    }

    Edited edit(Edited before, ColumnOperation operation, RenderContext context) {
        return switch (operation) {
            case ColumnOperation.AddColumn add -> before.with(add(before.text(), add, context));
            case ColumnOperation.DropColumn drop -> before.with(drop(before.text(), drop.column(), context));
            case ColumnOperation.RenameColumn rename ->
                throw new IllegalArgumentException("a column is renamed in place: " + rename);
            case ColumnOperation.AlterColumn change -> alter(before, change, context);
        };
    }

    Edited edit(Edited before, ConstraintOperation operation, RenderContext context) {
        SqliteTableText text = before.text();
        return before.with(
                switch (operation) {
                    case ConstraintOperation.AddConstraint add -> add(text, add, context);
                    case ConstraintOperation.DropConstraint drop -> {
                        context.require(
                                drop.cascade(), Capability.CASCADE, "Drop the foreign keys that need it first.");
                        SqliteTableText without = new SqliteConstraintSearch(text).without(drop, context);
                        if (text.hasAutoincrement() && !without.hasAutoincrement()) {
                            throw context.refusal(
                                    Capability.ADD_NUMBERED_COLUMN,
                                    "Take the identity from the column first, and drop the primary key then.");
                        }
                        yield without;
                    }
                    case ConstraintOperation.RenameConstraint rename ->
                        new SqliteConstraintSearch(text)
                                .renamed(rename.constraint(), quoting.identifier(rename.to()), rename.to(), context);
                    case ConstraintOperation.ValidateConstraint validate ->
                        throw context.refusal(
                                Capability.NOT_VALID, "Leave it out: constraints are valid from the start.");
                });
    }

    Edited edit(Edited before, TableOperation.SetTableOptions operation, RenderContext context) {
        SqliteDefinitions.requireOwn(operation.options(), context);
        List<String> options = new ArrayList<>();
        if (operation.options().strict()) {
            options.add("STRICT");
        }
        if (operation.options().withoutRowid()) {
            options.add("WITHOUT ROWID");
        }
        return before.with(before.text().withOptions(options.isEmpty() ? "" : " " + String.join(", ", options)));
    }

    private SqliteTableText add(SqliteTableText text, ColumnOperation.AddColumn add, RenderContext context) {
        context.require(
                !(add.definition().identity() instanceof Identity.None),
                Capability.ADD_NUMBERED_COLUMN,
                "Create a table with the column, copy the rows and rename the two.");
        String sql = " " + definitions.column(add.definition(), text.isStrict(), context);
        ColumnText column = SqliteTableParser.parse("CREATE TABLE t (" + sql + ")")
                .columns()
                .getFirst();
        List<ColumnText> columns = new ArrayList<>(text.columns());
        int at = switch (add.position().place()) {
            case FIRST -> 0;
            case LAST -> columns.size();
            case AFTER -> columns.indexOf(column(text, add.position().column(), context)) + 1;
        };
        columns.add(at, column);
        return text.withColumns(columns);
    }

    private SqliteTableText drop(SqliteTableText text, String name, RenderContext context) {
        ColumnText gone = column(text, name, context);
        List<ColumnText> columns = new ArrayList<>();
        for (ColumnText column : text.columns()) {
            if (column != gone) {
                columns.add(column.withClauses(column.clauses().stream()
                        .filter(clause -> clause.kind() != Kind.CHECK || !SqliteLexer.mentions(clause.text(), name))
                        .toList()));
            }
        }
        List<ConstraintText> constraints = text.constraints().stream()
                .filter(constraint -> constraint.kind() == Kind.CHECK
                        ? !SqliteLexer.mentions(constraint.text(), name)
                        : constraint.columns().stream().noneMatch(column -> SqliteLexer.sameName(column, name)))
                .toList();
        return text.withColumns(columns).withConstraints(constraints);
    }

    private static ColumnText column(SqliteTableText text, String name, RenderContext context) {
        return text.column(name)
                .orElseThrow(
                        () -> Problem.of(ErrorCode.OPERATION_DOES_NOT_FIT, "The table has no column '" + name + "'")
                                .at(context.subject())
                                .toException());
    }

    private SqliteTableText add(SqliteTableText text, ConstraintOperation.AddConstraint add, RenderContext context) {
        context.require(
                !add.usingIndex().isEmpty(),
                Capability.CONSTRAINT_FROM_INDEX,
                "Drop the index and add the constraint.");
        String sql = "\n    " + definitions.constraint(add.definition(), context);
        SqliteTableText result = text;
        if (add.definition() instanceof Constraint.PrimaryKey key) {
            for (String name : key.columns()) {
                result = result.withColumn(name, SqliteTableEdit::notNull);
            }
        }
        ConstraintText constraint = SqliteTableParser.parse("CREATE TABLE t (x," + sql + ")")
                .constraints()
                .getFirst();
        return result.plus(constraint);
    }

    private static ColumnText notNull(ColumnText column) {
        return column.clause(Kind.NOT_NULL).isPresent()
                ? column
                : column.without(Kind.NULL).plus(Kind.NOT_NULL, "NOT NULL");
    }

    private Edited alter(Edited before, ColumnOperation.AlterColumn operation, RenderContext context) {
        column(before.text(), operation.column(), context);
        Map<String, String> using = new LinkedHashMap<>(before.using());
        SqliteTableText text = before.text();
        for (ColumnChange change : operation.changes()) {
            if (change instanceof ColumnChange.SetType type && !type.using().isEmpty()) {
                using.put(operation.column(), type.using());
            }
            if (change instanceof ColumnChange.SetIdentity identity) {
                text = identity(text, operation.column(), identity.identity(), context);
            } else {
                boolean strict = text.isStrict();
                text = text.withColumn(operation.column(), column -> change(column, change, strict, context));
            }
        }
        return new Edited(text, using);
    }

    private ColumnText change(ColumnText column, ColumnChange change, boolean strict, RenderContext context) {
        return switch (change) {
            case ColumnChange.SetType it -> type(column, it.type(), strict, context);
            case ColumnChange.SetNullable it -> it.nullable() ? column.without(Kind.NOT_NULL) : notNull(column);
            case ColumnChange.SetDefault it -> {
                ColumnText bare = column.without(Kind.DEFAULT);
                yield it.value() instanceof DefaultValue.None
                        ? bare
                        : bare.plus(Kind.DEFAULT, definitions.defaultValue(it.value()));
            }
            case ColumnChange.SetGenerated it -> {
                ColumnText bare = column.without(Kind.GENERATED);
                yield it.generated() instanceof Generated.None
                        ? bare
                        : bare.plus(
                                Kind.GENERATED,
                                SqliteDefinitions.generated(it.generated()).strip());
            }
            case ColumnChange.SetCollation it -> {
                ColumnText bare = column.without(Kind.COLLATE);
                yield it.collation().isEmpty()
                        ? bare
                        : bare.plus(Kind.COLLATE, "COLLATE " + quoting.identifier(it.collation()));
            }
            case ColumnChange.SetColumnComment it -> {
                context.require(!it.comment().isEmpty(), Capability.COMMENTS, "Leave the comment out.");
                yield column;
            }
            case ColumnChange.SetOnUpdate it -> {
                context.require(
                        !it.expression().isEmpty(), Capability.ON_UPDATE_EXPRESSION, "Create a trigger that sets it.");
                yield column;
            }
            case ColumnChange.SetIdentity it -> column;
        };
    }

    private ColumnText type(ColumnText column, DataType type, boolean strict, RenderContext context) {
        ColumnText typed = withoutEnumCheck(column).withType(definitions.type(type, strict, context));
        return type instanceof DataType.Enumeration enumeration
                ? typed.plus(Kind.CHECK, definitions.enumCheck(column.name(), enumeration))
                : typed;
    }

    /** The check that an enum's values were written as goes with the enum. */
    private ColumnText withoutEnumCheck(ColumnText column) {
        String start = "CHECK (" + quoting.identifier(column.name()) + " IN ('";
        return column.withClauses(column.clauses().stream()
                .filter(clause -> clause.kind() != Kind.CHECK
                        || !clause.name().isEmpty()
                        || !clause.text().strip().startsWith(start))
                .toList());
    }

    private SqliteTableText identity(SqliteTableText text, String name, Identity identity, RenderContext context) {
        if (identity instanceof Identity.None) {
            return text.withColumn(
                    name,
                    column -> column.withClauses(column.clauses().stream()
                            .map(clause -> clause.kind() == Kind.PRIMARY_KEY
                                    ? new SqliteTableText.Clause(
                                            clause.kind(),
                                            clause.name(),
                                            clause.target(),
                                            clause.text().replaceAll("(?i)\\bautoincrement\\b", ""))
                                    : clause)
                            .toList()));
        }
        if (text.primaryKey().size() != 1
                || !SqliteLexer.sameName(text.primaryKey().getFirst(), name)) {
            throw context.refusal(
                    Capability.ADD_NUMBERED_COLUMN, "Make the column that numbers the rows the primary key by itself.");
        }
        SqliteDefinitions.requireNumbered(identity, new DataType.BigInt(), context);
        String keyName = text.constraints().stream()
                .filter(constraint -> constraint.kind() == Kind.PRIMARY_KEY)
                .map(ConstraintText::name)
                .findFirst()
                .or(() ->
                        text.column(name).orElseThrow().clause(Kind.PRIMARY_KEY).map(SqliteTableText.Clause::name))
                .orElse("");
        return text.withConstraints(text.constraints().stream()
                        .filter(constraint -> constraint.kind() != Kind.PRIMARY_KEY)
                        .toList())
                .withColumn(
                        name,
                        column -> column.without(Kind.PRIMARY_KEY)
                                .withType("integer")
                                .plus(
                                        Kind.PRIMARY_KEY,
                                        (keyName.isEmpty() ? "" : "CONSTRAINT " + quoting.identifier(keyName) + " ")
                                                + "PRIMARY KEY AUTOINCREMENT"));
    }

    /** Whether a column's values need no more than what ADD COLUMN can do (https://sqlite.org/lang_altertable.html). */
    static boolean canBeAdded(Column column) {
        boolean constant = switch (column.defaultValue()) {
            case DefaultValue.None none -> true;
            case DefaultValue.Constant value -> true;
            case DefaultValue.Expression expression -> false;
        };
        boolean filled = column.nullable()
                || column.defaultValue() instanceof DefaultValue.Constant value
                        && !(value.value() instanceof dev.windlass.schema.Literal.Null);
        boolean stored = column.generated() instanceof Generated.Computed computed && computed.stored();
        return constant
                && (filled || column.generated() instanceof Generated.Computed)
                && !stored
                && column.identity() instanceof Identity.None
                && !Fragments.value(column.defaultValue(), new SqliteQuoting()).startsWith("CAST");
    }
}
