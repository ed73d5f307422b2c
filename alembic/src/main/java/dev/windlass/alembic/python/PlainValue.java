package dev.windlass.alembic.python;

import java.util.Optional;

/**
 * Reads values written as nearly every revision file writes them, {@code None} and strings without escapes, where the
 * whole parser would take most of the time that a folder of thousands of files takes.
 */
final class PlainValue {
    private static final String QUOTES = "\"\"\"";

    private PlainValue() {}

    /**
     * The value that is assigned in a logical line.
     *
     * @param from the offset after the name
     * @param end the offset after the line
     * @return nothing if it is anything else, or the line goes on after it
     */
    static Optional<Expr> assigned(String text, int from, int end) {
        int equals = text.indexOf('=', from);
        if (equals < 0 || equals >= end || !isPlain(text, from, equals)) {
            return Optional.empty();
        }
        int at = afterBlanks(text, equals + 1, end);
        if (text.startsWith("None", at) && endsAt(text, at + 4, end)) {
            return Optional.of(new Expr.NoneLiteral(at));
        }
        char quote = at < end ? text.charAt(at) : ' ';
        if (quote != '\'' && quote != '"') {
            return Optional.empty();
        }
        int close = text.indexOf(quote, at + 1);
        if (close <= at + 1 || close >= end || !isPlain(text, at + 1, close) || !endsAt(text, close + 1, end)) {
            return Optional.empty();
        }
        return Optional.of(new Expr.StringLiteral(at, text.substring(at + 1, close)));
    }

    /** A docstring in three double quotes; nothing if it is anything else, or the line goes on after it. */
    static Optional<String> docstring(String text, int at, int end) {
        if (!text.startsWith(QUOTES, at)) {
            return Optional.empty();
        }
        int close = text.indexOf(QUOTES, at + 3);
        if (close < 0 || close >= end || !endsAt(text, close + 3, end)) {
            return Optional.empty();
        }
        String value = text.substring(at + 3, close);
        return value.indexOf('\\') < 0 && value.indexOf('\r') < 0 ? Optional.of(value) : Optional.empty();
    }

    /** Neither an escape nor a line's end nor a comment, so that what is between two offsets is what it looks like. */
    private static boolean isPlain(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '\n' || c == '\r' || c == '#') {
                return false;
            }
        }
        return true;
    }

    private static int afterBlanks(String text, int from, int end) {
        int at = from;
        while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private static boolean endsAt(String text, int from, int end) {
        int at = afterBlanks(text, from, end);
        return at >= end || text.charAt(at) == '\n' || text.charAt(at) == '\r' || text.charAt(at) == '#';
    }
}
