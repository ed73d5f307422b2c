package dev.windlass.compile;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of a Java source, as far as its head needs them: names, strings, and single characters for all else.
 * Comments are left out, but for a documentation comment, which stays with the token after it.
 */
final class JavaTokens {
    enum Kind {
        NAME,
        STRING,
        OTHER,
        END
    }

    /**
     * A token.
     *
     * @param text a name, a string's value, or a character
     * @param offset where it begins
     * @param comment the documentation comment before it; empty if there is none
     */
    record Token(Kind kind, String text, int offset, String comment) {
        boolean is(String other) {
            return kind != Kind.STRING && text.equals(other);
        }
    }

    private final String text;
    private int at;
    private String comment = "";

    private JavaTokens(String text) {
        this.text = text;
    }

    /** All tokens, and one that says that there are no more. */
    static List<Token> of(String text) {
        JavaTokens tokens = new JavaTokens(text);
        List<Token> found = new ArrayList<>();
        Token token;
        do {
            token = tokens.next();
            found.add(token);
        } while (token.kind() != Kind.END);
        return found;
    }

    private Token next() {
        skip();
        String before = comment;
        comment = "";
        int start = at;
        if (at >= text.length()) {
            return new Token(Kind.END, "", at, before);
        }
        char c = text.charAt(at);
        if (Character.isJavaIdentifierStart(c)) {
            while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
                at++;
            }
            return new Token(Kind.NAME, text.substring(start, at), start, before);
        }
        if (text.startsWith("\"\"\"", at)) {
            return new Token(Kind.STRING, block(), start, before);
        }
        if (c == '"' || c == '\'') {
            String value = quoted(c);
            return c == '"' ? new Token(Kind.STRING, value, start, before) : new Token(Kind.OTHER, "'", start, before);
        }
        at++;
        return new Token(Kind.OTHER, String.valueOf(c), start, before);
    }

    private void skip() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == '\uFEFF') {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                int stop = end < 0 ? text.length() : end;
                if (text.startsWith("/**", at) && stop > at + 3) {
                    comment = text.substring(at + 3, stop);
                }
                at = end < 0 ? text.length() : end + 2;
            } else {
                return;
            }
        }
    }

    private String quoted(char quote) {
        int start = ++at;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        int end = Math.min(at, text.length());
        at = end + 1;
        return unescaped(text.substring(start, end));
    }

    private String block() {
        at += 3;
        int start = at;
        while (at < text.length() && !text.startsWith("\"\"\"", at)) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        int end = Math.min(at, text.length());
        at = Math.min(end + 3, text.length());
        String content = text.substring(start, end).replace("\r\n", "\n");
        return unescaped(content.substring(content.indexOf('\n') + 1).stripIndent());
    }

    private static String unescaped(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            if (raw.startsWith("\\u", i)) {
                int digits = i + 1;
                while (digits < raw.length() && raw.charAt(digits) == 'u') {
                    digits++;
                }
                if (digits + 4 <= raw.length()
                        && raw.substring(digits, digits + 4).matches("[0-9a-fA-F]{4}")) {
                    out.append((char) Integer.parseInt(raw.substring(digits, digits + 4), 16));
                    i = digits + 3;
                    continue;
                }
            }
            out.append(raw.charAt(i));
        }
        try {
            return out.toString().translateEscapes();
        } catch (IllegalArgumentException e) {
            return out.toString();
        }
    }
}
