package dev.windlass.acceptance.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PostgreSQL does at the end of each revision of a run. */
@Tag("server")
class FlushTest {
    private static final String SEEN = "INSERT INTO seen (how) SELECT current_setting('synchronous_commit');";

    /** The tests' servers wait for no disk by themselves. */
    private static final String WAITS = """
            DO $$ BEGIN
                EXECUTE format('ALTER DATABASE %I SET synchronous_commit = on', current_database());
            END $$""";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"run, off off on", "revision, on on on"})
    void theLastRevisionOfARunIsFlushed(String flush, String expected) {
        try (TestDatabase database = TestServers.postgresql(18).createDatabase()) {
            database.execute(WAITS);
            Project project = Project.of(folder, database);
            project.revision(1, "CREATE TABLE seen (id serial, how text);\n" + SEEN)
                    .revision(2, SEEN)
                    .revision(3, SEEN);

            Project.Said said = project.run("upgrade", "head", "--set", "flush=" + flush);

            assertThat(said.status()).as(said.err()).isZero();
            assertThat(database.query("SELECT string_agg(how, ' ' ORDER BY id) FROM seen"))
                    .containsExactly(List.of(expected));
        }
    }

    @ParameterizedTest
    @CsvSource({"run", "revision"})
    void whatCannotShareATransactionIsFlushed(String flush) {
        try (TestDatabase database = TestServers.postgresql(18).createDatabase()) {
            database.execute(WAITS);
            Project project = Project.of(folder, database);
            project.revision(1, "-- windlass: no-transaction\nCREATE TABLE seen (id serial, how text);\n" + SEEN)
                    .revision(2, "CREATE TABLE other (id integer);");

            Project.Said said = project.run("upgrade", "head", "--set", "flush=" + flush);

            assertThat(said.status()).as(said.err()).isZero();
            assertThat(database.query("SELECT how FROM seen")).containsExactly(List.of("on"));
        }
    }
}
