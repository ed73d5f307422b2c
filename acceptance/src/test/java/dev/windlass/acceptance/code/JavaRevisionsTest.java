package dev.windlass.acceptance.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.cli.CommandLine;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java revisions on every server: portable operations, and runs that are cut off and go on. */
@Tag("server")
class JavaRevisionsTest {
    private static final String SERVERS = "dev.windlass.acceptance.server.TestServers#all";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource(SERVERS)
    void appliesAndRevertsPortableOperations(TestServer server) throws IOException {
        try (TestDatabase database = server.createDatabase()) {
            revision("a1", "", """
                        op.createTable("users",
                                column("id", bigint()).primaryKey(),
                                column("name", string(50)).notNull().defaultValue("it's \\\\ \\"x\\""),
                                column("active", bool()).notNull().defaultValue(true));
                        op.createUniqueIndex("ux_name", "users", "name");
                        op.createTable("notes",
                                column("id", bigint()).primaryKey(),
                                column("user_id", bigint()),
                                foreignKey("fk_notes_user", "user_id").references("users", "id"));
                        for (int i = 1; i <= 25; i++) {
                            op.execute("INSERT INTO users (id, name, active) VALUES (?, ?, ?)", i, "User " + i, i % 2 == 0);
                        }
                        """, """
                        op.dropTable("notes");
                        op.dropTable("users");
                        """);
            revision("a2", "a1", """
                        op.addColumn("users", column("phone_number", string(60)));
                        op.batches("users", "id", 10, "UPDATE users SET phone_number = name WHERE id BETWEEN ? AND ?");
                        op.alterType("users", "name", string(80));
                        op.setNotNull("users", "phone_number");
                        op.renameColumn("users", "phone_number", "phone");
                        if (op.query("SELECT count(*) AS n FROM users WHERE phone = name").getFirst().number("n") != 25) {
                            throw new IllegalStateException("not all rows");
                        }
                        op.addColumn("notes", column("body", string(10)));
                        """, """
                        op.dropColumn("notes", "body");
                        op.dropColumn("users", "phone");
                        """);
            assertThat(windlass(database, "upgrade", "head")).contains("2 revisions applied");
            assertThat(database.query("SELECT count(*), min(phone) FROM users"))
                    .isEqualTo(List.of(List.of("25", "User 1")));
            database.execute("INSERT INTO users (id, phone) VALUES (99, 'p')");
            assertThat(database.query("SELECT name FROM users WHERE id = 99"))
                    .as("the default outlives the change of type")
                    .isEqualTo(List.of(List.of("it's \\ \"x\"")));
            assertThat(windlass(database, "downgrade", "base")).contains("2 revisions reverted");
            assertThat(windlass(database, "upgrade", "head")).contains("2 revisions applied");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(SERVERS)
    void goesOnWhereItWasCutOff(TestServer server) throws IOException {
        try (TestDatabase database = server.createDatabase()) {
            database.execute(
                    "CREATE TABLE gate (shut int)", "CREATE TABLE seen (n int)", "INSERT INTO gate VALUES (1)");
            database.execute("CREATE TABLE users (id int PRIMARY KEY, n int)");
            for (int i = 1; i <= 20; i++) {
                database.execute("INSERT INTO users VALUES (" + i + ", 0)");
            }
            database.execute("CREATE TABLE stop (id int PRIMARY KEY)", "INSERT INTO stop VALUES (13)");
            revision("a1", "", """
                        op.addColumn("users", column("extra", string(10)).notNull().defaultValue("x"));
                        op.execute("INSERT INTO seen VALUES (?)", 1);
                        op.batches("users", "id", 5,
                                "INSERT INTO stop SELECT id FROM users WHERE id BETWEEN ? AND ? AND id > 10");
                        op.execute("INSERT INTO seen VALUES (?)", 2);
                        op.alterType("users", "extra", string(20));
                        if (!op.query("SELECT shut FROM gate").isEmpty()) {
                            throw new IllegalStateException("the gate is shut");
                        }
                        op.execute("INSERT INTO seen VALUES (?)", 3);
                        """, """
                        op.dropColumn("users", "extra");
                        """, "transaction = false");
            assertThat(windlass(database, "upgrade", "head")).contains("WL4001").contains("Cut.java:");
            assertThat(database.query("SELECT id FROM stop")).isEqualTo(List.of(List.of("13")));
            database.execute("DELETE FROM stop");
            assertThat(windlass(database, "upgrade", "head"))
                    .contains("the gate is shut")
                    .contains("Cut.java:");
            assertThat(database.query("SELECT count(*), min(id) FROM stop")).isEqualTo(List.of(List.of("10", "11")));
            database.execute("DELETE FROM gate");
            assertThat(windlass(database, "upgrade", "head")).contains("1 revision applied");
            assertThat(database.query("SELECT n FROM seen ORDER BY n"))
                    .as("each statement was run once")
                    .isEqualTo(List.of(List.of("1"), List.of("2"), List.of("3")));
            assertThat(database.query("SELECT count(*) FROM windlass_journal WHERE kind = 'batch'"))
                    .as("each batch was run once")
                    .isEqualTo(List.of(List.of("4")));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.windlass.acceptance.server.TestServers#postgresqls")
    void runsWhatATransactionRefusesOnItsOwn(TestServer server) throws IOException {
        try (TestDatabase database = server.createDatabase()) {
            revision("a1", "", """
                        op.createTable("users", column("id", bigint()).primaryKey(), column("name", string(50)));
                        op.createIndexConcurrently("users", index("ix_name", "name"));
                        """, """
                        op.dropTable("users");
                        """);
            assertThat(windlass(database, "upgrade", "head")).contains("1 revision applied");
            assertThat(database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_name'::regclass"))
                    .isEqualTo(List.of(List.of("t")));
        }
    }

    private void revision(String id, String revises, String up, String down) throws IOException {
        revision(id, revises, up, down, "transaction = true");
    }

    private void revision(String id, String revises, String up, String down, String more) throws IOException {
        Files.createDirectories(folder.resolve("versions"));
        Files.writeString(
                folder.resolve("versions").resolve(id + "_Cut.java"), """
                import static dev.windlass.operation.Definitions.*;

                import dev.windlass.*;

                @Revision(id = "%s", revises = "%s", %s)
                class Revision_%s implements CodeRevision {
                    public void upgrade(Operations op) {
                %s    }

                    public void downgrade(Operations op) {
                %s    }
                }
                """.formatted(id, revises, more, id, up, down));
    }

    private String windlass(TestDatabase database, String... words) {
        String[] all = new String[words.length + 6];
        System.arraycopy(words, 0, all, 0, words.length);
        System.arraycopy(
                new String[] {"--url", database.jdbcUrl(), "--path", "versions", "--set", "java.cache=cache"},
                0,
                all,
                words.length,
                6);
        return CommandLine.run(folder, all).toString();
    }
}
