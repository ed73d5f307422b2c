package dev.windlass.dialect.postgresql;

import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Literal;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Defaults as {@code pg_get_expr} writes them. A constant stands for a default where writing it again gives the very same
 * default ({@code get_const_expr} in the server's {@code ruleutils.c}); every other default is an expression.
 */
final class PostgresqlDefaultReading {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern TYPED = Pattern.compile("(E?)'([^']*+(?:''[^']*+)*+)'::(.+)", Pattern.DOTALL);
    private static final String NULL = "NULL::";

    private PostgresqlDefaultReading() {}

    /**
     * A default.
     *
     * @param sql its text; empty for none
     * @param type the column's type
     * @param typeText the column's type as {@code format_type} writes it
     * @param domain whether the type is a domain, whose own default a default of NULL takes away
     */
    static DefaultValue read(String sql, DataType type, String typeText, boolean domain) {
        if (sql.isEmpty()) {
            return DefaultValue.NONE;
        }
        if (sql.equals("true") || sql.equals("false")) {
            return type instanceof DataType.Bool ? constant(Literal.of(sql.equals("true"))) : expression(sql);
        }
        if (sql.length() < 40 && isNumeric(type) && NUMBER.matcher(sql).matches()) {
            return constant(Literal.of(new BigDecimal(sql)));
        }
        if (sql.startsWith(NULL) && !domain) {
            return sql.substring(NULL.length()).equals(cast(typeText)) ? DefaultValue.NONE : expression(sql);
        }
        Matcher typed = TYPED.matcher(sql);
        if (!sql.endsWith(")") && typed.matches()) {
            String text = typed.group(2).replace("''", "'");
            String value = typed.group(1).isEmpty() ? text : text.replace("\\\\", "\\");
            String cast = typed.group(3);
            if (value.startsWith("-")
                    && isNumeric(type)
                    && (cast.equals("integer") || cast.equals("bigint") || cast.equals("numeric"))
                    && NUMBER.matcher(value).matches()) {
                return constant(Literal.of(new BigDecimal(value)));
            }
            if (cast.equals(cast(typeText)) && !domain) {
                return constant(Literal.of(value));
            }
        }
        return expression(PostgresqlText.settled(sql));
    }

    /** How the server writes a cast to a column's type: without a length, which it applies by another way. */
    private static String cast(String typeText) {
        if (typeText.startsWith("character(")) {
            return typeText.endsWith("[]") ? "bpchar[]" : "bpchar";
        }
        return typeText.startsWith("\"") ? typeText : typeText.replaceFirst("\\([^)]*\\)", "");
    }

    private static boolean isNumeric(DataType type) {
        return type instanceof DataType.SmallInt
                || type instanceof DataType.Int
                || type instanceof DataType.BigInt
                || type instanceof DataType.Numeric
                || type instanceof DataType.Real
                || type instanceof DataType.Double;
    }

    private static DefaultValue constant(Literal value) {
        return new DefaultValue.Constant(value);
    }

    private static DefaultValue expression(String sql) {
        return new DefaultValue.Expression(sql);
    }
}
