package dev.windlass.sql;

import static dev.windlass.sql.CharacterClass.isBlank;
import static dev.windlass.sql.CharacterClass.isDigit;
import static dev.windlass.sql.CharacterClass.isLetter;
import static dev.windlass.sql.CharacterClass.isWord;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;

/**
 * Divides text into tokens, by the facts of a dialect. It knows nothing of statements: every delimiter is one, wherever
 * it stands. Sources: PostgreSQL's {@code scan.l} and {@code psqlscan.l}, MySQL's {@code sql_lex.cc} and
 * {@code client/mysql.cc}, SQLite's {@code tokenize.c}.
 */
final class Lexer {
    /** From here on a version number in an executable comment means "never": dumps use it to hide text. */
    private static final int NEVER = 990_000;

    private static final int NEVER_IN_FIVE_DIGITS = 99_999;

    private final SourceWindow window;
    private final SplitterRules rules;
    private final boolean dollarQuotes;
    private final boolean prefixes;
    private boolean backslashEscapes;
    private boolean ansiQuotes;
    private String delimiter;

    private long tokenStart;
    private int executableDepth;
    private long executableStart;
    private Continuation continuation = Continuation.NONE;

    /** PostgreSQL goes on with the escapes of {@code E'…'} in a literal on a later line that continues it. */
    private enum Continuation {
        NONE,
        SAME_LINE,
        LATER_LINE
    }

    Lexer(SourceWindow window, SplitterRules rules) {
        this.window = window;
        this.rules = rules;
        dollarQuotes = rules.has(LexicalFact.DOLLAR_QUOTES);
        prefixes = rules.has(LexicalFact.STRING_PREFIXES);
        reset();
    }

    /** Forgets what the script said of quotes and delimiters. */
    void reset() {
        backslashEscapes = rules.has(LexicalFact.BACKSLASH_ESCAPES);
        ansiQuotes = rules.has(LexicalFact.ANSI_QUOTES);
        delimiter = ";";
    }

    /** Where the last token began. */
    long tokenStart() {
        return tokenStart;
    }

    /** The text of the last token. */
    String token() {
        return window.text(tokenStart, window.offset());
    }

    /** How long the last token is. */
    int tokenLength() {
        return (int) (window.offset() - tokenStart);
    }

    /** Lets go of the text up to here. */
    void discard() {
        window.discard();
    }

    /** Whether the next character stands in an executable comment. */
    boolean inExecutableComment() {
        return executableDepth > 0;
    }

    /** Where the executable comment began that is open. */
    long executableStart() {
        return executableStart;
    }

    void delimiter(String text) {
        delimiter = text;
    }

    String delimiter() {
        return delimiter;
    }

    void backslashEscapes(boolean on) {
        backslashEscapes = on;
    }

    void ansiQuotes(boolean on) {
        ansiQuotes = on;
    }

    /**
     * Reads one token.
     *
     * @throws dev.windlass.error.WindlassException if a quote or comment is left open
     */
    TokenKind next() {
        tokenStart = window.offset();
        int c = window.peek(0);
        if (c < 0) {
            return TokenKind.END;
        }
        if (c == delimiter.charAt(0) && (delimiter.length() == 1 || window.startsWith(delimiter))) {
            window.position += delimiter.length();
            continuation = Continuation.NONE;
            return TokenKind.DELIMITER;
        }
        if (isBlank(c)) {
            return space();
        }
        if ((c == '-' && dashComment()) || (c == '#' && rules.has(LexicalFact.HASH_COMMENTS))) {
            return lineComment();
        }
        boolean continues = continuation == Continuation.LATER_LINE;
        continuation = Continuation.NONE;
        if (isLetter(c)) {
            return c == '\ufeff' && tokenStart == 0 ? symbol(TokenKind.SPACE) : word();
        }
        if (isDigit(c)) {
            return number();
        }
        return switch (c) {
            case '\'' -> string(backslashEscapes || continues);
            case '"' ->
                ansiQuotes
                        ? quoted('"', false, TokenKind.QUOTED_IDENTIFIER, "identifier")
                        : quoted('"', backslashEscapes, TokenKind.STRING, "string");
            case '`' -> rules.has(LexicalFact.BACKTICKS) ? quotedIdentifier('`') : symbol(TokenKind.SYMBOL);
            case '[' -> rules.has(LexicalFact.BRACKETS) ? bracketed() : symbol(TokenKind.SYMBOL);
            case '/' -> window.peek(1) == '*' ? comment() : symbol(TokenKind.SYMBOL);
            case '*' -> executableDepth > 0 && window.peek(1) == '/' ? executableClose() : symbol(TokenKind.SYMBOL);
            case '$' -> dollarQuotes || followsAs() ? dollar() : symbol(TokenKind.SYMBOL);
            case '\\' -> backslash();
            default -> symbol(TokenKind.SYMBOL);
        };
    }

