package dev.windlass.sql;

import dev.windlass.error.WindlassException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words and marks of a statement, without comments: a keyword or identifier in upper case, a quoted identifier as
 * {@code "}, a literal in upper case (a long one as {@code '}), or one character of punctuation. Parentheses before the
 * first word are left out. Of a long statement only the words outside of parentheses are kept after its beginning.
 */
final class StatementWords {
    private static final int BEGINNING = 1_000;
    private static final int LONG_LITERAL = 64;

    private record Word(String text, int depth) {}

    private final List<Word> words = new ArrayList<>();

    private StatementWords() {}

    static StatementWords of(String statement, SplitterRules rules) {
        StatementWords result = new StatementWords();
        Lexer lexer = new Lexer(new SourceWindow(new StringReader(statement), new SourceSpan("", 1, 1, 0)), rules);
        try {
            int depth = 0;
            for (TokenKind kind = lexer.next(); kind != TokenKind.END; kind = lexer.next()) {
                depth = result.add(kind, lexer, depth);
                lexer.discard();
            }
        } catch (WindlassException e) {
            // An open quote: what came before it is all that can be told of the statement.
            return result;
        }
        return result;
    }

    private int add(TokenKind kind, Lexer lexer, int depth) {
        boolean kept = words.size() < BEGINNING || (depth == 0 && kind == TokenKind.WORD);
        return switch (kind) {
            case SPACE, LINE_COMMENT, BLOCK_COMMENT, EXECUTABLE_OPEN, EXECUTABLE_CLOSE, META_COMMAND, END -> depth;
            case SYMBOL, DELIMITER -> {
                String symbol = lexer.token();
                int after = symbol.equals("(") ? depth + 1 : symbol.equals(")") ? Math.max(0, depth - 1) : depth;
                if (words.isEmpty() && symbol.equals("(")) {
                    yield 0;
                }
                if (kept) {
                    words.add(new Word(symbol, Math.min(depth, after)));
                }
                yield after;
            }
            case WORD -> kept ? keep(lexer.token().toUpperCase(Locale.ROOT), depth) : depth;
            case QUOTED_IDENTIFIER -> kept ? keep("\"", depth) : depth;
            case STRING, NUMBER ->
                kept
                        ? keep(
                                lexer.tokenLength() > LONG_LITERAL
                                        ? "'"
                                        : lexer.token().toUpperCase(Locale.ROOT),
                                depth)
                        : depth;
        };
    }

    private int keep(String text, int depth) {
        words.add(new Word(text, depth));
        return depth;
    }

    /** The word at an index from 0, or nothing beyond the end. */
    String at(int index) {
        return index < words.size() ? words.get(index).text : "";
    }

    int size() {
        return words.size();
    }

    /** Whether the statement begins with these words. */
    boolean begins(String... expected) {
        return matches(0, expected);
    }

    private boolean matches(int index, String... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (!at(index + i).equals(expected[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether these words follow one another somewhere outside of parentheses. */
    boolean has(String... expected) {
        return indexOf(0, expected) >= 0;
    }

    /** Where these words follow one another outside of parentheses, from an index on; -1 if nowhere. */
    int indexOf(int from, String... expected) {
        for (int i = from; i < words.size(); i++) {
            if (words.get(i).depth == 0 && matches(i, expected)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether these words follow one another anywhere, in parentheses too. */
    boolean hasAnywhere(String... expected) {
        for (int i = 0; i < words.size(); i++) {
            if (matches(i, expected)) {
                return true;
            }
        }
        return false;
    }

    /** The index of the first word outside of parentheses that is one of a set and no part of a name; -1 if none is. */
    int firstOf(Set<String> set, int from, int to) {
        for (int i = from; i < Math.min(to, words.size()); i++) {
            boolean name = Set.of(".", "@", "=").contains(at(i - 1 < 0 ? words.size() : i - 1));
            if (words.get(i).depth == 0 && !name && set.contains(at(i))) {
                return i;
            }
        }
        return -1;
    }
}
