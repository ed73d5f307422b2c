package dev.windlass.acceptance.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.cli.CommandLine;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A session that holds what a revision needs is named before the revision gives up, and goes nowhere near its data. */
@Tag("server")
class BlockersTest {
    @TempDir
    Path folder;

    static Stream<TestServer> servers() {
        return Stream.concat(TestServers.postgresqls(), TestServers.mysqls());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void namesWhoHoldsTheTable(TestServer server) throws Exception {
        revision("ALTER TABLE patients ADD COLUMN phone varchar(20)");
        blocked(server, "SELECT name FROM patients WHERE name = 'Secret Name'");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void namesWhoHoldsTheRow(TestServer server) throws Exception {
        revision("UPDATE patients SET name = 'x' WHERE id = 1");
        blocked(server, "UPDATE patients SET name = 'Secret Name' WHERE id = 1");
    }

    private void blocked(TestServer server, String held) throws Exception {
        try (TestDatabase database = server.createDatabase()) {
            database.execute(
                    "CREATE TABLE patients (id integer PRIMARY KEY, name varchar(20))",
                    "INSERT INTO patients VALUES (1, 'a')");
            try (Connection other = DriverManager.getConnection(database.jdbcUrl());
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute(held);
                CommandLine.Result result = CommandLine.run(folder, "--url", database.jdbcUrl(), "upgrade", "head");
                assertThat(result.status()).as(result.toString()).isEqualTo(1);
                assertThat(result.error())
                        .contains("WL4003")
                        .containsPattern("blocked by: .*session \\d+ \\(user ")
                        .contains("trying again", "Wait for the sessions named, or end them")
                        .doesNotContain("Secret Name");
                other.rollback();
            }
            assertThat(CommandLine.run(folder, "--url", database.jdbcUrl(), "upgrade", "head")
                            .status())
                    .isZero();
        }
    }

    private void revision(String sql) throws Exception {
        Files.writeString(folder.resolve("windlass.toml"), "[timeouts]\nlock = \"1s\"\n[lock]\nretries = 2\n");
        Files.writeString(
                Files.createDirectories(folder.resolve("versions")).resolve("a1.sql"),
                "-- Revision: a1\n-- windlass: upgrade\n" + sql + ";\n");
    }
}
