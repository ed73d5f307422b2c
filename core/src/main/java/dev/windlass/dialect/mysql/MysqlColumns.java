package dev.windlass.dialect.mysql;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.Fragments;
import dev.windlass.dialect.RenderContext;
import dev.windlass.schema.Column;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;
import dev.windlass.schema.SequenceOptions;
import java.util.Locale;

/** MySQL's definition of a column, which is always written whole. */
final class MysqlColumns {
    private final MysqlQuoting quoting;
    private final MysqlTypes types;

    MysqlColumns(MysqlQuoting quoting, MysqlTypes types) {
        this.quoting = quoting;
        this.types = types;
    }

    /** A column as it stands in a table's definition. */
    String definition(Column column, RenderContext context) {
        String type = types.sql(column.type(), context);
        StringBuilder sql =
                new StringBuilder(quoting.identifier(column.name())).append(" ").append(type);
        if (!column.collation().isEmpty()) {
            sql.append(" COLLATE ").append(quoting.identifier(column.collation()));
        }
        sql.append(generated(column, context));
        if (!column.nullable()) {
            sql.append(" NOT NULL");
        } else if (type.toLowerCase(Locale.ROOT).startsWith("timestamp")) {
            sql.append(" NULL");
        }
        sql.append(value(column.defaultValue(), type, context));
        if (!column.onUpdate().isEmpty()) {
            sql.append(" ON UPDATE ").append(column.onUpdate());
        }
        sql.append(identity(column.identity(), context));
        if (!column.comment().isEmpty()) {
            sql.append(" COMMENT ").append(quoting.text(column.comment()));
        }
        return sql.toString();
    }

    private static String generated(Column column, RenderContext context) {
        return switch (column.generated()) {
            case Generated.None none -> "";
            case Generated.Computed computed -> {
                context.require(
                        !column.nullable(), Capability.GENERATED_NOT_NULL, "Let the generated column be nullable.");
                yield " GENERATED ALWAYS AS " + Fragments.parenthesized(computed.sql())
                        + (computed.stored() ? " STORED" : " VIRTUAL");
            }
        };
    }

    private String value(DefaultValue value, String type, RenderContext context) {
        return switch (value) {
            case DefaultValue.None none -> "";
            case DefaultValue.Constant constant -> " DEFAULT " + constant(constant, type, context);
            case DefaultValue.Expression expression -> " DEFAULT " + expression(expression, context);
        };
    }

    /** A constant default; as an expression where MySQL takes no literal. */
    String constant(DefaultValue.Constant value, String type, RenderContext context) {
        String sql = quoting.literal(value.value());
        boolean asExpression = MysqlTypes.isLarge(type) && !context.version().isMariaDb();
        context.require(asExpression, Capability.EXPRESSION_DEFAULT, "Leave the default of this type out.");
        return asExpression ? "(" + sql + ")" : sql;
    }

    private static String expression(DefaultValue.Expression value, RenderContext context) {
        String sql = value.sql().strip();
        if (isCurrentTimestamp(sql)) {
            return sql;
        }
        context.require(true, Capability.EXPRESSION_DEFAULT, "Use a constant as the default.");
        return Fragments.parenthesized(sql);
    }

    /** The one expression that stands without parentheses, perhaps with what Alembic writes after it. */
    private static boolean isCurrentTimestamp(String sql) {
        return sql.matches("(?is)(current_timestamp|now|localtime|localtimestamp)\\s*(\\(\\s*\\d?\\s*\\))?"
                + "(\\s+on\\s+update\\s+(current_timestamp|now)\\s*(\\(\\s*\\d?\\s*\\))?)?");
    }

    /** {@code AUTO_INCREMENT}, with a space before it. */
    private static String identity(Identity identity, RenderContext context) {
        return switch (identity) {
            case Identity.None none -> "";
            case Identity.AutoIncrement auto -> " AUTO_INCREMENT";
            case Identity.Serial serial ->
                throw context.refusal(Capability.SERIAL, "Make it an identity or an AUTO_INCREMENT column.");
            case Identity.Standard standard -> {
                SequenceOptions options = standard.options();
                context.require(
                        standard.always(),
                        Capability.IDENTITY_COLUMNS,
                        "Make the identity BY DEFAULT: values that are given are always taken.");
                context.require(
                        !options.equals(SequenceOptions.DEFAULT),
                        Capability.IDENTITY_OPTIONS,
                        "Leave the options out, and set AUTO_INCREMENT among the table's options for a start.");
                yield " AUTO_INCREMENT";
            }
        };
    }
}
