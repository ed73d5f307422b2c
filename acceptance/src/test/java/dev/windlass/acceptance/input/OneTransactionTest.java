package dev.windlass.acceptance.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One transaction for a run of more revisions than have their journal entries written together. */
@Tag("server")
class OneTransactionTest {
    private static final int REVISIONS = 230;

    private static final String APPLIED = "SELECT count(*) FROM windlass_journal WHERE kind = 'applied'";

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("dev.windlass.acceptance.server.TestServers#all")
    void aRunIsKeptWholeOrNotAtAll(TestServer server) {
        try (TestDatabase database = server.createDatabase()) {
            Project project = Project.of(folder, database);
            for (int i = 1; i < REVISIONS; i++) {
                project.revision(i, "CREATE TABLE t" + i + " (id integer);");
            }
            project.revision(REVISIONS, "INSERT INTO nowhere VALUES (1);");

            assertThat(project.run("upgrade", "head", "--set", "transaction=all")
                            .status())
                    .isEqualTo(1);
            boolean transactional = server.product() == Product.POSTGRESQL || server.product() == Product.SQLITE;
            assertThat(database.query(APPLIED)).containsExactly(List.of(transactional ? "0" : "" + (REVISIONS - 1)));

            project.revision(REVISIONS, "CREATE TABLE somewhere (id integer);");
            Project.Said said = project.run("upgrade", "head", "--set", "transaction=all");
            assertThat(said.status()).as(said.err()).isZero();
            assertThat(database.query(APPLIED)).containsExactly(List.of("" + REVISIONS));
            assertThat(project.run("journal", "verify").status()).isZero();
            assertThat(project.run("status", "--exit-code").status()).isZero();
        }
    }
}
