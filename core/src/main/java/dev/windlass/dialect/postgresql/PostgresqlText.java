package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.CatalogRow;
import dev.windlass.schema.SequenceOptions;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What values of the catalogue mean that are texts with parts. */
final class PostgresqlText {
    private static final Pattern PLAIN_VALUE = Pattern.compile("[A-Za-z0-9_.+-]+");
    private static final Pattern VARCHAR = Pattern.compile("E?'[^']*+(?:''[^']*+)*+'::character varying");
    private static final Pattern VARCHAR_LIST =
            Pattern.compile("\\(ARRAY\\[(" + VARCHAR + "(?:, " + VARCHAR + ")*+)\\]\\)::text\\[\\]");
    private static final Pattern QUERY = Pattern.compile("\\s*(SELECT|WITH|VALUES)\\b");
    private static final PostgresqlQuoting QUOTING = new PostgresqlQuoting();

    private PostgresqlText() {}

    /** The parts of a value with several; none of an empty one. */
    static List<String> parts(String value) {
        return value.isEmpty() ? List.of() : List.of(value.split(String.valueOf(PostgresqlCatalogScope.SEPARATOR), -1));
    }

    /** The parts of an array of numbers or a vector. */
    static String[] words(String value) {
        return value.isEmpty() ? new String[0] : value.split(" ");
    }

    /** Storage parameters, with SQL text as values. */
    static Map<String, String> options(String value, String prefix) {
        if (value.isEmpty()) {
            return Map.of();
        }
        Map<String, String> options = new TreeMap<>();
        for (String part : parts(value)) {
            int equals = part.indexOf('=');
            String text = part.substring(equals + 1);
            options.put(
                    prefix + part.substring(0, equals),
                    PLAIN_VALUE.matcher(text).matches() ? text : QUOTING.text(text));
        }
        return options;
    }

    /**
     * An expression that the server reads and writes again as it stands. It does not so with a list of values for a
     * {@code varchar}, whose array it casts as a whole when it is first read, and each element of it from then on.
     */
    static String settled(String expression) {
        if (!expression.contains("])::text[]")) {
            return expression;
        }
        return VARCHAR_LIST
                .matcher(expression)
                .replaceAll(list -> Matcher.quoteReplacement("ARRAY["
                        + VARCHAR.matcher(list.group(1))
                                .replaceAll(value -> "(" + Matcher.quoteReplacement(value.group()) + ")::text")
                        + "]"));
    }

    /** A settled expression without the pair of parentheses that the server puts around it. */
    static String bare(String expression) {
        String text = settled(expression);
        while (isParenthesized(text)) {
            String inner = text.substring(1, text.length() - 1);
            if (QUERY.matcher(inner).lookingAt()) {
                return text;
            }
            text = inner;
        }
        return text;
    }

    /** Whether the first parenthesis is closed by the last character. */
    private static boolean isParenthesized(String sql) {
        return sql.startsWith("(") && closing(sql, 0) == sql.length() - 1;
    }

    /**
     * Where the parenthesis that opens at a place is closed; -1 if it is not. Texts and quoted names are passed over: the server
     * doubles every quote in them, and every backslash.
     */
    static int closing(String sql, int open) {
        int depth = 0;
        for (int i = open; i < sql.length(); i++) {
            switch (sql.charAt(i)) {
                case '\'', '"' ->
                    i = sql.indexOf(sql.charAt(i), i + 1) < 0 ? sql.length() : sql.indexOf(sql.charAt(i), i + 1);
                case '(' -> depth++;
                case ')' -> {
                    depth--;
                    if (depth == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    /** How a sequence counts; what is as the server does by itself is left out. */
    static SequenceOptions sequence(CatalogRow row) {
        long increment = row.number("increment");
        long most = switch (row.text("type")) {
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
        boolean up = increment > 0;
        long minimum = row.number("minimum");
        long maximum = row.number("maximum");
        return new SequenceOptions(
                unless(row.number("start"), up ? minimum : maximum),
                unless(increment, 1),
                unless(minimum, up ? 1 : -most - 1),
                unless(maximum, up ? most : -1),
                unless(row.number("cache"), 1),
                row.flag("cycle"));
    }

    private static OptionalLong unless(long value, long usual) {
        return value == usual ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
