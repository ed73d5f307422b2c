package dev.windlass.dialect.mysql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as the catalogue writes them. */
final class MysqlText {
    private static final Pattern INTRODUCED = Pattern.compile("(?s)(?:_[a-z0-9]+)?('.*')");

    private MysqlText() {}

    /** Without the backslashes that MySQL's catalogue puts before quotes and backslashes of an expression. */
    private static String unescaped(String expression) {
        if (expression.indexOf('\\') < 0) {
            return expression;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\' && i + 1 < expression.length()) {
                i++;
                c = escaped(expression.charAt(i));
            }
            out.append(c);
        }
        return out.toString();
    }

    /**
     * An expression of MySQL's catalogue as it is in SHOW CREATE: its quotes and backslashes escaped no more, and its UTF-8
     * bytes, each of which has become a character of Latin 1 (seen on 9.7), put together again.
     */
    static String expression(String text) {
        return standard(unescaped(recoded(text)));
    }

    /** The same with {@code ''} for {@code \'} in texts, as every reader of SQL knows it. */
    static String standard(String sql) {
        if (sql.indexOf('\\') < 0) {
            return sql;
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            int end = c == '\'' || c == '"' || c == '`' ? end(sql, at) : at + 1;
            for (int i = at; i < end; i++) {
                boolean pair = c == '\'' && sql.charAt(i) == '\\' && i + 1 < end;
                if (pair) {
                    i++;
                    out.append(sql.charAt(i) == '\'' ? "''" : "\\" + sql.charAt(i));
                } else {
                    out.append(sql.charAt(i));
                }
            }
            at = end;
        }
        return out.toString();
    }

    private static String recoded(String text) {
        if (text.chars().allMatch(c -> c < 0x80) || text.chars().anyMatch(c -> c > 0xFF)) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    /** The place behind words that follow each other, outside of quotes. */
    static int after(String sql, String... words) {
        int next = 0;
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                at = end(sql, at);
                next = 0;
            } else if (Character.isLetter(c)) {
                int end = at;
                while (end < sql.length() && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
                    end++;
                }
                next = sql.substring(at, end).equalsIgnoreCase(words[next]) ? next + 1 : 0;
                at = end;
                if (next == words.length) {
                    return at;
                }
            } else {
                at++;
            }
        }
        throw new IllegalArgumentException(String.join(" ", words) + " is expected in: " + sql);
    }

    /** The place behind the next parentheses. */
    static int afterParentheses(String sql, int from) {
        int at = from;
        while (sql.charAt(at) != '(') {
            at = sql.charAt(at) == '`' ? end(sql, at) : at + 1;
        }
        return at + closing(sql.substring(at)) + 1;
    }

    /** The text that a literal in single quotes stands for. */
    static String unquoted(String literal) {
        StringBuilder out = new StringBuilder();
        for (int i = 1; i < literal.length() - 1; i++) {
            char c = literal.charAt(i);
            if (c == '\'') {
                i++;
            } else if (c == '\\') {
                i++;
                c = escaped(literal.charAt(i));
            }
            out.append(c);
        }
        return out.toString();
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case '0' -> '\0';
            case 'Z' -> '\u001A';
            default -> c;
        };
    }

    /** The text, if an expression is nothing but one literal, perhaps with its character set before it. */
    static Optional<String> literal(String expression) {
        Matcher matcher = INTRODUCED.matcher(expression);
        return matcher.matches() && end(expression, matcher.start(1)) == expression.length()
                ? Optional.of(unquoted(matcher.group(1)))
                : Optional.empty();
    }

    /** Without parentheses around all of it. */
    static String bare(String expression) {
        String sql = expression.strip();
        while (sql.startsWith("(") && closing(sql) == sql.length() - 1) {
            sql = sql.substring(1, sql.length() - 1).strip();
        }
        return sql;
    }

    private static int closing(String sql) {
        int depth = 0;
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                at = end(sql, at);
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
            at++;
        }
        return -1;
    }

    /** Where what is in quotes ends, which begins there. */
    private static int end(String sql, int start) {
        char quote = sql.charAt(start);
        int at = start + 1;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\\' && quote != '`') {
                at++;
            } else if (c == quote) {
                if (at + 1 >= sql.length() || sql.charAt(at + 1) != quote) {
                    return at + 1;
                }
                at++;
            }
            at++;
        }
        return sql.length();
    }

    /** The values of {@code enum('a','b')}. */
    static List<String> values(String type) {
        List<String> values = new ArrayList<>();
        int at = type.indexOf('\'');
        while (at >= 0) {
            int end = end(type, at);
            values.add(unquoted(type.substring(at, end)));
            at = type.indexOf('\'', end);
        }
        return values;
    }

    /**
     * A view's query without the database that the catalogue writes before each of its own tables and columns.
     *
     * @param names the tables, views and routines of that database
     */
    static String local(String query, String database, Set<String> names) {
        String quoted = "`" + database.replace("`", "``") + "`";
        boolean alias = isAlias(query, quoted);
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < query.length()) {
            char c = query.charAt(at);
            if (c != '\'' && c != '"' && c != '`') {
                out.append(c);
                at++;
                continue;
            }
            int end = end(query, at);
            boolean qualifier = query.startsWith(quoted + ".`", at) && (at == 0 || query.charAt(at - 1) != '.');
            if (qualifier) {
                int next = end(query, end + 1);
                String second = query.substring(end + 2, next - 1).replace("``", "`");
                boolean longer = query.startsWith(".", next);
                if (longer || query.startsWith("(", next) || !alias && names.contains(second)) {
                    out.append(query, end + 1, next);
                    at = next;
                    continue;
                }
            }
            out.append(query, at, end);
            at = end;
        }
        return out.toString();
    }

    /** Whether a table goes by the database's name in the query. */
    private static boolean isAlias(String query, String quoted) {
        int at = query.indexOf(quoted);
        while (at >= 0) {
            if (!query.startsWith(".", at + quoted.length())) {
                return true;
            }
            at = query.indexOf(quoted, at + 1);
        }
        return false;
    }
}
