package dev.windlass.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.cli.CommandLine;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import dev.windlass.encryption.Encryption;
import dev.windlass.jdbc.KeyRotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code verify} finds in tables of some size, and on databases that have no comments or no pgcrypto. */
@Tag("server")
class VerifyTest {
    private static final String KEY = "dGhlIGtleSBvZiB0aGUgdGVzdHMsIDMyIGJ5dGVzIQ==";

    @TempDir
    Path folder;

    @Test
    void onePlaintextAmongAHundredThousandIsFoundInTime() throws Exception {
        try (TestDatabase database = TestServers.postgresql(18).createDatabase()) {
            database.execute(
                    "CREATE EXTENSION pgcrypto",
                    "CREATE TABLE notes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), body text NOT NULL)",
                    "COMMENT ON COLUMN notes.body IS 'What was said (Encrypted).'",
                    "INSERT INTO notes (body) SELECT encode(pgp_sym_encrypt('note ' || n, '" + KEY
                            + "', 's2k-count=1024'), CASE WHEN n % 2 = 0 THEN 'hex' ELSE 'base64' END)"
                            + " FROM generate_series(1, 99999) n",
                    "INSERT INTO notes VALUES ('11111111-2222-3333-4444-555555555555', 'the patient has a cold')");
            project("verify.encryption_key = \"" + KEY + "\"");
            Instant begin = Instant.now();
            CommandLine.Result result = verify(database);
            Duration took = Duration.between(begin, Instant.now());
            assertThat(result.status()).as(result.toString()).isEqualTo(3);
            assertThat(result.out())
                    .contains("1 of 100000 values in \"notes.body\" is not encrypted"
                            + " (id = 11111111-2222-3333-4444-555555555555)")
                    .doesNotContain("cold");
            assertThat(took).isLessThan(Duration.ofSeconds(5));
            System.out.println("verify: 100,000 values in " + took.toMillis() + " ms");

            result = verify(database, "--set", "verify.sample=1000");
            assertThat(result.out()).contains("(a sample of 1000 values)");
            result = verify(database, "--set", "verify.sample=1000", "--full");
            assertThat(result.out()).contains("1 of 100000 values");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.windlass.acceptance.server.TestServers#all")
    void everyKindOfValueIsToldOnEveryDatabase(TestServer server) throws Exception {
        Encryption encryption = Encryption.with(KEY);
        try (TestDatabase database = server.createDatabase()) {
            String bytes = switch (server.product()) {
                case POSTGRESQL -> "bytea";
                case MYSQL, MARIADB, SQLITE -> "blob";
            };
            String json = server.product().equals(dev.windlass.acceptance.server.Product.POSTGRESQL) ? "jsonb" : "json";
            database.execute("CREATE TABLE notes (a integer NOT NULL, b varchar(20) NOT NULL, body text, raw " + bytes
                    + ", doc " + json + ", PRIMARY KEY (a, b))");
            try (var connection = database.connect();
                    var insert = connection.prepareStatement("INSERT INTO notes VALUES (?, ?, ?, ?, "
                            + (json.equals("jsonb") ? "?::jsonb" : "?") + ")")) {
                Object[][] rows = {
                    {
                        1,
                        "sound",
                        encryption.encryptText("a"),
                        encryption.encryptBytes(new byte[] {1}),
                        encryption.encryptJson("{}")
                    },
                    {
                        2,
                        "plain",
                        "Jane Roe",
                        "Jane Roe".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        "{\"name\": \"Jane Roe\"}"
                    },
                    {
                        3,
                        "raw",
                        "8d17fb90d3ad2b07e4d2a5f0a09df8c3",
                        new byte[] {1, -2, 3, -4, 5, -6, 7, -8},
                        "\"jRf7kNOtKwfk0qXwoJ34ww==\""
                    },
                    {4, "weak", "c30c0407010211223344556677 88d22901".replace(" ", "") + "5a".repeat(40), null, "[]"},
                };
                for (Object[] row : rows) {
                    for (int i = 0; i < row.length; i++) {
                        insert.setObject(i + 1, row[i]);
                    }
                    insert.executeUpdate();
                }
            }
            project("verify.encrypted = [\"notes.body\", \"notes.raw\", \"notes.doc\"]\nverify.encryption_key = \""
                    + KEY + "\"\nverify.assertions = [\"few.sql\"]");
            Files.writeString(
                    folder.resolve("few.sql"), "-- Few rows\nSELECT a FROM notes WHERE a > 2;\nDELETE FROM notes;\n");
            CommandLine.Result result = verify(database, "-v");
            assertThat(result.out())
                    .contains("✗ Few rows (few.sql)", "The query returns 2 rows instead of none (few.sql:2:1)")
                    .contains("WL6111 The database refused the query (few.sql:3:1)");
            assertThat(database.query("SELECT count(*) FROM notes")).isEqualTo(List.of(List.of("4")));
            assertThat(result.out())
                    .contains(
                            "1 of 4 values in \"notes.body\" is not encrypted (a = 2, b = plain)",
                            "1 of 4 values in \"notes.body\" is weakly encrypted (a = 4, b = weak)",
                            "1 of 4 values in \"notes.body\" is raw ciphertext, without integrity (a = 3, b = raw)",
                            "1 of 3 values in \"notes.raw\" is not encrypted (a = 2, b = plain)",
                            "1 of 3 values in \"notes.raw\" is raw ciphertext, without integrity (a = 3, b = raw)",
                            "1 of 4 values in \"notes.doc\" is not encrypted (a = 2, b = plain)",
                            "notes.doc: 4 values, 1 of them empty, the key opens 1 of 1 tried")
                    .doesNotContain("Jane");
            assertThat(result.status()).isEqualTo(3);
        }
    }

    @Test
    void theKeyIsNotSentToAServerThatWouldLogIt() throws Exception {
        try (TestDatabase database = TestServers.postgresql(18).createDatabase()) {
            String role = "r" + System.nanoTime();
            database.execute(
                    "CREATE EXTENSION pgcrypto",
                    "CREATE ROLE " + role + " LOGIN",
                    "GRANT CONNECT ON DATABASE "
                            + ((dev.windlass.acceptance.server.Location.Remote) database.location()).database() + " TO "
                            + role,
                    "ALTER ROLE " + role + " SET log_statement = 'all'");
            try {
                project("verify.encryption_key = \"" + KEY + "\"");
                String url = database.jdbcUrl().replaceFirst("user=[^&]*", "user=" + role);
                CommandLine.Result result = CommandLine.run(folder, "verify", "--url", url);
                assertThat(result.out()).contains("WL6110 Not tried: the server would write the key into its log");
                database.execute("GRANT SET ON PARAMETER log_parameter_max_length TO " + role);
                result = CommandLine.run(folder, "verify", "--url", url);
                assertThat(result.out())
                        .contains("✓ text can be encrypted and decrypted (here and by pgcrypto, both ways)");
                database.execute("REVOKE SET ON PARAMETER log_parameter_max_length FROM " + role);
            } finally {
                database.execute("DROP OWNED BY " + role, "DROP ROLE " + role);
            }
        }
    }

    /** Cut off in the middle, then begun again; texts, JSON and bytes in every form. */
    @ParameterizedTest
    @MethodSource("dev.windlass.acceptance.server.TestServers#all")
    void aRotationThatWasCutOffGoesOn(TestServer server) throws Exception {
        Encryption old = Encryption.with(KEY);
        Encryption fresh = Encryption.with("another key, s3cret");
        boolean postgresql = server.product() == dev.windlass.acceptance.server.Product.POSTGRESQL;
        try (TestDatabase database = server.createDatabase();
                var connection = database.connect()) {
            database.execute("CREATE TABLE notes (id integer PRIMARY KEY, body text, raw "
                    + (postgresql ? "bytea" : "blob") + ", doc " + (postgresql ? "jsonb" : "json") + ")");
            try (var insert = connection.prepareStatement(
                    "INSERT INTO notes VALUES (?, ?, ?, " + (postgresql ? "?::jsonb" : "?") + ")")) {
                for (int i = 0; i < 100; i++) {
                    insert.setInt(1, i);
                    insert.setString(
                            2,
                            i % 10 == 0
                                    ? null
                                    : i % 2 == 0
                                            ? old.encryptText("note " + i)
                                            : java.util.Base64.getMimeEncoder()
                                                    .encodeToString(old.encryptBytes(("note " + i)
                                                            .getBytes(java.nio.charset.StandardCharsets.UTF_8))));
                    insert.setBytes(3, old.encryptBytes(new byte[] {(byte) i}));
                    insert.setString(4, i % 7 == 0 ? "{}" : old.encryptJson("{\"n\": " + i + "}"));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            KeyRotation rotation = new KeyRotation("notes", java.util.List.of("body", "raw", "doc"), old, fresh, 9);
            long all = 90 + 100 + 85;
            assertThat(rotation.count(connection)).isEqualTo(all);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> rotation.run(connection, progress -> {
                        if (progress.rows() >= 45) {
                            throw new IllegalStateException("cut off");
                        }
                    }))
                    .hasMessage("cut off");
            long left = rotation.count(connection);
            assertThat(left).isBetween(1L, all - 1);
            assertThat(rotation.run(connection).changed()).isEqualTo(left);
            assertThat(rotation.count(connection)).isZero();
            try (var rows = connection.createStatement().executeQuery("SELECT id, body, raw, doc FROM notes")) {
                while (rows.next()) {
                    int i = rows.getInt(1);
                    if (i % 10 != 0) {
                        assertThat(fresh.decryptText(rows.getString(2))).isEqualTo("note " + i);
                    }
                    assertThat(fresh.decryptBytes(rows.getBytes(3))).containsExactly(i);
                    if (i % 7 != 0) {
                        assertThat(fresh.decryptJson(rows.getString(4))).isEqualTo("{\"n\": " + i + "}");
                    }
                }
            }
            database.execute("UPDATE notes SET body = 'Jane Roe' WHERE id = 33");
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> rotation.run(connection))
                    .isInstanceOf(KeyRotation.UnknownKeyException.class)
                    .hasMessage("neither key opens the value of notes.body where id = 33");
        }
    }

    private void project(String settings) throws Exception {
        Files.writeString(folder.resolve("windlass.toml"), settings + "\n");
    }

    private CommandLine.Result verify(TestDatabase database, String... more) {
        java.util.List<String> words =
                new java.util.ArrayList<>(java.util.List.of("verify", "--url", database.jdbcUrl()));
        words.addAll(java.util.List.of(more));
        return CommandLine.run(folder, words.toArray(new String[0]));
    }
}