    private TokenKind symbol(TokenKind kind) {
        window.position++;
        return kind;
    }

    private TokenKind space() {
        boolean newline = false;
        do {
            int i = window.position;
            while (i < window.limit && isBlank(window.chars[i])) {
                newline |= window.chars[i] == '\n' || window.chars[i] == '\r';
                i++;
            }
            window.position = i;
        } while (window.position == window.limit && window.fill());
        if (newline && continuation == Continuation.SAME_LINE) {
            continuation = Continuation.LATER_LINE;
        }
        return TokenKind.SPACE;
    }

    private boolean dashComment() {
        if (window.peek(1) != '-') {
            return false;
        }
        int after = window.peek(2);
        return !rules.has(LexicalFact.SPACED_DASH_COMMENTS) || after <= ' ' || after == 0x7f;
    }

    private TokenKind lineComment() {
        boolean carriageReturn = rules.has(LexicalFact.CARRIAGE_RETURN_ENDS_LINE);
        do {
            int i = window.position;
            while (i < window.limit && window.chars[i] != '\n' && !(carriageReturn && window.chars[i] == '\r')) {
                i++;
            }
            window.position = i;
        } while (window.position == window.limit && window.fill());
        return TokenKind.LINE_COMMENT;
    }

    private TokenKind word() {
        boolean delimiterIsWord = isWord(delimiter.charAt(0));
        do {
            int i = window.position;
            while (i < window.limit && isWord(window.chars[i])) {
                if (delimiterIsWord && window.chars[i] == delimiter.charAt(0)) {
                    window.position = i;
                    if (window.startsWith(delimiter)) {
                        return TokenKind.WORD;
                    }
                    i = window.position;
                }
                i++;
            }
            window.position = i;
        } while (window.position == window.limit && window.fill());
        return prefixes && window.offset() - tokenStart == 1 ? prefixed() : TokenKind.WORD;
    }

    private TokenKind prefixed() {
        int quote = window.peek(0);
        return switch (window.chars[window.position - 1]) {
            case 'e', 'E' -> quote == '\'' ? string(true) : TokenKind.WORD;
            case 'b', 'B', 'x', 'X' -> quote == '\'' ? string(false) : TokenKind.WORD;
            case 'u', 'U' -> quote == '&' && window.peek(1) == '\'' ? unicodeString() : TokenKind.WORD;
            default -> TokenKind.WORD;
        };
    }

    private TokenKind unicodeString() {
        window.position++;
        return string(false);
    }

    private TokenKind number() {
        do {
            int i = window.position;
            while (i < window.limit
                    && (prefixes ? isDigit(window.chars[i]) : isWord(window.chars[i]))
                    && !(window.chars[i] == delimiter.charAt(0))) {
                i++;
            }
            window.position = i;
        } while (window.position == window.limit && window.fill());
        if (window.offset() == tokenStart) {
            window.position++;
        }
        return TokenKind.NUMBER;
    }

    private TokenKind string(boolean escapes) {
        quoted('\'', escapes, TokenKind.STRING, "string");
        if (prefixes && escapes) {
            continuation = Continuation.SAME_LINE;
        }
        return TokenKind.STRING;
    }

    private TokenKind quotedIdentifier(char quote) {
        return quoted(quote, false, TokenKind.QUOTED_IDENTIFIER, "identifier");
    }

    private TokenKind quoted(char quote, boolean escapes, TokenKind kind, String what) {
        long opened = window.offset();
        window.position++;
        while (true) {
            int i = window.position;
            while (i < window.limit && window.chars[i] != quote && !(escapes && window.chars[i] == '\\')) {
                i++;
            }
            window.position = i;
            int c = window.peek(0);
            if (c < 0) {
                throw unterminated(opened, "The " + what + " that begins here has no closing " + quote);
            }
            if (c == quote && window.peek(1) != quote) {
                window.position++;
                return kind;
            }
            if (c == quote || (c == '\\' && escapes)) {
                window.position += window.peek(1) < 0 ? 1 : 2;
            }
        }
    }

