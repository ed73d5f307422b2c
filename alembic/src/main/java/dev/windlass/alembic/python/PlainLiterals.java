package dev.windlass.alembic.python;

import org.jspecify.annotations.Nullable;

/**
 * The literals of nearly every revision's header, read without tokens and a tree: {@code None}, and a string without a
 * backslash. Whatever is written otherwise is nothing here, and the parser's.
 */
final class PlainLiterals {
    private PlainLiterals() {}

    /**
     * The value of {@code name = literal} or {@code name: annotation = literal}; null if it is not that plain.
     *
     * @param at where the name ends
     * @param end where the logical line ends
     */
    static @Nullable Expr assigned(String text, int at, int end) {
        int i = afterBlanks(text, at, end);
        if (i < end && text.charAt(i) == ':') {
            i = afterAnnotation(text, i + 1, end);
        }
        if (i >= end || text.charAt(i) != '=') {
            return null;
        }
        i = afterBlanks(text, i + 1, end);
        if (text.startsWith("None", i)) {
            return onlyBlanks(text, i + 4, end) ? new Expr.NoneLiteral(i) : null;
        }
        String value = string(text, i, end);
        return value == null ? null : new Expr.StringLiteral(i, value);
    }

    /** The string that a logical line consists of; null if it is not that plain. */
    static @Nullable String string(String text, int at, int end) {
        if (at >= end) {
            return null;
        }
        char quote = text.charAt(at);
        if (quote != '"' && quote != '\'') {
            return null;
        }
        boolean triple = at + 2 < end && text.charAt(at + 1) == quote && text.charAt(at + 2) == quote;
        int start = triple ? at + 3 : at + 1;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '\r' || !triple && c == '\n') {
                return null;
            }
            if (c == quote && (!triple || i + 2 < end && text.charAt(i + 1) == quote && text.charAt(i + 2) == quote)) {
                return onlyBlanks(text, triple ? i + 3 : i + 1, end) ? text.substring(start, i) : null;
            }
        }
        return null;
    }

    // Such as Union[str, Sequence[str], None]; with a string inside it is not plain.
    private static int afterAnnotation(String text, int at, int end) {
        int i = at;
        while (i < end && (isWord(text.charAt(i)) || "[]., |".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    private static boolean isWord(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static int afterBlanks(String text, int at, int end) {
        int i = at;
        while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private static boolean onlyBlanks(String text, int at, int end) {
        int i = afterBlanks(text, at, end);
        return i >= end || text.charAt(i) == '\n' || text.charAt(i) == '\r' || text.charAt(i) == '#';
    }
}
