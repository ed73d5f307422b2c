package dev.windlass.sql;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Cuts pieces off the beginning of a window, and holds them until they are handed out. Every character of the text goes
 * through one of these methods, once and in order: so the law of the splitter holds.
 */
final class PieceQueue {
    /** Longer fillers and rows are handed out in parts. */
    static final int PART = 1 << 16;

    private final SourceWindow window;
    private final Queue<Piece> pieces = new ArrayDeque<>();

    PieceQueue(SourceWindow window) {
        this.window = window;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    Piece remove() {
        return pieces.remove();
    }

    /** All up to an offset, if there is anything. */
    void filler(long to) {
        if (to > window.startOffset()) {
            SourceSpan span = window.startSpan();
            pieces.add(new Piece.Filler(window.take(to), span));
        }
    }

    /** The statement that ends at an offset. */
    Statement sql(long to) {
        SourceSpan span = window.startSpan();
        Statement statement = new Statement(window.take(to), span);
        pieces.add(new Piece.Sql(statement));
        return statement;
    }

    /** A directive between two offsets, and what stands before it. */
    void instruction(Directive directive, long from, long to) {
        filler(from);
        pieces.add(new Piece.Instruction(window.take(to), directive));
    }

    /** Rows up to an offset, if there are any. */
    void rows(long to) {
        if (to > window.startOffset()) {
            SourceSpan span = window.startSpan();
            pieces.add(new Piece.CopyRows(window.take(to), span));
        }
    }

    /** The mark that ends at an offset, after the rows. */
    void rowsEnd(long to) {
        SourceSpan span = window.startSpan();
        pieces.add(new Piece.CopyEnd(window.take(to), span));
    }
}
