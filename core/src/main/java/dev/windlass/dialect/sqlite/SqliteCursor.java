package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.sqlite.SqliteLexer.Kind;
import dev.windlass.dialect.sqlite.SqliteLexer.Token;
import java.util.List;

/** Reads the words of a text one after the other; white space and comments are kept in the texts between them. */
final class SqliteCursor {
    private final List<Token> tokens;
    private int at;

    SqliteCursor(String sql) {
        this.tokens = SqliteLexer.tokens(sql);
    }

    boolean atEnd() {
        return significant() >= tokens.size();
    }

    boolean next(String word) {
        int index = significant();
        return index < tokens.size() && tokens.get(index).is(word);
    }

    boolean accept(String word) {
        if (!next(word)) {
            return false;
        }
        take();
        return true;
    }

    void expect(String word) {
        if (!accept(word)) {
            throw new IllegalArgumentException("'" + word + "' is expected");
        }
    }

    Token take() {
        int index = significant();
        if (index >= tokens.size()) {
            throw new IllegalArgumentException("the statement ends too early");
        }
        at = index + 1;
        return tokens.get(index);
    }

    /** What stands in the parentheses that open here. */
    String parenthesized() {
        expect("(");
        int start = at;
        int depth = 1;
        while (depth > 0) {
            Token token = take();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        }
        return text(start, at - 1);
    }

    /** What stands before one of these words, outside of parentheses; all the rest if none comes. */
    String until(String... words) {
        int start = at;
        int depth = 0;
        while (!atEnd()) {
            for (String word : words) {
                if (depth == 0 && next(word)) {
                    return text(start, significant());
                }
            }
            Token token = take();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        }
        return text(start, tokens.size());
    }

    /** All that is left. */
    String rest() {
        int start = at;
        at = tokens.size();
        return text(start, at);
    }

    private int significant() {
        int index = at;
        while (index < tokens.size() && tokens.get(index).kind() == Kind.SPACE) {
            index++;
        }
        return index;
    }

    private String text(int from, int to) {
        StringBuilder sql = new StringBuilder();
        tokens.subList(from, Math.max(from, to)).forEach(token -> sql.append(token.text()));
        return sql.toString().strip();
    }
}
