package dev.windlass.alembic.python;

import java.util.ArrayList;
import java.util.List;

/** Reads the inside of an f-string: text and replacement fields (PEP 498, PEP 701). */
final class FormattedPieces {
    private final Source source;
    private final String text;
    private final boolean raw;
    private final int depth;

    FormattedPieces(Source source, boolean raw, int depth) {
        this.source = source;
        this.text = source.text();
        this.raw = raw;
        this.depth = depth;
    }

    void read(int from, int to, List<Expr.Piece> pieces) {
        read(from, to, false, pieces);
    }

    private void read(int from, int to, boolean format, List<Expr.Piece> pieces) {
        StringBuilder plain = new StringBuilder();
        int start = from;
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (c == '\\' && !raw && i + 1 < to) {
                if (text.startsWith("N{", i + 1)) {
                    int close = text.indexOf('}', i);
                    i = close < 0 || close >= to ? to : close + 1;
                } else {
                    // An escaped brace still opens a field.
                    i += text.charAt(i + 1) == '{' || text.charAt(i + 1) == '}' ? 1 : 2;
                }
            } else if ((c == '{' || c == '}') && !format && i + 1 < to && text.charAt(i + 1) == c) {
                plain.append(Literals.text(source, start, i + 1, raw, false));
                i += 2;
                start = i;
            } else if (c == '{') {
                plain.append(Literals.text(source, start, i, raw, false));
                i = field(i, to, plain, pieces);
                start = i;
            } else if (c == '}') {
                throw source.syntaxError(i, "A single '}' in an f-string");
            } else {
                i++;
            }
        }
        plain.append(Literals.text(source, start, to, raw, false));
        flush(plain, pieces);
    }

    private static void flush(StringBuilder plain, List<Expr.Piece> pieces) {
        if (!plain.isEmpty()) {
            pieces.add(new Expr.Piece.Text(plain.toString()));
            plain.setLength(0);
        }
    }

    private int field(int open, int to, StringBuilder plain, List<Expr.Piece> pieces) {
        int expressionEnd = expressionEnd(open + 1, to);
        int i = expressionEnd;
        boolean debug = false;
        if (text.charAt(i) == '=') {
            debug = true;
            i++;
            while (i < to && Character.isWhitespace(text.charAt(i))) {
                i++;
            }
        }
        if (debug) {
            plain.append(text, open + 1, i);
        }
        char conversion = 0;
        if (i + 1 < to && text.charAt(i) == '!') {
            conversion = text.charAt(i + 1);
            if (conversion != 's' && conversion != 'r' && conversion != 'a') {
                throw source.syntaxError(i, "The conversion is one of !s, !r and !a");
            }
            i += 2;
            while (i < to && Character.isWhitespace(text.charAt(i))) {
                i++;
            }
        }
        List<Expr.Piece> format = new ArrayList<>();
        boolean hasFormat = false;
        if (i < to && text.charAt(i) == ':') {
            hasFormat = true;
            int close = formatEnd(i + 1, to);
            read(i + 1, close, true, format);
            i = close;
        }
        if (i >= to || text.charAt(i) != '}') {
            throw source.syntaxError(open, "'{' was never closed in the f-string");
        }
        if (debug && conversion == 0 && !hasFormat) {
            conversion = 'r';
        }
        flush(plain, pieces);
        if (text.substring(open + 1, expressionEnd).isBlank()) {
            throw source.syntaxError(open, "The f-string has an empty expression");
        }
        Expr value = ExpressionParser.joined(source, open + 1, expressionEnd, depth + 1);
        pieces.add(new Expr.Piece.Field(value, conversion, List.copyOf(format)));
        return i + 1;
    }

    private int expressionEnd(int from, int to) {
        int brackets = 0;
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = afterString(from, i, to);
                continue;
            }
            if (c == '#') {
                while (i < to && text.charAt(i) != '\n') {
                    i++;
                }
                continue;
            }
            if (c == '(' || c == '[' || c == '{') {
                brackets++;
            } else if (brackets > 0 && (c == ')' || c == ']' || c == '}')) {
                brackets--;
            } else if (brackets == 0) {
                char next = i + 1 < to ? text.charAt(i + 1) : 0;
                if (c == '}' || c == ':' || c == '!' && next != '=') {
                    return i;
                }
                if (c == '=' && next == '=' || (c == '!' || c == '<' || c == '>') && next == '=') {
                    i++;
                } else if (c == '=') {
                    return i;
                }
            }
            i++;
        }
        throw source.syntaxError(from - 1, "'{' was never closed in the f-string");
    }

    private int afterString(int from, int quote, int to) {
        int start = quote;
        while (start > from && quote - start < 2 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return Lexical.afterString(source, Lexical.isPrefix(text, start, quote) ? start : quote, quote, to);
    }

    private int formatEnd(int from, int to) {
        int braces = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '{') {
                braces++;
            } else if (c == '}' && braces-- == 0) {
                return i;
            }
        }
        return to;
    }
}
