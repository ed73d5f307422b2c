package dev.windlass.alembic.python;

import dev.windlass.alembic.python.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Cuts Python source into tokens, as The Python Language Reference, chapter 2 "Lexical analysis", has it for 3.12:
 * indentation, line joining, all string prefixes, replacement fields with any quotes inside.
 */
final class Tokenizer {
    private static final int MAX_INDENTS = 100;
    private static final int MAX_BRACKETS = 200;
    private static final String[] LONG_OPERATORS = {
        "**=", "//=", ">>=", "<<=", "...", "!=", "->", ":=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=", "**",
        "//", "<<", ">>", "<=", ">=", "=="
    };
    private static final String SHORT_OPERATORS = "+-*/%@&|^~<>()[]{},:.;=";

    private final Source source;
    private final String text;
    private final int end;
    private final boolean joined;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<int[]> indents = new ArrayDeque<>();
    private final Deque<Token> brackets = new ArrayDeque<>();
    private int at;

    private Tokenizer(Source source, int start, int end, boolean joined) {
        this.source = source;
        this.text = source.text();
        this.at = start;
        this.end = end;
        this.joined = joined;
    }

    /** The tokens of a whole file; the last one is {@code END}. */
    static List<Token> file(Source source) {
        return new Tokenizer(source, 0, source.text().length(), false).run();
    }

    /** The tokens of a part that begins at the left margin, such as one statement. */
    static List<Token> part(Source source, int start, int end) {
        return new Tokenizer(source, start, end, false).run();
    }

    /** The tokens of an expression inside brackets, where line ends mean nothing. */
    static List<Token> joined(Source source, int start, int end) {
        return new Tokenizer(source, start, end, true).run();
    }

