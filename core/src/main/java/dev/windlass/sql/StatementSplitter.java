package dev.windlass.sql;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private final SourceWindow window;
    private final Lexer lexer;
    private final Bodies bodies;
    private final SplitterRules rules;
    private final PieceQueue pieces;
    private final List<Problem> problems = new ArrayList<>();

    private @Nullable CopyData copyData;
    private @Nullable VerbatimStatement verbatim;
    private boolean ended;
    private boolean inStatement;
    private boolean wordSeen;
    private boolean setsSession;
    private long statementEnd;
    private int parentheses;
    private long parenthesis;

    /** Splits what a reader holds, the text of a whole file. */
    public StatementSplitter(Reader in, String file, SplitterRules rules) {
        this(in, new SourceSpan(file, 1, 1, 0), rules);
    }

    /** Splits what a reader holds, a part of a file that begins at a place. */
    public StatementSplitter(Reader in, SourceSpan start, SplitterRules rules) {
        this.rules = rules;
        window = new SourceWindow(in, start);
        lexer = new Lexer(window, rules);
        pieces = new PieceQueue(window);
        bodies = Bodies.of(rules);
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
        List<Piece> all = new ArrayList<>();
        while (splitter.advance()) {
            all.add(splitter.pieces.remove());
        }
        splitter.refuseProblems();
        return all;
    }

    /**
     * The next piece; empty at the end of the text.
     *
     * @throws WindlassException for text that cannot be split (UNTERMINATED, PSQL_META_COMMAND, UNSUPPORTED_SCRIPT,
     *     BAD_DIRECTIVE, BAD_DELIMITER), and so for every further call
     * @throws java.io.UncheckedIOException if the reader fails
     */
    public Optional<Piece> next() {
        boolean more = advance();
        refuseProblems();
        return more ? Optional.of(pieces.remove()) : Optional.empty();
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
        try {
            while (pieces.isEmpty() && !ended) {
                step();
            }
        } catch (WindlassException e) {
            problems.addAll(e.problems());
            ended = true;
        }
        return !pieces.isEmpty();
    }

    private void step() {
        if (copyData != null) {
            copyData = copyData.readLine() ? copyData : null;
        } else if (verbatim != null) {
            verbatim = verbatim.readLine() ? verbatim : null;
        } else {
            token();
        }
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
            pieces.filler(lexer.tokenStart());
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
        return c >= 0 && !CharacterClass.isBlank(c);
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
        String quote = words[0].substring(0, 1);
        boolean quoted = "'\"`".contains(quote) && words[0].length() > 2 && words[0].endsWith(quote);
        lexer.delimiter(quoted ? words[0].substring(1, words[0].length() - 1) : words[0]);
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
            copyData = new CopyData(window, lexer, pieces, begin);
        }
    }

    /** A delimiter that the client gave or takes itself ends the statement wherever it stands. */
    private boolean isClientDelimiter() {
        return !lexer.delimiter().equals(";") || window.chars[window.position - 1] != ';';
    }

    private void endStatement() {
        inStatement = false;
        Statement statement = pieces.sql(statementEnd);
        if (setsSession) {
            SessionSettings.apply(statement.text(), rules, lexer);
        }
    }

    private void fillerGrew() {
        if (!inStatement && window.pending() >= PieceQueue.PART) {
            pieces.filler(window.offset());
        }
    }

    private void lineComment() {
        if (!window.startsLine(lexer.tokenStart())) {
            fillerGrew();
            return;
        }
        String comment = lexer.token();
        if (!Directives.isDirective(comment)) {
            fillerGrew();
        } else if (!inStatement || !isOpen()) {
            directive(Directives.parse(comment, window.span(lexer.tokenStart())));
        } else if (isSection(Directives.parse(comment, window.startSpan()))) {
            throw leftOpen();
        }
    }

    private static boolean isSection(Directive directive) {
        return directive.name().equals("upgrade") || directive.name().equals("downgrade");
    }

    private void directive(Directive directive) {
        if (inStatement) {
            endStatement();
        }
        pieces.instruction(directive, lexer.tokenStart(), window.offset());
        if (isSection(directive)) {
            // Another session may run it, so that nothing that this one has set holds there.
            lexer.reset();
        } else if (directive.name().equals("end statement")) {
            problems.add(Problem.of(ErrorCode.BAD_DIRECTIVE, "'end statement' without a 'statement' before it")
                    .at(directive.span().toString()));
        } else if (directive.name().equals("statement")) {
            verbatim = new VerbatimStatement(window, pieces, lexer.delimiter(), directive.span());
        }
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
        while (end < window.limit && CharacterClass.isWord(window.chars[end])) {
            end++;
        }
        return new String(window.chars, begin, end - begin).toUpperCase(Locale.ROOT);
    }

    private void metaCommand() {
        if (!inStatement && PsqlCommands.isHarmless(lexer.token())) {
            return;
        }
        problems.add(PsqlCommands.problem(lexer.token(), window.span(lexer.tokenStart())));
        if (inStatement) {
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
        pieces.filler(window.offset());
        ended = true;
    }

    private boolean ruleIsOpen() {
        return parentheses > 0 && bodies.holdsDelimiters();
    }
}
