package dev.windlass.alembic.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the literals of Python mean: numbers, strings, f-strings. */
final class Literals {
    private Literals() {}

    /** The value of a number. */
    static Expr number(Source source, Token token) {
        String text = token.text().replace("_", "");
        if (token.text().endsWith("_") || token.text().contains("__")) {
            throw source.syntaxError(token.start(), "'" + token.text() + "' is not a number");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        try {
            if (lower.startsWith("0x")) {
                return new Expr.IntLiteral(token.start(), new BigInteger(lower.substring(2), 16));
            }
            if (lower.startsWith("0o")) {
                return new Expr.IntLiteral(token.start(), new BigInteger(lower.substring(2), 8));
            }
            if (lower.startsWith("0b")) {
                return new Expr.IntLiteral(token.start(), new BigInteger(lower.substring(2), 2));
            }
            if (lower.endsWith("j")) {
                return new Expr.ImaginaryLiteral(
                        token.start(), Double.parseDouble(lower.substring(0, lower.length() - 1)));
            }
            if (lower.contains(".") || lower.contains("e")) {
                return new Expr.FloatLiteral(token.start(), Double.parseDouble(lower));
            }
            // int() of a text so long takes quadratic time; CPython refuses beyond 4,300 digits too.
            if (lower.length() > 4300) {
                throw source.syntaxError(token.start(), "The number has more than 4300 digits");
            }
            BigInteger value = new BigInteger(lower);
            if (lower.length() > 1 && lower.startsWith("0") && value.signum() != 0) {
                throw source.syntaxError(
                        token.start(), "A whole number has no leading zeros; an octal one begins with 0o");
            }
            return new Expr.IntLiteral(token.start(), value);
        } catch (NumberFormatException wrong) {
            throw source.syntaxError(token.start(), "'" + token.text() + "' is not a number");
        }
    }

    /** The value of adjacent string literals: a string, bytes or an f-string. */
    static Expr strings(Source source, List<Token> tokens, int depth) {
        int at = tokens.getFirst().start();
        boolean bytes = isBytes(tokens.getFirst());
        boolean formatted = false;
        List<Expr.Piece> pieces = new ArrayList<>();
        for (Token token : tokens) {
            if (isBytes(token) != bytes) {
                throw source.syntaxError(token.start(), "Bytes and strings cannot be joined");
            }
            int quote = quote(token);
            String prefix = token.text().substring(0, quote).toLowerCase(Locale.ROOT);
            boolean raw = prefix.contains("r");
            String text = token.text();
            int marks = text.startsWith("\"\"\"", quote) || text.startsWith("'''", quote) ? 3 : 1;
            int from = token.start() + quote + marks;
            int to = token.end() - marks;
            if (prefix.contains("f")) {
                formatted = true;
                new FormattedPieces(source, raw, depth).read(from, to, pieces);
            } else {
                pieces.add(new Expr.Piece.Text(text(source, from, to, raw, bytes)));
            }
        }
        if (formatted) {
            return new Expr.Formatted(at, List.copyOf(pieces));
        }
        StringBuilder value = new StringBuilder();
        for (Expr.Piece piece : pieces) {
            if (piece instanceof Expr.Piece.Text text) {
                value.append(text.text());
            }
        }
        return bytes ? new Expr.BytesLiteral(at, value.toString()) : new Expr.StringLiteral(at, value.toString());
    }

    private static int quote(Token token) {
        int quote = 0;
        while (token.text().charAt(quote) != '"' && token.text().charAt(quote) != '\'') {
            quote++;
        }
        return quote;
    }

    private static boolean isBytes(Token token) {
        char first = token.text().charAt(0);
        char second = token.text().charAt(1);
        return first == 'b' || first == 'B' || (first == 'r' || first == 'R') && (second == 'b' || second == 'B');
    }

    /** The characters between two offsets with escapes resolved and line ends made {@code \n}. */
    static String text(Source source, int from, int to, boolean raw, boolean bytes) {
        String text = source.text();
        int plain = from;
        while (plain < to && text.charAt(plain) != '\\' && text.charAt(plain) != '\r' && !bytes) {
            plain++;
        }
        if (plain == to) {
            return text.substring(from, to);
        }
        StringBuilder value = new StringBuilder(to - from);
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (c == '\r') {
                value.append('\n');
                i = Lexical.afterLineEnd(text, i, to);
            } else if (c == '\\' && !raw) {
                i = escape(source, i, to, bytes, value);
            } else {
                if (bytes && c >= 128) {
                    throw source.syntaxError(i, "Bytes hold ASCII characters only");
                }
                value.append(c);
                i++;
            }
        }
        return value.toString();
    }

    private static int escape(Source source, int at, int to, boolean bytes, StringBuilder value) {
        String text = source.text();
        if (at + 1 >= to) {
            value.append('\\');
            return at + 1;
        }
        char c = text.charAt(at + 1);
        switch (c) {
            case '\n', '\r' -> {
                return Lexical.afterLineEnd(text, at + 1, to);
            }
            case '\\', '\'', '"' -> value.append(c);
            case 'a' -> value.append('\u0007');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'v' -> value.append('\u000B');
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                int i = at + 1;
                int code = 0;
                while (i < to && i < at + 4 && text.charAt(i) >= '0' && text.charAt(i) <= '7') {
                    code = code * 8 + text.charAt(i++) - '0';
                }
                value.append((char) (bytes ? code & 0xFF : code));
                return i;
            }
            case 'x' -> {
                return hexadecimal(source, at, to, 2, value);
            }
            case 'u', 'U' -> {
                if (!bytes) {
                    return hexadecimal(source, at, to, c == 'u' ? 4 : 8, value);
                }
                value.append('\\').append(c);
            }
            case 'N' -> {
                if (!bytes) {
                    return named(source, at, to, value);
                }
                value.append('\\').append(c);
            }
            default -> value.append('\\').append(c);
        }
        return at + 2;
    }

    private static int hexadecimal(Source source, int at, int to, int digits, StringBuilder value) {
        int from = at + 2;
        long code = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = i < to ? Character.digit(source.text().charAt(i), 16) : -1;
            if (digit < 0) {
                throw source.syntaxError(at, "The escape needs " + digits + " hexadecimal digits");
            }
            code = code * 16 + digit;
        }
        if (code > Character.MAX_CODE_POINT) {
            throw source.syntaxError(at, "There is no such character");
        }
        value.appendCodePoint((int) code);
        return from + digits;
    }

    private static int named(Source source, int at, int to, StringBuilder value) {
        int close = source.text().indexOf('}', at);
        if (at + 2 >= to || source.text().charAt(at + 2) != '{' || close < 0 || close >= to) {
            throw source.syntaxError(at, "The escape \\N needs a name in braces");
        }
        try {
            value.appendCodePoint(Character.codePointOf(source.text().substring(at + 3, close)));
        } catch (IllegalArgumentException unknown) {
            throw source.syntaxError(at, "There is no such character");
        }
        return close + 1;
    }
}
