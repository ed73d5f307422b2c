package dev.windlass.sql;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/**
 * The part of a text that is still needed: from the first character that was not handed out, to the last one that was
 * read. Places are offsets from the start of the text, so that they stay true when the window moves.
 */
final class SourceWindow {
    private static final int INITIAL_SIZE = 1 << 12;
    /** Up to here more room costs less than more reads. */
    private static final int ROOMY = 1 << 16;

    private final Reader in;
    private boolean drained;
    /** The offset of {@code chars[0]}. */
    private long base;
    /** The index of the first character that was not handed out. */
    private int start;
    /** Where that is in the file; its offset counts from the file's start, unlike all other offsets here. */
    private SourceSpan startSpan;

    /** Whether only white space, or nothing, stands on the line before {@link #start}. */
    private boolean startsLine = true;

    char[] chars = new char[INITIAL_SIZE];
    /** The index of the next character. */
    int position;
    /** The index after the last character that was read. */
    int limit;

    SourceWindow(Reader in, SourceSpan startSpan) {
        this.in = in;
        this.startSpan = startSpan;
    }

    /** Reads more; false at the end of the text. Indexes into {@link #chars} do not survive it. */
    boolean fill() {
        if (drained) {
            return false;
        }
        makeRoom();
        try {
            int count;
            do {
                count = in.read(chars, limit, chars.length - limit);
            } while (count == 0);
            drained = count < 0;
            limit += Math.max(count, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return !drained;
    }

    private void makeRoom() {
        if (limit < chars.length) {
            return;
        }
        int kept = limit - start;
        char[] target =
                kept > chars.length / 2 || chars.length < ROOMY ? new char[Math.multiplyExact(chars.length, 2)] : chars;
        System.arraycopy(chars, start, target, 0, kept);
        chars = target;
        base += start;
        position -= start;
        limit = kept;
        start = 0;
    }

    /** The character {@code ahead} places after the next one, or -1 beyond the end. */
    int peek(int ahead) {
        while (position + ahead >= limit) {
            if (!fill()) {
                return -1;
            }
        }
        return chars[position + ahead];
    }

    /** Whether this text comes next. */
    boolean startsWith(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (peek(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Moves to the next line feed, or to the end. */
    void skipLine() {
        int c = peek(0);
        while (c >= 0 && c != '\n') {
            position++;
            c = peek(0);
        }
    }

    /** The offset of the next character. */
    long offset() {
        return base + position;
    }

    /** The offset of the first character that was not handed out. */
    long startOffset() {
        return base + start;
    }

    /** How many characters were read but not handed out. */
    int pending() {
        return position - start;
    }

    /** The index of an offset, good until the next {@link #fill}. */
    int index(long offset) {
        return (int) (offset - base);
    }

    /** The text between two offsets. */
    String text(long from, long to) {
        return new String(chars, index(from), (int) (to - from));
    }

    /** Hands out the text up to an offset. */
    String take(long to) {
        String text = text(startOffset(), to);
        startsLine = startsLine(index(to));
        startSpan = startSpan.plus(text, text.length());
        start = index(to);
        return text;
    }

    /** Lets go of the text up to the next character, without a thought for where it stood. */
    void discard() {
        start = position;
    }

    /** Where the first character that was not handed out stands. */
    SourceSpan startSpan() {
        return startSpan;
    }

    /** Where a character stands that was not handed out yet. */
    SourceSpan span(long offset) {
        return startSpan.plus(text(startOffset(), offset), (int) (offset - startOffset()));
    }

    /** Whether only white space stands on the line before an offset. */
    boolean startsLine(long offset) {
        return startsLine(index(offset));
    }

    private boolean startsLine(int index) {
        for (int i = index - 1; i >= start; i--) {
            char c = chars[i];
            if (c == '\n' || c == '\r') {
                return true;
            }
            if (c != ' ' && c != '\t' && c != '\f' && c != '\u000b' && c != '\ufeff') {
                return false;
            }
        }
        return startsLine;
    }

    /** How many characters the window can hold now. */
    int capacity() {
        return chars.length;
    }
}