    private List<Token> run() {
        indents.push(new int[] {0, 0});
        boolean lineStart = !joined;
        while (at < end) {
            if (lineStart) {
                lineStart = false;
                if (blankLine()) {
                    lineStart = true;
                    continue;
                }
                indent();
            }
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\f') {
                at++;
            } else if (c == '#') {
                skipComment();
            } else if (c == '\n' || c == '\r') {
                int start = at;
                at = Lexical.afterLineEnd(text, at, end);
                if (!joined && brackets.isEmpty()) {
                    tokens.add(new Token(Kind.NEWLINE, "", start, at));
                    lineStart = true;
                }
            } else if (c == '\\') {
                joinLine();
            } else {
                token(c);
            }
        }
        if (!brackets.isEmpty()) {
            Token open = brackets.peek();
            throw source.syntaxError(open.start(), "'" + open.text() + "' was never closed");
        }
        if (!joined && !tokens.isEmpty() && tokens.getLast().kind() != Kind.NEWLINE) {
            tokens.add(new Token(Kind.NEWLINE, "", end, end));
        }
        for (int i = indents.size(); i > 1; i--) {
            tokens.add(new Token(Kind.DEDENT, "", end, end));
        }
        tokens.add(new Token(Kind.END, "", end, end));
        return tokens;
    }

    private void joinLine() {
        int start = at;
        at++;
        if (at >= end || text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            throw source.syntaxError(start, "Unexpected character after the line continuation '\\'");
        }
        at = Lexical.afterLineEnd(text, at, end);
        if (at >= end) {
            throw source.syntaxError(start, "The file ends after the line continuation '\\'");
        }
    }

    private boolean blankLine() {
        int i = at;
        while (i < end && isBlank(text.charAt(i))) {
            i++;
        }
        if (i < end && text.charAt(i) == '#') {
            while (i < end && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                i++;
            }
        }
        if (i >= end || text.charAt(i) == '\n' || text.charAt(i) == '\r') {
            at = i >= end ? end : Lexical.afterLineEnd(text, i, end);
            return true;
        }
        return false;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    private void skipComment() {
        while (at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
    }

    // Two widths, tabs to multiples of 8 and tabs as 1: where they disagree on more or less, the indentation is
    // inconsistent (reference, 2.1.8).
    private void indent() {
        int wide = 0;
        int narrow = 0;
        while (at < end && isBlank(text.charAt(at))) {
            char c = text.charAt(at++);
            wide = c == '\t' ? wide / 8 * 8 + 8 : c == '\f' ? 0 : wide + 1;
            narrow = c == '\f' ? 0 : narrow + 1;
        }
        int[] current = indents.element();
        if (wide == current[0]) {
            requireConsistent(narrow == current[1]);
        } else if (wide > current[0]) {
            requireConsistent(narrow > current[1]);
            if (indents.size() >= MAX_INDENTS) {
                throw source.syntaxError(at, "Too many levels of indentation");
            }
            indents.push(new int[] {wide, narrow});
            tokens.add(new Token(Kind.INDENT, "", at, at));
        } else {
            while (wide < indents.element()[0]) {
                indents.pop();
                tokens.add(new Token(Kind.DEDENT, "", at, at));
            }
            if (wide != indents.element()[0]) {
                throw source.syntaxError(at, "The indentation matches no outer level");
            }
            requireConsistent(narrow == indents.element()[1]);
        }
    }

    private void requireConsistent(boolean consistent) {
        if (!consistent) {
            throw source.syntaxError(at, "Tabs and spaces are mixed inconsistently in the indentation");
        }
    }

    private void token(char c) {
        int start = at;
        if (c == '"' || c == '\'') {
            string(start, at);
        } else if (c >= '0' && c <= '9' || c == '.' && at + 1 < end && isDigit(text.charAt(at + 1))) {
            number(start);
        } else if (c == '_' || c < 128 && Character.isLetter(c) || c >= 128 && identifierStart(text.codePointAt(at))) {
            name(start);
        } else {
            operator(start, c);
        }
    }

    private static boolean identifierStart(int codePoint) {
        return Character.isUnicodeIdentifierStart(codePoint);
    }

    private void name(int start) {
        while (at < end) {
            int codePoint = text.codePointAt(at);
            boolean part = codePoint == '_'
                    || codePoint < 128 && Character.isLetterOrDigit(codePoint)
                    || codePoint >= 128
                            && Character.isUnicodeIdentifierPart(codePoint)
                            && !Character.isIdentifierIgnorable(codePoint);
            if (!part) {
                break;
            }
            at += Character.charCount(codePoint);
        }
        if (at < end && (text.charAt(at) == '"' || text.charAt(at) == '\'') && Lexical.isPrefix(text, start, at)) {
            string(start, at);
            return;
        }
        tokens.add(new Token(Kind.NAME, text.substring(start, at), start, at));
    }

    private void string(int start, int quote) {
        at = Lexical.afterString(source, start, quote, end);
        tokens.add(new Token(Kind.STRING, text.substring(start, at), start, at));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void number(int start) {
        if (text.charAt(at) == '0' && at + 1 < end && "xXoObB".indexOf(text.charAt(at + 1)) >= 0) {
            at += 2;
            digits(16);
        } else {
            digits(10);
            if (at < end && text.charAt(at) == '.') {
                at++;
                digits(10);
            }
            if (at < end && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
                int exponent = at + 1;
                if (exponent < end && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
                    exponent++;
                }
                if (exponent < end && isDigit(text.charAt(exponent))) {
                    at = exponent;
                    digits(10);
                }
            }
            if (at < end && (text.charAt(at) == 'j' || text.charAt(at) == 'J')) {
                at++;
            }
        }
        tokens.add(new Token(Kind.NUMBER, text.substring(start, at), start, at));
    }

    private void digits(int radix) {
        while (at < end && (text.charAt(at) == '_' || Character.digit(text.charAt(at), radix) >= 0)) {
            at++;
        }
    }

    private void operator(int start, char c) {
        for (String operator : LONG_OPERATORS) {
            if (at + operator.length() <= end && text.startsWith(operator, at)) {
                at += operator.length();
                tokens.add(new Token(Kind.OPERATOR, operator, start, at));
                return;
            }
        }
        if (SHORT_OPERATORS.indexOf(c) < 0) {
            throw source.syntaxError(
                    start,
                    "The character '" + Character.toString(text.codePointAt(start)) + "' (U+"
                            + String.format("%04X", text.codePointAt(start)) + ") means nothing here");
        }
        at++;
        Token token = new Token(Kind.OPERATOR, text.substring(start, at), start, at);
        tokens.add(token);
        switch (c) {
            case '(', '[', '{' -> {
                if (brackets.size() >= MAX_BRACKETS) {
                    throw source.syntaxError(start, "Too many nested brackets");
                }
                brackets.push(token);
            }
            case ')', ']', '}' -> close(token);
            default -> {}
        }
    }

    private void close(Token token) {
        if (brackets.isEmpty()) {
            throw source.syntaxError(token.start(), "Unmatched '" + token.text() + "'");
        }
        Token open = brackets.pop();
        if ("([{".indexOf(open.text()) != ")]}".indexOf(token.text())) {
            throw source.syntaxError(
                    token.start(),
                    "'" + token.text() + "' does not close the '" + open.text() + "' of line "
                            + source.line(open.start()));
        }
    }
}
