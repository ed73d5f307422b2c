package dev.windlass.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.plan.Direction;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalWriterTest {
    private final JournalWriter writer = new JournalWriter(
            "run", new Actor("", "", ""), "1", Provenance.NONE, () -> Instant.EPOCH, Optional.empty());

    private static JournalEntry done(int statement) {
        return new JournalEntry.StatementDone(
                Direction.UPGRADE, new RevisionId("a1"), statement, "script", "statement", 1, "");
    }

    @Test
    void whatIsHeldComesBeforeTheNextRowInTheChain() {
        JournalRow first = writer.next(done(1), Provenance.NONE).getFirst();
        writer.hold(done(2), Provenance.NONE);
        List<JournalRow> rows = writer.next(done(3), Provenance.NONE);
        assertThat(rows).extracting(JournalRow::statement).containsExactly(2, 3);
        assertThat(rows).extracting(JournalRow::sequence).containsExactly(2L, 3L);
        assertThat(rows.getFirst().previousHash()).isEqualTo(first.hash());
        assertThat(rows.getLast().previousHash()).isEqualTo(rows.getFirst().hash());
        assertThat(writer.holds()).isFalse();
    }

    @Test
    void whatWasHeldIsHeldAgainOnceItIsRolledBack() {
        writer.hold(done(1), Provenance.NONE);
        writer.next(done(2), Provenance.NONE);
        writer.hold(done(3), Provenance.NONE);
        writer.rolledBack();
        assertThat(writer.held()).extracting(JournalRow::statement).containsExactly(1, 3);
    }

    @Test
    void whatWasHeldAndCommittedIsHeldNoMore() {
        writer.hold(done(1), Provenance.NONE);
        writer.next(done(2), Provenance.NONE);
        writer.committed();
        writer.rolledBack();
        assertThat(writer.holds()).isFalse();
        assertThat(writer.next(done(3), Provenance.NONE))
                .extracting(JournalRow::sequence)
                .containsExactly(3L);
    }

    @Test
    void whatIsDiscardedIsForgotten() {
        JournalRow first = writer.next(done(1), Provenance.NONE).getFirst();
        writer.committed();
        writer.hold(done(2), Provenance.NONE);
        writer.held();
        writer.hold(done(3), Provenance.NONE);
        writer.discard();
        assertThat(writer.holds()).isFalse();
        JournalRow next = writer.next(done(4), Provenance.NONE).getFirst();
        assertThat(next.sequence()).isEqualTo(2);
        assertThat(next.previousHash()).isEqualTo(first.hash());
    }
}
