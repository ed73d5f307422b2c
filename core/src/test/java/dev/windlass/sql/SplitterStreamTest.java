package dev.windlass.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Scripts of any length pass through in memory that follows the longest statement. */
class SplitterStreamTest {
    private static final int LENGTH = 50_000_000;

    /** A text repeated until it has at least some length, never held as a whole. */
    private static final class Repeated extends Reader {
        private final String head;
        private final String unit;
        private final String tail;
        private final long total;
        private long position;

        Repeated(String head, String unit, String tail, int length) {
            this.head = head;
            this.unit = unit;
            this.tail = tail;
            total = head.length() + (long) (length / unit.length() + 1) * unit.length() + tail.length();
        }

        @Override
        public int read(char[] target, int offset, int length) {
            if (position == total) {
                return -1;
            }
            boolean inTail = position >= total - tail.length();
            String text = position < head.length() ? head : inTail ? tail : unit;
            int from = position < head.length()
                    ? (int) position
                    : inTail
                            ? (int) (position - total + tail.length())
                            : (int) ((position - head.length()) % unit.length());
            int count = Math.min(length, text.length() - from);
            text.getChars(from, from + count, target, offset);
            position += count;
            return count;
        }

        @Override
        public void close() {}
    }

    private record Passed(long characters, long statements, int capacity, int longestPart) {}

    private static Passed pass(Repeated script, SplitterRules rules) {
        StatementSplitter splitter = new StatementSplitter(script, "", rules);
        long characters = 0;
        long statements = 0;
        int capacity = 0;
        int longest = 0;
        for (Optional<Piece> piece = splitter.next(); piece.isPresent(); piece = splitter.next()) {
            int length = piece.get().text().length();
            characters += length;
            if (piece.get() instanceof Piece.Sql) {
                statements++;
            } else {
                longest = Math.max(longest, length);
            }
            capacity = Math.max(capacity, splitter.capacity());
        }
        assertThat(characters).isEqualTo(script.total);
        return new Passed(characters, statements, capacity, longest);
    }

    @Test
    void manyStatements() {
        String statement = "INSERT INTO t (a, b, c) VALUES (1, 'it''s', \"x\"), (2, 'y', NULL); -- row\n";
        Passed passed = pass(new Repeated("", statement, "", LENGTH), SplitterRules.MYSQL);
        assertThat(passed.statements()).isEqualTo(passed.characters() / statement.length());
        assertThat(passed.capacity()).isLessThanOrEqualTo(1 << 16);
    }

    @Test
    void rowsOfACopy() {
        Passed passed = pass(
                new Repeated("COPY t FROM stdin;\n", "1\tsome text; it's\t\\N\n", "\\.\nSELECT 1;", LENGTH / 5),
                SplitterRules.POSTGRESQL);
        assertThat(passed.statements()).isEqualTo(2);
        assertThat(passed.capacity()).isLessThanOrEqualTo(1 << 17);
        assertThat(passed.longestPart()).isLessThanOrEqualTo(1 << 16);
    }

    @Test
    void rowsInOneLineAreNotCutInsideACharacter() {
        StatementSplitter splitter = new StatementSplitter(
                new Repeated("COPY t FROM stdin;\n", "😀", "\n\\.\n", 1_000_000), "", SplitterRules.POSTGRESQL);
        for (Optional<Piece> piece = splitter.next(); piece.isPresent(); piece = splitter.next()) {
            if (piece.get() instanceof Piece.CopyRows rows) {
                assertThat(Character.isLowSurrogate(rows.text().charAt(0))).isFalse();
                assertThat(rows.text().length()).isLessThanOrEqualTo(1 << 16);
            }
        }
    }

    @Test
    void commentsAndWhiteSpace() {
        Passed passed = pass(new Repeated("", "-- a comment\n\n  /* and */ ;\n", "", LENGTH / 5), SplitterRules.SQLITE);
        assertThat(passed.statements()).isZero();
        assertThat(passed.capacity()).isLessThanOrEqualTo(1 << 17);
        assertThat(passed.longestPart()).isLessThanOrEqualTo((1 << 16) + 100);
    }

    @Test
    void oneStatementIsHeldOnce() {
        Passed passed = pass(new Repeated("SELECT 1", ", 'abc', def", ";", 5_000_000), SplitterRules.POSTGRESQL);
        assertThat(passed.statements()).isEqualTo(1);
        assertThat(passed.capacity()).isLessThanOrEqualTo(1 << 23);
    }
}
