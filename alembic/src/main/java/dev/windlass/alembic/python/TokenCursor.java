package dev.windlass.alembic.python;

import dev.windlass.alembic.python.Token.Kind;
import dev.windlass.error.WindlassException;
import java.util.List;
import java.util.Set;

/** A place in a list of tokens, and the depth of what is being parsed there. */
final class TokenCursor {
    // CPython's own limit for brackets; everything that nests counts here.
    private static final int MAX_DEPTH = 200;
    private static final Set<String> KEYWORDS = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    private final Source source;
    private final List<Token> tokens;
    private int index;
    private int depth;

    TokenCursor(Source source, List<Token> tokens, int depth) {
        this.source = source;
        this.tokens = tokens;
        this.depth = depth;
    }

    Source source() {
        return source;
    }

    int depth() {
        return depth;
    }

    Token peek() {
        return tokens.get(index);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(index + ahead, tokens.size() - 1));
    }

    int at() {
        return peek().start();
    }

    Token next() {
        Token token = tokens.get(index);
        if (token.kind() != Kind.END) {
            index++;
        }
        return token;
    }

    boolean is(String word) {
        return peek().is(word);
    }

    boolean is(Kind kind) {
        return peek().kind() == kind;
    }

    boolean take(String word) {
        if (is(word)) {
            index++;
            return true;
        }
        return false;
    }

    boolean take(Kind kind) {
        if (is(kind)) {
            next();
            return true;
        }
        return false;
    }

    Token expect(String word) {
        if (!is(word)) {
            throw unexpected("'" + word + "'");
        }
        return next();
    }

    void expect(Kind kind, String what) {
        if (!is(kind)) {
            throw unexpected(what);
        }
        next();
    }

    boolean isIdentifier() {
        return is(Kind.NAME) && !KEYWORDS.contains(peek().text());
    }

    String identifier() {
        if (!isIdentifier()) {
            throw unexpected("a name");
        }
        return next().text();
    }

    WindlassException unexpected(String expected) {
        return source.syntaxError(at(), "Expected " + expected + ", found " + peek().described());
    }

    void enter() {
        if (++depth > MAX_DEPTH) {
            throw source.syntaxError(at(), "Too deeply nested");
        }
    }

    void leave() {
        depth--;
    }
}
