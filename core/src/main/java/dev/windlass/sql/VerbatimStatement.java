package dev.windlass.sql;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;

/** Reads what stands between {@code -- windlass: statement} and {@code -- windlass: end statement}: one statement. */
final class VerbatimStatement {
    private final SourceWindow window;
    private final PieceQueue pieces;
    private final String delimiter;
    private final SourceSpan begin;

    /** The statement after the directive at a place, which was just handed out. */
    VerbatimStatement(SourceWindow window, PieceQueue pieces, String delimiter, SourceSpan begin) {
        this.window = window;
        this.pieces = pieces;
        this.delimiter = delimiter;
        this.begin = begin;
    }

    /** Reads a line; false if it was the last one. */
    boolean readLine() {
        long line = window.offset();
        window.skipLine();
        String text = window.text(line, window.offset());
        String comment = text.stripLeading();
        long commentBegin = line + text.length() - comment.length();
        if (Directives.isDirective(comment)) {
            Directive directive = Directives.parse(comment, window.span(commentBegin));
            if (directive.name().equals("end statement")) {
                statement(line);
                pieces.instruction(directive, commentBegin, window.offset());
                return false;
            }
        }
        if (window.peek(0) < 0) {
            throw Problem.of(ErrorCode.UNTERMINATED, "'statement' without an 'end statement' after it")
                    .at(begin.toString())
                    .toException();
        }
        window.position++;
        return true;
    }

    private void statement(long to) {
        String text = window.text(window.startOffset(), to);
        String trimmed = text.strip();
        if (trimmed.endsWith(delimiter)) {
            trimmed =
                    trimmed.substring(0, trimmed.length() - delimiter.length()).stripTrailing();
        }
        if (!trimmed.isEmpty()) {
            long from =
                    window.startOffset() + text.length() - text.stripLeading().length();
            pieces.filler(from);
            pieces.sql(from + trimmed.length());
        }
    }
}
