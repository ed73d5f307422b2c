package dev.windlass.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.dialect.DialectName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {
    private static final String TABLE = line("table", "t", true, "1", "");
    private static final String PLANNED = "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)";

    /** The evidence is written as objects: {@code i(a)} a valid index of the name on that column, {@code i!(a)} an invalid one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CREATE INDEX CONCURRENTLY i ON t (a)  | -          | -           | NotDone
                    CREATE INDEX CONCURRENTLY i ON t (a)  | -          | i(a)        | Done
                    CREATE INDEX CONCURRENTLY i ON t (a)  | -          | i(b)        | Unclear
                    CREATE INDEX CONCURRENTLY i ON t (a)  | -          | i!(a)       | Ruins
                    DROP INDEX CONCURRENTLY i             | i(a)       | i(a)        | NotDone
                    DROP INDEX CONCURRENTLY i             | i(a)       | -           | Done
                    """)
    void anIndexIsJudgedByItsDefinition(String statement, String before, String now, String judgement) {
        String command = statement.replaceFirst(" CONCURRENTLY.*", "");
        assertThat(Judgement.of(DialectName.POSTGRESQL, command, statement, evidence(before), evidence(now))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(judgement);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    -      | NotDone
                    i(a)   | NotDone
                    i(b)   | Unclear
                    i!(a)  | Ruins
                    i!(b)  | Unclear
                    """)
    void whatHasTheNameOfAPlannedIndexIsLookedAtFirst(String there, String judgement) {
        assertThat(Judgement.beforehand(DialectName.POSTGRESQL, "CREATE INDEX", PLANNED, evidence(there))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(judgement);
    }

    /** Evidence holds every index of the table, of which {@code REINDEX INDEX} rebuilds the one it names. */
    @ParameterizedTest
    @CsvSource({"true, true, Done", "true, false, Done", "false, false, NotDone", "false, true, NotDone"})
    void reindexIsDoneOnceTheNamedIndexIsRebuilt(boolean rebuilt, boolean otherToo, String judgement) {
        String before = line("index", "i", true, "1", "d") + "\n" + line("index", "other", false, "2", "d");
        String now = line("index", "i", true, rebuilt ? "8" : "1", "d") + "\n"
                + line("index", "other", false, otherToo ? "9" : "2", "d");
        assertThat(Judgement.of(DialectName.POSTGRESQL, "REINDEX", "REINDEX INDEX CONCURRENTLY i", before, now)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(judgement);
    }

    @Test
    void anIndexOfThatNameInAnotherSchemaIsNoMatter() {
        String evidence = TABLE + "\n"
                + line("index", "other\".\"i", true, "2", "CREATE INDEX i ON other.t (b)")
                        .replace("\"public\".\"other", "\"other");
        assertThat(Judgement.beforehand(DialectName.POSTGRESQL, "CREATE INDEX", PLANNED, evidence))
                .isEqualTo(new Judgement.NotDone());
    }

    @Test
    void aPartitionThatIsBeingDetachedIsFinalized() {
        String statement = "ALTER TABLE t DETACH PARTITION p CONCURRENTLY";
        String before = line("table", "p", true, "1", "t");
        String now = line("table", "p", true, "1", "t detach pending");
        assertThat(Judgement.of(DialectName.POSTGRESQL, "ALTER TABLE", statement, before, now))
                .isEqualTo(new Judgement.NotDone());
        assertThat(Judgement.ending(DialectName.POSTGRESQL, "ALTER TABLE", statement, now))
                .isEqualTo(Optional.of("ALTER TABLE t DETACH PARTITION p FINALIZE"));
        assertThat(Judgement.ending(DialectName.POSTGRESQL, "ALTER TABLE", statement, before))
                .isEmpty();
    }

    /** Tables that change places are told apart by their numbers alone. */
    @Test
    void tablesThatLookTheSameAreNotToldApartWithoutTheirNumbers() {
        String swap = "RENAME TABLE a TO x, b TO a, x TO b";
        String alike = line("table", "a", true, "noon", "d") + "\n" + line("table", "b", true, "noon", "d");
        String before = line("table", "a", true, "noon #1", "d") + "\n" + line("table", "b", true, "noon #2", "d");
        String now = line("table", "a", true, "noon #2", "d") + "\n" + line("table", "b", true, "noon #1", "d");
        assertThat(List.of(
                        Judgement.of(DialectName.MYSQL, "RENAME TABLE", swap, before, before),
                        Judgement.of(DialectName.MYSQL, "RENAME TABLE", swap, before, now)))
                .isEqualTo(List.of(new Judgement.NotDone(), new Judgement.Done()));
        assertThat(Judgement.of(DialectName.MYSQL, "RENAME TABLE", swap, alike, alike))
                .isInstanceOf(Judgement.Unclear.class);
    }

    @Test
    void aProcedureThatCommitsAndChangedSomethingIsUnclear() {
        assertThat(Judgement.of(DialectName.MYSQL, "CALL", "CALL p()", TABLE, TABLE))
                .isEqualTo(new Judgement.NotDone());
        assertThat(Judgement.of(DialectName.MYSQL, "CALL", "CALL p()", Evidence.NOTHING, TABLE))
                .isInstanceOf(Judgement.Unclear.class);
    }

    private static String evidence(String index) {
        if (index.equals("-")) {
            return TABLE;
        }
        String column = index.replaceAll(".*\\(|\\)", "");
        String definition = "CREATE INDEX i ON public.t USING btree (" + column + ")";
        return TABLE + "\n"
                + new EvidenceLine("index", "\"public\".\"i\"", true, !index.contains("!"), "2", definition).text();
    }

    private static String line(String kind, String name, boolean named, String storage, String definition) {
        return new EvidenceLine(kind, "\"public\".\"" + name + "\"", named, true, storage, definition).text();
    }
}
