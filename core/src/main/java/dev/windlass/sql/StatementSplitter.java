package dev.windlass.sql;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;

/**
 * Divides a script into its pieces, one after another, as its text is read. The texts of the pieces joined are the
 * script, exactly. A statement is held whole, everything else in parts of some 64 thousand characters, so that memory
 * follows the longest statement and not the script.
 *
 * <p>The splitter does what the database's own client does ({@code psql}, {@code mysql}, {@code sqlite3}), and more: on
 * MySQL and MariaDB it finds the ends of routine bodies without {@code DELIMITER}. Directives ({@link Directive}) are
 * found where a statement may end; one ends a statement that lacks its delimiter.
 *
 * <p>It does not close the reader, and is for one thread.
 */
public final class StatementSplitter {
    /** Longer fillers and rows are handed out in parts. */
    private static final int PART = 1 << 16;

    private final SourceWindow window;
    private final Lexer lexer;
    private final Bodies bodies;
    private final SplitterRules rules;
    private final Queue<Piece> ready = new ArrayDeque<>();
    private final List<Problem> problems = new ArrayList<>();

    private Mode mode = Mode.SQL;
    private boolean inStatement;
    private boolean wordSeen;
    private boolean setsSession;
    private long statementEnd;
    private int parentheses;
    private long parenthesis;
    /** Where the statement or the directive stands that {@link #mode} speaks of. */
    private SourceSpan opened;

    private enum Mode {
        SQL,
        /** On the line of a {@code COPY … FROM stdin}, after its delimiter. */
        ROWS_BEGIN,
        ROWS,
        /** Between {@code -- windlass: statement} and {@code -- windlass: end statement}. */
        VERBATIM,
        ENDED
    }

    /** Splits what a reader holds, the text of a whole file. */
    public StatementSplitter(Reader in, String file, SplitterRules rules) {
        this(in, new SourceSpan(file, 1, 1, 0), rules);
    }

    /** Splits what a reader holds, a part of a file that begins at a place. */
    public StatementSplitter(Reader in, SourceSpan start, SplitterRules rules) {
        this.rules = rules;
        window = new SourceWindow(in, start);
        lexer = new Lexer(window, rules);
        bodies = Bodies.of(rules);
        opened = start;
    }

    /**
     * The pieces of a text.
     *
     * @param file the file as the user knows it; empty for text from elsewhere
     * @throws WindlassException with every problem of the text, if there is one
     */
    public static List<Piece> split(String text, String file, SplitterRules rules) {
        return split(text, new SourceSpan(file, 1, 1, 0), rules);
    }

    /**
     * The pieces of a text that begins at a place in its file.
     *
     * @throws WindlassException with every problem of the text, if there is one
     */
    public static List<Piece> split(String text, SourceSpan start, SplitterRules rules) {
        StatementSplitter splitter = new StatementSplitter(new StringReader(text), start, rules);
        List<Piece> pieces = new ArrayList<>();
        try {
            while (splitter.advance()) {
                pieces.add(splitter.ready.remove());
            }
        } catch (WindlassException e) {
            splitter.problems.addAll(e.problems());
        }
        splitter.refuseProblems();
        return pieces;
    }

    /**
     * The next piece; empty at the end of the text.
     *
     * @throws WindlassException for text that cannot be split (UNTERMINATED, PSQL_META_COMMAND, BAD_DIRECTIVE); there
     *     are no more pieces then
     * @throws java.io.UncheckedIOException if the reader fails
     */
    public Optional<Piece> next() {
        boolean more = advance();
        refuseProblems();
        return more ? Optional.of(ready.remove()) : Optional.empty();
    }

    /** How many characters are held at most, for now. */
    int capacity() {
        return window.capacity();
    }

    private void refuseProblems() {
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
    }

    private boolean advance() {
        while (ready.isEmpty() && mode != Mode.ENDED) {
            switch (mode) {
                case SQL -> token();
                case ROWS_BEGIN -> rowsBegin();
                case ROWS -> row();
                case VERBATIM -> verbatim();
                case ENDED -> {}
            }
        }
        return !ready.isEmpty();
    }

    private void token() {
        TokenKind kind = lexer.next();
        switch (kind) {
            case SPACE, BLOCK_COMMENT -> fillerGrew();
            case LINE_COMMENT -> lineComment();
            case DELIMITER -> delimiter();
            case META_COMMAND -> metaCommand();
            case END -> end();
            case WORD -> word();
            case SYMBOL -> symbol();
            case STRING, NUMBER, QUOTED_IDENTIFIER -> {
                significant();
                if (bodies.watching()) {
                    bodies.operand();
                }
            }
            case EXECUTABLE_OPEN, EXECUTABLE_CLOSE -> significant();
        }
    }

