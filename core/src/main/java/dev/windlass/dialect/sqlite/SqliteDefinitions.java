package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.Fragments;
import dev.windlass.dialect.RenderContext;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Deferral;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;
import dev.windlass.schema.SequenceOptions;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What stands inside SQLite's CREATE TABLE. */
final class SqliteDefinitions {
    private final SqliteQuoting quoting;
    private final SqliteTypes types;

    SqliteDefinitions(SqliteQuoting quoting, SqliteTypes types) {
        this.quoting = quoting;
        this.types = types;
    }

    /** The whole CREATE TABLE. */
    String table(Table table, boolean ifNotExists, RenderContext context) {
        requireOwn(table, context);
        boolean strict = table.options().strict();
        List<String> keys =
                table.primaryKey().map(Constraint.PrimaryKey::columns).orElse(List.of());
        List<String> elements = new ArrayList<>();
        boolean numbered = false;
        for (Column column : table.columns()) {
            Column keyed = keys.contains(column.name()) ? column.withNullable(false) : column;
            if (column.identity() instanceof Identity.None) {
                elements.add(column(keyed, strict, context));
            } else {
                numbered = true;
                elements.add(numbered(column, table.primaryKey().orElse(null), context));
            }
        }
        for (Constraint constraint : table.constraints()) {
            if (!(numbered && constraint instanceof Constraint.PrimaryKey)) {
                elements.add(constraint(valid(constraint), context));
            }
        }
        List<String> options = new ArrayList<>();
        if (strict) {
            options.add("STRICT");
        }
        if (table.options().withoutRowid()) {
            options.add("WITHOUT ROWID");
        }
        return "CREATE TABLE " + (ifNotExists ? "IF NOT EXISTS " : "") + quoting.name(table.name()) + " (\n    "
                + String.join(",\n    ", elements) + "\n)"
                + (options.isEmpty() ? "" : " " + String.join(", ", options));
    }

    private static void requireOwn(Table table, RenderContext context) {
        context.require(!table.comment().isEmpty(), Capability.COMMENTS, "Leave the comment out.");
        context.require(
                !table.partitioning().equals(dev.windlass.schema.Partitioning.NONE),
                Capability.PARTITIONS,
                "Leave the partitioning out.");
        context.require(
                table.rowSecurity() != dev.windlass.schema.RowSecurity.DISABLED,
                Capability.ROW_SECURITY,
                "Leave row-level security out.");
        requireOwn(table.options(), context);
    }

    static void requireOwn(dev.windlass.schema.TableOptions options, RenderContext context) {
        context.require(
                !options.engine().isEmpty()
                        || !options.characterSet().isEmpty()
                        || !options.collation().isEmpty(),
                Capability.STORAGE_ENGINES,
                "Set engine, character set and collation of a table for MySQL alone.");
        context.require(!options.tablespace().isEmpty(), Capability.TABLESPACES, "Leave the tablespace out.");
        context.require(options.unlogged(), Capability.UNLOGGED_TABLES, "Leave UNLOGGED out.");
        context.require(!options.parameters().isEmpty(), Capability.TABLE_PARAMETERS, "Leave the parameters out.");
        context.require(options.strict(), Capability.STRICT_TABLES, "Leave STRICT out.");
    }

    private static Constraint valid(Constraint constraint) {
        return switch (constraint) {
            case Constraint.ForeignKey key -> key.withValidated(true);
            case Constraint.Check check -> check.withValidated(true);
            case Constraint.PrimaryKey key -> key;
            case Constraint.Unique unique -> unique;
            case Constraint.Exclusion exclusion -> exclusion;
        };
    }

    /** A column that numbers the rows is INTEGER PRIMARY KEY AUTOINCREMENT, in one. */
    private String numbered(
            Column column, Constraint.@org.jspecify.annotations.Nullable PrimaryKey key, RenderContext context) {
        requireNumbered(column.identity(), column.type(), context);
        context.require(!column.comment().isEmpty(), Capability.COMMENTS, "Leave the comment out.");
        if (key == null || !key.columns().equals(List.of(column.name()))) {
            throw context.refusal(
                    Capability.ADD_NUMBERED_COLUMN, "Make the column that numbers the rows the primary key by itself.");
        }
        return quoting.identifier(column.name()) + " integer NOT NULL "
                + (key.name().isEmpty() ? "" : "CONSTRAINT " + quoting.identifier(key.name()) + " ")
                + "PRIMARY KEY AUTOINCREMENT";
    }

