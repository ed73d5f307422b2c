package dev.windlass.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the passwords in a statement's text, so that no message and no journal entry shows them. */
final class Passwords {
    /**
     * A text literal in a place where SQL has a password: {@code PASSWORD '…'} and {@code OPTIONS (password '…')}
     * (PostgreSQL), {@code IDENTIFIED BY '…'}, {@code PASSWORD('…')} and {@code SOURCE_PASSWORD = '…'} (MySQL, MariaDB),
     * {@code PRAGMA key = '…'} (SQLite's encrypting builds).
     */
    private static final Pattern LITERAL = Pattern.compile(
            "\\b(?:\\w*PASSWORD|IDENTIFIED(?:\\s+(?:WITH|VIA)\\s+\\S+)?\\s+(?:BY|AS|USING)(?:\\s+PASSWORD)?"
                    + "|PRAGMA\\s+(?:hex|re)?key)\\s*[=(]?\\s*[EN]?(['\"])(?<secret>(?:(?!\\1)[^\\\\]|\\1\\1|\\\\.)*)\\1",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A password inside a connection string, such as dblink's, or inside a URL. */
    private static final Pattern CONNECTION = Pattern.compile(
            "\\bpassword=(?<secret>[^\\s'\"&;]+)|://[^\\s/:@']+:(?<secret2>[^\\s/@']+)@", Pattern.CASE_INSENSITIVE);

    private Passwords() {}

    private record Found(int start, int end) {}

    private static List<Found> find(String sql) {
        List<Found> found = new ArrayList<>();
        Matcher literal = LITERAL.matcher(sql);
        while (literal.find()) {
            found.add(new Found(literal.start("secret"), literal.end("secret")));
        }
        Matcher connection = CONNECTION.matcher(sql);
        while (connection.find()) {
            String group = connection.start("secret") < 0 ? "secret2" : "secret";
            found.add(new Found(connection.start(group), connection.end(group)));
        }
        return found;
    }

    /** Whether there is any in a statement. */
    static boolean in(String sql) {
        return find(sql).stream().anyMatch(found -> found.end() > found.start());
    }

    /** The statement with each character of its passwords replaced, so that places in it stay the same. */
    static String masked(String sql) {
        StringBuilder out = new StringBuilder(sql);
        for (Found found : find(sql)) {
            for (int i = found.start(); i < found.end(); i++) {
                if (out.charAt(i) != '\n') {
                    out.setCharAt(i, '*');
                }
            }
        }
        return out.toString();
    }

    /**
     * What the database says of a statement, without the statement's passwords. The part of the statement that MySQL and
     * MariaDB quote, cut anywhere, is left out as a whole if the statement has a password.
     */
    static String masked(String message, String sql) {
        List<Found> all = find(sql);
        if (all.isEmpty()) {
            return message;
        }
        String masked = message.replaceAll("(?s)near '.*' at line", "near '…' at line");
        for (Found found : all) {
            if (found.end() > found.start()) {
                masked = masked.replace(sql.substring(found.start(), found.end()), "***");
            }
        }
        return masked;
    }
}