    private void significant() {
        if (!inStatement) {
            filler(lexer.tokenStart());
            inStatement = true;
            wordSeen = false;
            setsSession = false;
            parentheses = 0;
            bodies.begin();
        }
        statementEnd = window.offset();
    }

    private void word() {
        if (inStatement && wordSeen && !bodies.watching()) {
            statementEnd = window.offset();
            return;
        }
        String word = lexer.token().toUpperCase(Locale.ROOT);
        if (!inStatement && word.equals("DELIMITER") && rules.has(LexicalFact.CLIENT_DELIMITERS) && !isWordNext()) {
            delimiterLine();
            return;
        }
        significant();
        setsSession |= !wordSeen && (word.equals("SET") || word.equals("RESET"));
        wordSeen = true;
        bodies.word(word, lexer.tokenStart());
    }

    private boolean isWordNext() {
        int c = window.peek(0);
        return c >= 0 && !Lexer.isBlank(c);
    }

    private void symbol() {
        char c = window.chars[window.position - 1];
        if (c == ';') {
            semicolon();
            return;
        }
        significant();
        if (c == '(') {
            if (parentheses++ == 0) {
                parenthesis = lexer.tokenStart();
            }
        } else if (c == ')' && parentheses > 0) {
            parentheses--;
        }
        if (bodies.watching()) {
            bodies.symbol(c);
        }
    }

    /** A semicolon while the client's delimiter is another one. */
    private void semicolon() {
        if (!inStatement) {
            return;
        }
        boolean absorbed = bodies.absorbsDelimiter() || lexer.inExecutableComment() || parentheses > 0;
        if (absorbed || !bodies.isComplete()) {
            statementEnd = window.offset();
            return;
        }
        endStatement();
    }

    private void delimiterLine() {
        long begin = window.offset();
        window.skipLine();
        String[] words = window.text(begin, window.offset()).strip().split("\\s+", 2);
        if (words[0].isEmpty()) {
            problems.add(Problem.of(ErrorCode.BAD_DELIMITER, "DELIMITER without a delimiter")
                    .at(window.span(lexer.tokenStart()).toString()));
            return;
        }
        lexer.delimiter(words[0]);
    }

    private void delimiter() {
        if (!inStatement) {
            fillerGrew();
            return;
        }
        boolean absorbed = (!isClientDelimiter() && bodies.absorbsDelimiter()) || lexer.inExecutableComment();
        if (absorbed) {
            statementEnd = window.offset();
            return;
        }
        SourceSpan begin = window.startSpan();
        boolean rows = bodies.takesRows();
        endStatement();
        if (rows) {
            mode = Mode.ROWS_BEGIN;
            opened = begin;
        }
    }

    /** A delimiter that the client gave or takes itself ends the statement wherever it stands. */
    private boolean isClientDelimiter() {
        return !lexer.delimiter().equals(";") || window.chars[window.position - 1] != ';';
    }

    private void endStatement() {
        inStatement = false;
        SourceSpan span = window.startSpan();
        String text = window.take(statementEnd);
        ready.add(new Piece.Sql(new Statement(text, span)));
        if (setsSession) {
            SessionSettings.apply(text, rules, lexer);
        }
    }

    private void filler(long to) {
        if (to > window.startOffset()) {
            SourceSpan span = window.startSpan();
            ready.add(new Piece.Filler(window.take(to), span));
        }
    }

    private void fillerGrew() {
        if (!inStatement && window.pending() >= PART) {
            filler(window.offset());
        }
    }

    private void lineComment() {
        if (!window.startsLine(lexer.tokenStart())) {
            fillerGrew();
            return;
        }
        String comment = lexer.token();
        Optional<Directive> directive = comment.length() > 9 && comment.indexOf(':') > 0
                ? Directives.parse(comment, window.span(lexer.tokenStart()))
                : Optional.empty();
        if (directive.isEmpty()) {
            fillerGrew();
            return;
        }
        directive(directive.get());
    }

    private void directive(Directive directive) {
        boolean section = directive.name().equals("upgrade") || directive.name().equals("downgrade");
        if (inStatement && isOpen()) {
            if (section) {
                throw leftOpen();
            }
            return;
        }
        if (inStatement) {
            endStatement();
        }
        instruction(directive, lexer.tokenStart(), window.offset());
        if (directive.name().equals("end statement")) {
            problems.add(Problem.of(ErrorCode.BAD_DIRECTIVE, "'end statement' without a 'statement' before it")
                    .at(directive.span().toString()));
        } else if (directive.name().equals("statement")) {
            mode = Mode.VERBATIM;
            opened = directive.span();
        }
    }

    private void instruction(Directive directive, long from, long to) {
        filler(from);
        ready.add(new Piece.Instruction(window.take(to), directive));
    }

    private boolean isOpen() {
        return lexer.inExecutableComment() || bodies.openedAt() >= 0 || parentheses > 0;
    }

