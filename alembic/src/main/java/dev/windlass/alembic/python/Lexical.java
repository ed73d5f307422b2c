package dev.windlass.alembic.python;

import java.util.Locale;

/** The rules of the lexical structure that both the tokenizer and the header reader follow. */
final class Lexical {
    private static final int MAX_NESTED_FIELDS = 60;

    private Lexical() {}

    /** The offset after a line end ({@code \n}, {@code \r\n} or {@code \r}) at {@code at}. */
    static int afterLineEnd(String text, int at, int end) {
        if (text.charAt(at) == '\r' && at + 1 < end && text.charAt(at + 1) == '\n') {
            return at + 2;
        }
        return at + 1;
    }

    /** Whether the characters are the prefix of a string: r, b, u, f and their combinations, in any case. */
    static boolean isPrefix(String text, int start, int end) {
        if (end - start > 2) {
            return false;
        }
        return switch (text.substring(start, end).toLowerCase(Locale.ROOT)) {
            case "", "r", "b", "u", "f", "br", "rb", "fr", "rf" -> true;
            default -> false;
        };
    }

    /**
     * The offset after the string literal that begins at {@code start} and whose first quote is at {@code quote}.
     *
     * @throws dev.windlass.error.WindlassException if it does not end
     */
    static int afterString(Source source, int start, int quote, int end) {
        return afterString(source, start, quote, end, 0);
    }

    private static int afterString(Source source, int start, int quote, int end, int depth) {
        String text = source.text();
        char mark = text.charAt(quote);
        boolean triple = quote + 2 < end && text.charAt(quote + 1) == mark && text.charAt(quote + 2) == mark;
        boolean formatted = false;
        boolean raw = false;
        for (int i = start; i < quote; i++) {
            char c = text.charAt(i);
            formatted |= c == 'f' || c == 'F';
            raw |= c == 'r' || c == 'R';
        }
        int i = quote + (triple ? 3 : 1);
        while (i < end) {
            char c = text.charAt(i);
            if (c == mark && (!triple || i + 2 < end && text.charAt(i + 1) == mark && text.charAt(i + 2) == mark)) {
                return i + (triple ? 3 : 1);
            }
            if (c == '\\') {
                boolean named = formatted && !raw && text.startsWith("N{", i + 1);
                if (i + 1 < end && text.charAt(i + 1) == '\r') {
                    i++;
                    i = afterLineEnd(text, i, end);
                    continue;
                }
                i += 2;
                if (named) {
                    while (i < end && text.charAt(i) != '}' && text.charAt(i) != mark) {
                        i++;
                    }
                }
            } else if ((c == '\n' || c == '\r') && !triple) {
                break;
            } else if (formatted && c == '{') {
                if (i + 1 < end && text.charAt(i + 1) == '{') {
                    i += 2;
                } else {
                    i = afterField(source, i, end, mark, triple, depth + 1);
                }
            } else {
                i++;
            }
        }
        throw source.syntaxError(start, "The string does not end");
    }

    // A replacement field of an f-string, from its brace to the offset after the closing one. What stands in it may
    // hold any strings, with any quotes (PEP 701). A quote mark of the enclosing string where no string can begin
    // ends the search: the string is then simply wrong.
    private static int afterField(Source source, int open, int end, char mark, boolean triple, int depth) {
        if (depth > MAX_NESTED_FIELDS) {
            throw source.syntaxError(open, "Too many nested replacement fields");
        }
        String text = source.text();
        int brackets = 0;
        boolean format = false;
        int i = open + 1;
        while (i < end) {
            char c = text.charAt(i);
            if (format
                    && c == mark
                    && (!triple || text.startsWith(Character.toString(mark).repeat(3), i))) {
                break;
            }
            if (!format && (c == '\'' || c == '"')) {
                int prefix = i;
                while (prefix > open + 1 && i - prefix < 2 && Character.isLetter(text.charAt(prefix - 1))) {
                    prefix--;
                }
                boolean whole = prefix == open + 1 || !isWord(text.charAt(prefix - 1));
                i = afterString(source, whole && isPrefix(text, prefix, i) ? prefix : i, i, end, depth);
            } else if (c == '{' && format) {
                i = afterField(source, i, end, mark, triple, depth + 1);
            } else if (!format && (c == '(' || c == '[' || c == '{')) {
                brackets++;
                i++;
            } else if (c == '}' && brackets == 0) {
                return i + 1;
            } else if (!format && (c == ')' || c == ']' || c == '}')) {
                brackets--;
                i++;
            } else if (!format && c == ':' && brackets == 0) {
                format = true;
                i++;
            } else if (!format && c == '#') {
                while (i < end && text.charAt(i) != '\n') {
                    i++;
                }
            } else {
                i++;
            }
        }
        throw source.syntaxError(open, "'{' was never closed in the f-string");
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