    static void requireNumbered(Identity identity, DataType type, RenderContext context) {
        context.require(
                identity instanceof Identity.Serial,
                Capability.SERIAL,
                "Make it an identity or an AUTOINCREMENT column.");
        if (identity instanceof Identity.Standard standard) {
            context.require(
                    standard.always(),
                    Capability.IDENTITY_COLUMNS,
                    "Make the identity BY DEFAULT: values that are given are always taken.");
            context.require(
                    !standard.options().equals(SequenceOptions.DEFAULT),
                    Capability.IDENTITY_OPTIONS,
                    "Leave the options out.");
        }
        boolean whole = type instanceof DataType.SmallInt
                || type instanceof DataType.Int
                || type instanceof DataType.BigInt
                || type instanceof DataType.Native it && it.sql().equalsIgnoreCase("integer");
        context.require(!whole, Capability.ADD_NUMBERED_COLUMN, "Make it a smallint, integer or bigint.");
    }

    /** A column's type in a table that is STRICT or not. */
    String type(DataType type, boolean strict, RenderContext context) {
        return strict ? types.strict(type, context) : types.sql(type, context);
    }

    /** A column without an identity. */
    String column(Column column, boolean strict, RenderContext context) {
        context.require(!column.comment().isEmpty(), Capability.COMMENTS, "Leave the comment out.");
        context.require(
                !column.onUpdate().isEmpty(), Capability.ON_UPDATE_EXPRESSION, "Create a trigger that sets it.");
        StringBuilder sql = new StringBuilder(quoting.identifier(column.name()))
                .append(" ")
                .append(type(column.type(), strict, context));
        if (!column.collation().isEmpty()) {
            sql.append(" COLLATE ").append(quoting.identifier(column.collation()));
        }
        sql.append(generated(column.generated()));
        if (!column.nullable()) {
            sql.append(" NOT NULL");
        }
        String value = defaultValue(column.defaultValue());
        if (!value.isEmpty()) {
            sql.append(" ").append(value);
        }
        if (column.type() instanceof DataType.Enumeration enumeration) {
            sql.append(" ").append(enumCheck(column.name(), enumeration));
        }
        return sql.toString();
    }

    String enumCheck(String column, DataType.Enumeration type) {
        return "CHECK (" + quoting.identifier(column) + " IN "
                + type.values().stream().map(quoting::text).collect(Collectors.joining(", ", "(", ")")) + ")";
    }

    /** {@code GENERATED ALWAYS AS …}, with a space before it; empty for none. */
    static String generated(Generated generated) {
        return switch (generated) {
            case Generated.None none -> "";
            case Generated.Computed computed ->
                " GENERATED ALWAYS AS " + Fragments.parenthesized(computed.sql())
                        + (computed.stored() ? " STORED" : " VIRTUAL");
        };
    }

    /** {@code DEFAULT …}; empty for none. */
    String defaultValue(DefaultValue value) {
        return switch (value) {
            case DefaultValue.None none -> "";
            case DefaultValue.Constant constant -> {
                String sql = quoting.literal(constant.value());
                yield "DEFAULT " + (sql.startsWith("CAST") ? "(" + sql + ")" : sql);
            }
            case DefaultValue.Expression expression ->
                "DEFAULT "
                        + (isCurrent(expression.sql())
                                ? expression.sql().strip()
                                : Fragments.parenthesized(expression.sql()));
        };
    }

    static boolean isCurrent(String sql) {
        return sql.strip().matches("(?i)current_(date|time|timestamp)");
    }

    /** A constraint of the table. */
    String constraint(Constraint constraint, RenderContext context) {
        return switch (constraint) {
            case Constraint.PrimaryKey key -> {
                requireKey(key.include(), key.deferral(), context);
                yield Fragments.constraint(key, quoting);
            }
            case Constraint.Unique unique -> {
                requireKey(unique.include(), unique.deferral(), context);
                context.require(
                        unique.nullsNotDistinct(),
                        Capability.NULLS_NOT_DISTINCT,
                        "Create a unique index on coalesce(column, value) instead.");
                yield Fragments.constraint(unique, quoting);
            }
            case Constraint.ForeignKey key -> {
                context.require(
                        key.match() == Constraint.Match.FULL,
                        Capability.MATCH_FULL,
                        "Leave MATCH out: the server reads it, and matches simply.");
                context.require(key.match() == Constraint.Match.PARTIAL, Capability.MATCH_PARTIAL, "Leave MATCH out.");
                context.require(
                        !key.onDeleteColumns().isEmpty(),
                        Capability.SET_NULL_COLUMNS,
                        "Create a trigger that sets them.");
                context.require(!key.validated(), Capability.NOT_VALID, "Add the key validated.");
                yield Fragments.constraint(key, quoting);
            }
            case Constraint.Check check -> {
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
}