    private WindlassException leftOpen() {
        long place = lexer.inExecutableComment()
                ? lexer.executableStart()
                : bodies.openedAt() >= 0 ? bodies.openedAt() : parenthesis;
        String what = lexer.inExecutableComment()
                ? "The comment that begins here has no closing */"
                : bodies.openedAt() >= 0
                        ? "The " + wordAt(place) + " that begins here has no END"
                        : "The parenthesis that opens here is not closed";
        return Problem.of(ErrorCode.UNTERMINATED, what)
                .at(window.span(place).toString())
                .toException();
    }

    private String wordAt(long place) {
        int begin = window.index(place);
        int end = begin;
        while (end < window.limit && Lexer.isWord(window.chars[end])) {
            end++;
        }
        return new String(window.chars, begin, end - begin).toUpperCase(Locale.ROOT);
    }

    private void metaCommand() {
        PsqlCommands.problem(lexer.token(), window.span(lexer.tokenStart())).ifPresent(problems::add);
        if (inStatement) {
            statementEnd = lexer.tokenStart();
            endStatement();
        }
    }

    private void end() {
        if (inStatement) {
            boolean body = lexer.delimiter().equals(";") && (bodies.openedAt() >= 0 || ruleIsOpen());
            if (lexer.inExecutableComment() || body) {
                throw leftOpen();
            }
            endStatement();
        }
        filler(window.offset());
        mode = Mode.ENDED;
    }

    private boolean ruleIsOpen() {
        return parentheses > 0 && bodies.holdsDelimiters();
    }

    private void rowsBegin() {
        TokenKind kind;
        do {
            kind = lexer.next();
        } while (kind.isBlank() && lexer.token().indexOf('\n') < 0);
        if (!kind.isBlank() && kind != TokenKind.END) {
            throw Problem.of(ErrorCode.UNSUPPORTED_SCRIPT, "Text follows COPY … FROM stdin on its line")
                    .at(window.span(lexer.tokenStart()).toString())
                    .because("the rows begin on the next line")
                    .next("Move the text to a line of its own, after the rows.")
                    .toException();
        }
        long newline = lexer.tokenStart() + lexer.token().indexOf('\n') + 1;
        window.position = window.index(kind == TokenKind.END ? window.offset() : newline);
        filler(window.offset());
        mode = Mode.ROWS;
    }

    private void row() {
        if (window.peek(0) < 0) {
            throw Problem.of(ErrorCode.UNTERMINATED, "The rows of this COPY … FROM stdin have no closing \\.")
                    .at(opened.toString())
                    .toException();
        }
        if (endsRows()) {
            rows(window.offset());
            SourceSpan span = window.startSpan();
            window.position += 2;
            ready.add(new Piece.CopyEnd(window.take(window.offset()), span));
            mode = Mode.SQL;
            return;
        }
        int c;
        do {
            c = window.peek(0);
            window.position += c < 0 ? 0 : 1;
            if (window.pending() >= PART - 1 && c >= 0 && !Character.isHighSurrogate((char) c)) {
                rows(window.offset());
            }
        } while (c >= 0 && c != '\n');
    }

    private boolean endsRows() {
        if (window.peek(0) != '\\' || window.peek(1) != '.') {
            return false;
        }
        int after = window.peek(2);
        return after < 0 || after == '\n' || (after == '\r' && (window.peek(3) == '\n' || window.peek(3) < 0));
    }

    private void rows(long to) {
        if (to > window.startOffset()) {
            SourceSpan span = window.startSpan();
            ready.add(new Piece.CopyRows(window.take(to), span));
        }
    }

    private void verbatim() {
        long line = window.offset();
        window.skipLine();
        String text = window.text(line, window.offset());
        String comment = text.stripLeading();
        long begin = line + text.length() - comment.length();
        Optional<Directive> directive =
                comment.startsWith("--") ? Directives.parse(comment, window.span(begin)) : Optional.empty();
        if (directive.isPresent() && directive.get().name().equals("end statement")) {
            verbatimStatement(line);
            instruction(directive.get(), begin, window.offset());
            mode = Mode.SQL;
            return;
        }
        if (window.peek(0) < 0) {
            throw Problem.of(ErrorCode.UNTERMINATED, "'statement' without an 'end statement' after it")
                    .at(opened.toString())
                    .toException();
        }
        window.position++;
    }

    private void verbatimStatement(long to) {
        String text = window.text(window.startOffset(), to);
        String trimmed = text.strip();
        if (trimmed.endsWith(lexer.delimiter())) {
            trimmed = trimmed.substring(0, trimmed.length() - lexer.delimiter().length())
                    .stripTrailing();
        }
        if (trimmed.isEmpty()) {
            return;
        }
        long begin = window.startOffset() + text.length() - text.stripLeading().length();
        filler(begin);
        statementEnd = begin + trimmed.length();
        endStatement();
    }
}
