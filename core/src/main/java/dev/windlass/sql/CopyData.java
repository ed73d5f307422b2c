package dev.windlass.sql;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;

/** Reads the rows of one {@code COPY … FROM stdin}, as psql does: from the next line to the line {@code \.}. */
final class CopyData {
    private final SourceWindow window;
    private final Lexer lexer;
    private final PieceQueue pieces;
    private final SourceSpan statement;
    private boolean begun;

    /** The rows that follow the statement that began at a place; its delimiter was just read. */
    CopyData(SourceWindow window, Lexer lexer, PieceQueue pieces, SourceSpan statement) {
        this.window = window;
        this.lexer = lexer;
        this.pieces = pieces;
        this.statement = statement;
    }

    /** Reads a line; false if it was the last one. */
    boolean readLine() {
        if (!begun) {
            begun = true;
            restOfLine();
            return true;
        }
        if (window.peek(0) < 0) {
            throw Problem.of(ErrorCode.UNTERMINATED, "The rows of this COPY … FROM stdin have no closing \\.")
                    .at(statement.toString())
                    .toException();
        }
        if (isEnd()) {
            pieces.rows(window.offset());
            window.position += 2;
            pieces.rowsEnd(window.offset());
            return false;
        }
        row();
        return true;
    }

    private void restOfLine() {
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
        if (kind.isBlank()) {
            window.position = window.index(lexer.tokenStart() + lexer.token().indexOf('\n') + 1);
        }
        pieces.filler(window.offset());
    }

    private boolean isEnd() {
        if (window.peek(0) != '\\' || window.peek(1) != '.') {
            return false;
        }
        int after = window.peek(2);
        return after < 0 || after == '\n' || (after == '\r' && (window.peek(3) == '\n' || window.peek(3) < 0));
    }

    private void row() {
        int c;
        do {
            c = window.peek(0);
            window.position += c < 0 ? 0 : 1;
            if (window.pending() >= PieceQueue.PART - 1 && c >= 0 && !Character.isHighSurrogate((char) c)) {
                pieces.rows(window.offset());
            }
        } while (c >= 0 && c != '\n');
    }
}