    private TokenKind bracketed() {
        long opened = window.offset();
        int c = window.peek(0);
        while (c != ']') {
            if (c < 0) {
                throw unterminated(opened, "The identifier that begins here has no closing ]");
            }
            window.position++;
            c = window.peek(0);
        }
        return symbol(TokenKind.QUOTED_IDENTIFIER);
    }

    private TokenKind comment() {
        if (rules.has(LexicalFact.EXECUTABLE_COMMENTS)) {
            int mark = window.peek(2) == '!'
                    ? 3
                    : rules.has(LexicalFact.MARIADB_EXECUTABLE_COMMENTS)
                                    && window.peek(2) == 'M'
                                    && window.peek(3) == '!'
                            ? 4
                            : 0;
            if (mark > 0 && !neverExecuted(mark)) {
                return executableOpen(mark);
            }
        }
        long opened = window.offset();
        int depth = 0;
        do {
            int c = window.peek(0);
            if (c < 0) {
                if (rules.has(LexicalFact.OPEN_COMMENT_AT_END)) {
                    return TokenKind.BLOCK_COMMENT;
                }
                throw unterminated(opened, "The comment that begins here has no closing */");
            }
            if (c == '/' && window.peek(1) == '*' && (depth == 0 || rules.has(LexicalFact.NESTED_COMMENTS))) {
                depth++;
                window.position += 2;
            } else if (c == '*' && window.peek(1) == '/') {
                depth--;
                window.position += 2;
            } else {
                window.position++;
            }
        } while (depth > 0);
        return TokenKind.BLOCK_COMMENT;
    }

    private boolean neverExecuted(int mark) {
        int version = 0;
        int digits = 0;
        while (digits < 6 && isDigit(window.peek(mark + digits))) {
            version = version * 10 + window.peek(mark + digits) - '0';
            digits++;
        }
        return version >= NEVER || (digits == 5 && version == NEVER_IN_FIVE_DIGITS);
    }

    private TokenKind executableOpen(int mark) {
        if (executableDepth++ == 0) {
            executableStart = tokenStart;
        }
        window.position += mark;
        for (int digits = 0; digits < 6 && isDigit(window.peek(0)); digits++) {
            window.position++;
        }
        return TokenKind.EXECUTABLE_OPEN;
    }

    private TokenKind executableClose() {
        executableDepth--;
        window.position += 2;
        return TokenKind.EXECUTABLE_CLOSE;
    }

    private boolean followsAs() {
        if (!rules.has(LexicalFact.DOLLAR_QUOTES_AFTER_AS)) {
            return false;
        }
        int i = window.position - 1;
        while (i >= 0 && isBlank(window.chars[i])) {
            i--;
        }
        return i >= 2
                && i < window.position - 1
                && isSame(window.chars[i], 's')
                && isSame(window.chars[i - 1], 'a')
                && isBlank(window.chars[i - 2]);
    }

    private static boolean isSame(char c, char lower) {
        return (c | 0x20) == lower;
    }

    private TokenKind dollar() {
        int length = 1;
        int c = window.peek(1);
        if (isDigit(c)) {
            while (isDigit(window.peek(length))) {
                length++;
            }
            window.position += length;
            return TokenKind.NUMBER;
        }
        while (isLetter(c) || isDigit(c)) {
            c = window.peek(++length);
        }
        if (c != '$') {
            return symbol(TokenKind.SYMBOL);
        }
        String tag = window.text(tokenStart, tokenStart + length + 1);
        window.position += tag.length();
        while (true) {
            int i = window.position;
            while (i < window.limit && window.chars[i] != '$') {
                i++;
            }
            window.position = i;
            if (window.peek(0) < 0) {
                throw unterminated(tokenStart, "The string that begins here has no closing " + tag);
            }
            if (window.startsWith(tag)) {
                window.position += tag.length();
                return TokenKind.STRING;
            }
            window.position++;
        }
    }

    private TokenKind backslash() {
        if (rules.has(LexicalFact.META_COMMANDS)) {
            window.skipLine();
            return TokenKind.META_COMMAND;
        }
        int c = window.peek(1);
        if (rules.has(LexicalFact.CLIENT_DELIMITERS) && (c == 'g' || c == 'G')) {
            window.position += 2;
            return TokenKind.DELIMITER;
        }
        return symbol(TokenKind.SYMBOL);
    }

    private RuntimeException unterminated(long opened, String message) {
        return Problem.of(ErrorCode.UNTERMINATED, message)
                .at(window.span(opened).toString())
                .toException();
    }
}
