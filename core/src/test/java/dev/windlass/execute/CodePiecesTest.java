package dev.windlass.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.all.Dialects;
import dev.windlass.error.WindlassException;
import dev.windlass.plan.Direction;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.Provenance;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.SplitterRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CodePiecesTest {
    private static final SourceSpan PLACE = new SourceSpan("a.java", 3, 0, 0);
    private static final RevisionId ID = new RevisionId("a1");

    @Test
    void keepsKeysAsTextAndReadsThemBack() {
        for (Object key : List.of(
                7L,
                new BigDecimal("12345678901234567890.50"),
                "n12",
                "",
                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                LocalDate.of(2025, 9, 16))) {
            assertThat(KeyText.parse(KeyText.of(key, PLACE))).isEqualTo(key);
        }
        assertThat((byte[]) KeyText.parse(KeyText.of(new byte[] {0, -1}, PLACE)))
                .containsExactly(0, -1);
        assertThatThrownBy(() -> KeyText.of(1.5, PLACE)).isInstanceOf(WindlassException.class);
    }

    @Test
    void writesValuesIntoAStatementButNotIntoItsTexts() {
        String sql = "UPDATE t SET a = ?, \"b?\" = '?''?', c = ? -- ?\n WHERE /* ? */ d = ?";
        assertThat(inlined(sql, "it's", null, true))
                .isEqualTo("UPDATE t SET a = 'it''s', \"b?\" = '?''?', c = NULL -- ?\n WHERE /* ? */ d = true");
        assertThatThrownBy(() -> inlined(sql, 1, 2)).hasMessageContaining("not as many '?'");
        assertThatThrownBy(() -> inlined(sql, 1, 2, 3, 4)).hasMessageContaining("not as many '?'");
    }

    private static String inlined(String sql, Object... values) {
        return Inlined.of(
                sql,
                Arrays.asList(values),
                Dialects.of(DialectName.POSTGRESQL).quoting(),
                PLACE,
                SplitterRules.POSTGRESQL);
    }

    @Test
    void theJournalTellsHowFarARevisionInCodeHasCome() {
        JournalEntry.OperationsRendered rendered = new JournalEntry.OperationsRendered(
                Direction.UPGRADE, ID, 1, "file", "operations", List.of("ALTER \"x\"\n", "é"));
        JournalEntry.StatementDone done =
                new JournalEntry.StatementDone(Direction.UPGRADE, ID, 2, "file", "statement", 1, "");
        JournalEntry.BatchDone first =
                new JournalEntry.BatchDone(Direction.UPGRADE, ID, 4, "file", "batches", "n10", 1, 10);
        JournalEntry.BatchDone second =
                new JournalEntry.BatchDone(Direction.UPGRADE, ID, 4, "file", "batches", "n20", 2, 5_000_000_000L);
        AppliedState state = AppliedState.of(rows(rendered, done, first, second));
        assertThat(state.unfinished())
                .contains(new AppliedState.Unfinished(
                        Direction.UPGRADE,
                        ID,
                        "file",
                        Map.of(2, "statement"),
                        Map.of(),
                        Optional.empty(),
                        Map.of(1, rendered),
                        Map.of(4, second),
                        ""));
    }

    private static List<JournalRow> rows(JournalEntry... entries) {
        JournalWriter writer = new JournalWriter(
                "run", new Actor("", "", ""), "1", Provenance.NONE, () -> Instant.EPOCH, Optional.empty());
        List<JournalRow> rows = new ArrayList<>();
        for (JournalEntry entry : entries) {
            rows.addAll(writer.next(entry, Provenance.NONE));
        }
        return rows;
    }
}
