package dev.windlass.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts SQLite's SQL text into tokens; joined, they are the text (https://sqlite.org/lang_keywords.html, tokenize.c). */
final class SqliteLexer {
    /** What a token is. */
    enum Kind {
        SPACE,
        WORD,
        /** A name in double quotes, backticks or brackets. */
        QUOTED,
        STRING,
        NUMBER,
        SYMBOL
    }

    /** A token as it stands in the text. */
    record Token(Kind kind, String text) {
        boolean is(String word) {
            return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
        }

        /** Whether it may be a name; SQLite takes texts for names too. */
        boolean isName() {
            return kind == Kind.WORD || kind == Kind.QUOTED || kind == Kind.STRING;
        }

        /** The name that it stands for, without quotes. */
        String name() {
            if (kind == Kind.WORD || text.length() < 2) {
                return text;
            }
            char open = text.charAt(0);
            String inside = text.substring(1, text.length() - 1);
            return open == '[' ? inside : inside.replace("" + open + open, "" + open);
        }

        /** Whether it names that object; SQLite's names know no case, in ASCII. */
        boolean names(String other) {
            return isName() && sameName(name(), other);
        }
    }

    private SqliteLexer() {}

    static boolean sameName(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    static List<Token> tokens(String sql) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            Kind kind = kind(sql, at);
            int end = end(sql, at, kind);
            tokens.add(new Token(kind, sql.substring(at, end)));
            at = end;
        }
        return tokens;
    }

    /** Whether the text mentions a name, as a name or in quotes. */
    static boolean mentions(String sql, String name) {
        return tokens(sql).stream().anyMatch(token -> token.names(name));
    }

    private static Kind kind(String sql, int at) {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c) || sql.startsWith("--", at) || sql.startsWith("/*", at)) {
            return Kind.SPACE;
        }
        if (c == '\'') {
            return Kind.STRING;
        }
        if (c == '"' || c == '`' || c == '[') {
            return Kind.QUOTED;
        }
        if (isWordStart(c)) {
            return Kind.WORD;
        }
        boolean fraction = c == '.' && at + 1 < sql.length() && Character.isDigit(sql.charAt(at + 1));
        return Character.isDigit(c) || fraction ? Kind.NUMBER : Kind.SYMBOL;
    }

    private static int end(String sql, int at, Kind kind) {
        return switch (kind) {
            case SPACE -> spaceEnd(sql, at);
            case STRING -> quoteEnd(sql, at, '\'');
            case QUOTED -> quoteEnd(sql, at, sql.charAt(at) == '[' ? ']' : sql.charAt(at));
            case WORD, NUMBER -> {
                int end = at + 1;
                while (end < sql.length()
                        && (isWordPart(sql.charAt(end)) || kind == Kind.NUMBER && isNumber(sql, end))) {
                    end++;
                }
                yield end;
            }
            case SYMBOL -> at + 1;
        };
    }

    private static boolean isNumber(String sql, int at) {
        char c = sql.charAt(at);
        char before = sql.charAt(at - 1);
        return c == '.' || (c == '+' || c == '-') && (before == 'e' || before == 'E');
    }

    private static int spaceEnd(String sql, int at) {
        if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            return end < 0 ? sql.length() : end + 1;
        }
        if (sql.startsWith("/*", at)) {
            int end = sql.indexOf("*/", at + 2);
            return end < 0 ? sql.length() : end + 2;
        }
        int end = at + 1;
        while (end < sql.length() && Character.isWhitespace(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int quoteEnd(String sql, int at, char close) {
        int end = at + 1;
        while (end < sql.length()) {
            if (sql.charAt(end) == close) {
                if (close != ']' && end + 1 < sql.length() && sql.charAt(end + 1) == close) {
                    end++;
                } else {
                    return end + 1;
                }
            }
            end++;
        }
        return sql.length();
    }

    private static boolean isWordStart(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c > 127;
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || c >= '0' && c <= '9' || c == '$';
    }
}
