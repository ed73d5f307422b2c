package dev.windlass.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the place of a fault in a statement for SQLite, which names the token alone. The driver does not pass on {@code
 * sqlite3_error_offset}, so the parser is asked again, with the text cut after each occurrence of the token: the first
 * one that it refuses is the one.
 */
final class SqlitePlace {
    private static final Pattern NEAR = Pattern.compile("near \"(.+)\": syntax error", Pattern.DOTALL);

    private static final Pattern UNRECOGNIZED = Pattern.compile("unrecognized token: \"(.+)\"", Pattern.DOTALL);

    /** Faults of names: {@code no such column: t.a}, {@code table t already exists}, {@code duplicate column name: a}. */
    private static final Pattern NAME = Pattern.compile(
            "(?:no such \\w+(?: \\w+)?|duplicate column name): \"?([^\"]+?)\"?"
                    + "(?: - .*)?|(?:there is already (?:a|an) )?(?:table|index|view|trigger) \"?([^\"]+?)\"? already exists");

    /** A statement with more occurrences is not worth the time. */
    private static final int OCCURRENCES = 1000;

    private SqlitePlace() {}

    /** The place, in characters from 0; -1 if it cannot be told. */
    static int of(SQLException e, String sql, Connection connection) {
        String message = SqlFailures.sqliteMessage(e);
        if (message.equals("incomplete input")) {
            return sql.stripTrailing().length();
        }
        Matcher near = NEAR.matcher(message);
        if (near.matches()) {
            return refused(sql, near.group(1), message, connection);
        }
        Matcher unrecognized = UNRECOGNIZED.matcher(message);
        if (unrecognized.matches()) {
            return only(sql, unrecognized.group(1));
        }
        Matcher name = NAME.matcher(message);
        if (name.matches()) {
            String full = name.group(1) == null ? name.group(2) : name.group(1);
            int place = word(sql, full);
            return place >= 0 ? place : word(sql, full.substring(full.lastIndexOf('.') + 1));
        }
        return -1;
    }

    private static int refused(String sql, String token, String message, Connection connection) {
        int at = sql.indexOf(token);
        for (int i = 0; at >= 0 && i < OCCURRENCES; i++) {
            // It must be a token, and not the beginning of one: what follows it is cut off.
            boolean wordGoesOn = isWord(token.charAt(token.length() - 1))
                    && at + token.length() < sql.length()
                    && isWord(sql.charAt(at + token.length()));
            if (!wordGoesOn && message.equals(says(sql.substring(0, at + token.length()), connection))) {
                return at;
            }
            at = sql.indexOf(token, at + 1);
        }
        return -1;
    }

    /** What SQLite says of a text; it is only parsed, not run. */
    private static String says(String sql, Connection connection) {
        try (java.sql.PreparedStatement statement = connection.prepareStatement(sql)) {
            return "";
        } catch (SQLException e) {
            return SqlFailures.sqliteMessage(e);
        }
    }

    private static int only(String sql, String text) {
        int first = sql.indexOf(text);
        return first >= 0 && sql.indexOf(text, first + 1) < 0 ? first : -1;
    }

    /** The only occurrence of a whole word. */
    private static int word(String sql, String word) {
        Matcher matcher = Pattern.compile("(?<!\\w)" + Pattern.quote(word) + "(?!\\w)", Pattern.CASE_INSENSITIVE)
                .matcher(sql);
        if (!matcher.find()) {
            return -1;
        }
        int first = matcher.start();
        return matcher.find() ? -1 : first;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
