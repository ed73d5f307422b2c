package dev.windlass.acceptance.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.cli.CommandLine;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a comparison sees and a model in SQL cannot say, or has no way back from. */
@Tag("server")
class DetectionTest {
    private static final String TABLESPACE = "windlass_test_space";

    @TempDir
    Path folder;

    @Test
    void anIndexThatIsNotValidIsBuiltAgain() throws IOException {
        try (TestDatabase database = TestServers.postgresql(18).createDatabase()) {
            model("CREATE TABLE t (id int PRIMARY KEY, a int);\nCREATE UNIQUE INDEX i ON t (a);\n");
            follow(database, "first");
            database.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass");
            assertThat(run(database, "check").out()).contains("drop index  t.i").contains("create index  t.i");
            CommandLine.Result written = run(database, "revision", "--autogenerate", "-m", "again");
            assertThat(written.status()).as(written.toString()).isZero();
            assertThat(run(database, "upgrade").status()).isZero();
            assertThat(database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                    .containsExactly(java.util.List.of("t"));
            assertThat(run(database, "check").status()).isZero();
        }
    }

    @Test
    void aTablespaceIsSeen() throws IOException {
        TestServer server = TestServers.postgresql(18);
        try (TestDatabase database = server.createDatabase()) {
            boolean made = database.query("SELECT 1 FROM pg_tablespace WHERE spcname = '" + TABLESPACE + "'")
                    .isEmpty();
            if (made) {
                database.execute(
                        "SET allow_in_place_tablespaces = on", "CREATE TABLESPACE " + TABLESPACE + " LOCATION ''");
            }
            model("CREATE TABLE t (id int PRIMARY KEY, a int);\nCREATE INDEX i ON t (a);\n");
            follow(database, "first");
            model("CREATE TABLE t (id int PRIMARY KEY, a int) TABLESPACE " + TABLESPACE
                    + ";\nCREATE INDEX i ON t (a) TABLESPACE " + TABLESPACE + ";\n");
            assertThat(run(database, "check").status()).isEqualTo(3);
            follow(database, "moved");
            assertThat(database.query("SELECT relname FROM pg_class WHERE reltablespace <> 0 AND relname IN ('t', 'i')"
                            + " ORDER BY 1"))
                    .containsExactly(java.util.List.of("i"), java.util.List.of("t"));
            assertThat(run(database, "check").status()).isZero();
            CommandLine.Result down = run(database, "downgrade", "-1");
            assertThat(down.status()).as(down.toString()).isZero();
            assertThat(database.query(
                            "SELECT relname FROM pg_class WHERE reltablespace <> 0 AND relname IN ('t', 'i')"))
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.windlass.acceptance.server.TestServers#all")
    void theOrderOfColumnsIsToldAndLeftAsItIs(TestServer server) throws IOException {
        try (TestDatabase database = server.createDatabase()) {
            model("CREATE TABLE t (id int NOT NULL PRIMARY KEY, a int, b int);\n");
            follow(database, "first");
            model("CREATE TABLE t (id int NOT NULL PRIMARY KEY, b int, a int);\n");
            CommandLine.Result check = run(database, "check");
            assertThat(check.status()).as(check.toString()).isZero();
            assertThat(check.error()).contains("The order of columns differs, which is left as it is: t.");
        }
    }

    private void model(String sql) throws IOException {
        Files.createDirectories(folder.resolve("versions"));
        Files.writeString(folder.resolve("windlass.toml"), "model = { kind = \"sql\", files = [\"schema.sql\"] }\n");
        Files.writeString(folder.resolve("schema.sql"), sql);
    }

    private void follow(TestDatabase database, String title) {
        CommandLine.Result written = run(database, "revision", "--autogenerate", "-m", title);
        assertThat(written.status()).as(written.toString()).isZero();
        assertThat(written.error()).doesNotContain("warning");
        CommandLine.Result applied = run(database, "upgrade");
        assertThat(applied.status()).as(applied.toString()).isZero();
    }

    private CommandLine.Result run(TestDatabase database, String... words) {
        return CommandLine.run(
                folder,
                Stream.concat(Stream.of("--url", database.jdbcUrl()), Arrays.stream(words))
                        .toArray(String[]::new));
    }
}
