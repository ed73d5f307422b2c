package dev.windlass.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.cli.CommandLine;
import dev.windlass.acceptance.server.Location.Remote;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups by the database's own client, where it is there and new enough; and by Windlass itself where it is not. */
@Tag("server")
class ClientBackupTest {
    private static final String PASSWORD = "s3cret";

    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        Files.createDirectories(folder.resolve("versions"));
        Files.writeString(folder.resolve("windlass.toml"), "");
    }

    @Test
    void postgresqlsOwnClientSavesAndRestoresWhatWindlassDoesNotManage() throws Exception {
        Path programs = recorded(postgresql(14), "pg_dump", "pg_restore", "psql");
        try (TestDatabase source = TestServers.postgresql(14).createDatabase();
                TestDatabase other = TestServers.postgresql(14).createDatabase()) {
            source.execute(
                    "CREATE TABLE patients (id bigserial PRIMARY KEY, name text)",
                    "INSERT INTO patients (name) SELECT 'p' || n FROM generate_series(1, 1000) n",
                    "CREATE TEXT SEARCH CONFIGURATION words (COPY = simple)",
                    "CREATE FUNCTION told() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$",
                    "CREATE EVENT TRIGGER told ON ddl_command_end EXECUTE FUNCTION told()");

            CommandLine.Result saved = run(source, programs, "backup", "--client=native", "--to", "a.windlass");
            assertThat(saved.status()).as(saved.toString()).isZero();
            assertThat(saved.error())
                    .contains("1 table, 1000 rows, saved by pg_dump ")
                    .doesNotContain("not in the backup");

            CommandLine.Result checked = run(source, programs, "restore", "a.windlass", "--check");
            assertThat(checked.status()).as(checked.toString()).isZero();
            assertThat(checked.out()).contains("gives back every row");

            CommandLine.Result restored = run(other, programs, "restore", "a.windlass");
            assertThat(restored.status()).as(restored.toString()).isZero();
            assertThat(other.query("SELECT count(*), max(name) FROM patients"))
                    .isEqualTo(List.of(List.of("1000", "p999")));
            assertThat(other.query("SELECT evtname FROM pg_event_trigger")).isEqualTo(List.of(List.of("told")));
            other.execute("INSERT INTO patients (name) VALUES ('next')", "DELETE FROM patients WHERE id < 500");
            assertThat(other.query("SELECT max(id) FROM patients")).isEqualTo(List.of(List.of("1001")));

            CommandLine.Result replaced = run(other, programs, "restore", "a.windlass", "--replace", "--yes");
            assertThat(replaced.status()).as(replaced.toString()).isZero();
            assertThat(other.query("SELECT count(*) FROM patients")).isEqualTo(List.of(List.of("1000")));

            String seen = Files.readString(folder.resolve("seen"));
            assertThat(seen).contains("pg_dump", "pg_restore", "psql").doesNotContain(PASSWORD);
            assertThat(Files.readString(folder.resolve("given"))).contains(PASSWORD);
        }
    }

    /** Rows are written all the while: what is counted and hashed must be what the client saved. */
    @Test
    void theRowsThatAreCountedAreThoseThatTheClientSaved() throws Exception {
        Path programs = recorded(postgresql(14), "pg_dump", "pg_restore", "psql");
        try (TestDatabase database = TestServers.postgresql(14).createDatabase()) {
            whileRowsCome(database, "SELECT 'p' || n FROM generate_series(1, 20000) n", programs);
        }
        Path mariadb = recorded(mariadb(), "mariadb-dump", "mariadb");
        try (TestDatabase database = TestServers.mariadb().createDatabase()) {
            whileRowsCome(database, "SELECT concat('p', seq) FROM seq_1_to_20000", mariadb);
        }
    }

    private void whileRowsCome(TestDatabase database, String rows, Path programs) throws Exception {
        String id = database.jdbcUrl().startsWith("jdbc:postgresql")
                ? "bigserial PRIMARY KEY"
                : "bigint AUTO_INCREMENT PRIMARY KEY";
        for (String table : List.of("early", "late")) {
            database.execute(
                    "CREATE TABLE " + table + " (id " + id + ", name varchar(50))",
                    "INSERT INTO " + table + " (name) " + rows);
        }
        AtomicBoolean stop = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            while (!stop.get()) {
                database.execute(
                        "INSERT INTO late (name) VALUES ('while it is saved')",
                        "INSERT INTO early (name) VALUES ('while it is saved')",
                        "UPDATE late SET name = 'changed' WHERE id % 100 = 7");
            }
        });
        try {
            for (int i = 0; i < 3; i++) {
                String file = database.server().product() + "-" + i + ".windlass";
                CommandLine.Result saved = run(database, programs, "backup", "--client=native", "--to", file);
                assertThat(saved.status()).as(saved.toString()).isZero();
                CommandLine.Result checked = run(database, programs, "restore", file, "--check");
                assertThat(checked.status()).as(checked.toString()).isZero();
            }
        } finally {
            stop.set(true);
            writer.join();
        }
    }

    @Test
    void aClientThatIsOlderThanTheServerIsNotUsed() throws Exception {
        Path programs = shim("pg_dump", "echo 'pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)'");
        shim("pg_restore", "");
        shim("psql", "");
        try (TestDatabase database = TestServers.postgresql(18).createDatabase()) {
            database.execute("CREATE TABLE t (id integer PRIMARY KEY)", "INSERT INTO t VALUES (1)");
            CommandLine.Result saved = run(database, programs, "backup", "--to", "a.windlass");
            assertThat(saved.status()).as(saved.toString()).isZero();
            assertThat(saved.error())
                    .contains(
                            "Windlass makes the backup itself: pg_dump 15.18 is older than the server, PostgreSQL 18.");
            assertThat(run(database, programs, "restore", "a.windlass", "--check")
                            .status())
                    .isZero();

            CommandLine.Result refused = run(database, programs, "backup", "--client=native", "--to", "b.windlass");
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.error()).contains("WL1039", "pg_dump 15.18 is older than the server", "--client=own");
            assertThat(folder.resolve("b.windlass")).doesNotExist();

            CommandLine.Result own = run(database, programs, "backup", "--client=own", "--to", "c.windlass");
            assertThat(own.error()).doesNotContain("makes the backup itself");
        }
    }

    @Test
    void aClientThatFailsIsToldAndWindlassSavesTheRows() throws Exception {
        Path programs = shim(
                "pg_dump",
                "case $1 in --version) echo 'pg_dump (PostgreSQL) 99.1';; *) echo half; echo 'pg_dump: error: out of luck'"
                        + " >&2; exit 1;; esac");
        shim("pg_restore", "");
        shim("psql", "");
        try (TestDatabase database = TestServers.postgresql(18).createDatabase()) {
            database.execute("CREATE TABLE t (id integer PRIMARY KEY)", "INSERT INTO t VALUES (1)");
            CommandLine.Result saved = run(database, programs, "backup", "--to", "a.windlass");
            assertThat(saved.status()).as(saved.toString()).isZero();
            assertThat(saved.error()).contains("pg_dump 99.1 failed: pg_dump: error: out of luck");
            assertThat(run(database, programs, "restore", "a.windlass", "--check")
                            .out())
                    .contains("every row");
            CommandLine.Result refused = run(database, programs, "backup", "--client=native", "--to", "b.windlass");
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.error()).contains("WL1039", "out of luck");
        }
    }

    @Test
    void whatAClientWroteNeedsAClientAndIsProvedFirst() throws Exception {
        Path programs = recorded(postgresql(14), "pg_dump", "pg_restore", "psql");
        Files.createDirectories(folder.resolve("none"));
        try (TestDatabase source = TestServers.postgresql(14).createDatabase();
                TestDatabase other = TestServers.postgresql(14).createDatabase()) {
            source.execute("CREATE TABLE t (id integer PRIMARY KEY)", "INSERT INTO t VALUES (1)");
            other.execute("CREATE TABLE kept (id integer PRIMARY KEY)");
            String key = "--set=backup.encryption_key=k";
            CommandLine.Result saved = run(source, programs, "backup", "--client=native", "--to", "a.windlass", key);
            assertThat(saved.error()).contains("encrypted, saved by pg_dump");
            CommandLine.Result refused =
                    run(other, folder.resolve("none"), "restore", "a.windlass", "--replace", "--yes", key);
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.error()).contains("WL1039", "written by pg_dump", "pg_dump is not in ");
            assertThat(other.query("SELECT count(*) FROM kept")).isEqualTo(List.of(List.of("0")));
            assertThat(run(other, programs, "restore", "a.windlass", "--replace", "--yes", key)
                            .status())
                    .isZero();
            assertThat(other.query("SELECT count(*) FROM t")).isEqualTo(List.of(List.of("1")));

            // A client that fails leaves nothing half-done, and its own words are told.
            shim("psql", "cat >/dev/null; echo 'psql: error: no room' >&2; exit 3");
            CommandLine.Result failed = run(other, programs, "restore", "a.windlass", "--replace", "--yes", key);
            assertThat(failed.status()).isEqualTo(1);
            assertThat(failed.error()).contains("WL1040", "psql: error: no room");
        }
    }

    @Test
    void mariadbsOwnClientIsUsedUnlessItWouldRoundAValue() throws Exception {
        Path programs = recorded(mariadb(), "mariadb-dump", "mariadb");
        try (TestDatabase source = TestServers.mariadb().createDatabase();
                TestDatabase other = TestServers.mariadb().createDatabase()) {
            source.execute(
                    "CREATE TABLE notes (id int AUTO_INCREMENT PRIMARY KEY, body text, raw blob, e double, at timestamp(6))",
                    "INSERT INTO notes (body, raw, e, at) SELECT concat('ä😀\\t\\\\', seq), unhex(md5(seq)), seq / 7, now(6)"
                            + " FROM seq_1_to_1000",
                    "CREATE VIEW few AS SELECT id FROM notes WHERE id < 10",
                    "CREATE TRIGGER touched BEFORE UPDATE ON notes FOR EACH ROW SET NEW.at = now(6)",
                    "CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DISABLE DO DELETE FROM notes WHERE id < 0");
            CommandLine.Result saved = run(source, programs, "backup", "--client=native", "--to", "a.windlass");
            assertThat(saved.status()).as(saved.toString()).isZero();
            assertThat(saved.error()).contains("1000 rows, saved by mariadb-dump ");
            CommandLine.Result checked = run(source, programs, "restore", "a.windlass", "--check");
            assertThat(checked.status()).as(checked.toString()).isZero();
            CommandLine.Result restored = run(other, programs, "restore", "a.windlass");
            assertThat(restored.status()).as(restored.toString()).isZero();
            String all = "SELECT id, body, hex(raw), e, at FROM notes ORDER BY id";
            assertThat(other.query(all)).isEqualTo(source.query(all));
            assertThat(other.query("SELECT event_name FROM information_schema.events WHERE event_schema = database()"))
                    .isEqualTo(List.of(List.of("nightly")));
            String seen = Files.readString(folder.resolve("seen"));
            assertThat(seen)
                    .contains("mariadb-dump --defaults-file=", "mariadb --defaults-file=")
                    .doesNotContain(PASSWORD);
            try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
                assertThat(left.filter(file -> file.toString().endsWith(".cnf")))
                        .isEmpty();
            }

            source.execute("ALTER TABLE notes ADD COLUMN weight float", "UPDATE notes SET weight = 1 / 3 + id");
            CommandLine.Result own = run(source, programs, "backup", "--to", "b.windlass");
            assertThat(own.error())
                    .contains("Windlass makes the backup itself: a client would round the values of notes.weight");
            assertThat(run(other, programs, "restore", "b.windlass", "--replace", "--yes")
                            .status())
                    .isZero();
            String exact = "SELECT id, weight * 1e0 FROM notes ORDER BY id";
            assertThat(other.query(exact)).isEqualTo(source.query(exact));
        }
    }

    /** The client of that server, or a newer one. */
    private static Path postgresql(int server) throws IOException {
        try (Stream<Path> versions = Files.exists(Path.of("/usr/lib/postgresql"))
                ? Files.list(Path.of("/usr/lib/postgresql"))
                : Stream.empty()) {
            Optional<Path> found = versions.filter(
                            path -> path.getFileName().toString().matches("\\d+"))
                    .filter(path -> Integer.parseInt(path.getFileName().toString()) >= server)
                    .map(path -> path.resolve("bin"))
                    .filter(path -> Files.isExecutable(path.resolve("pg_restore")))
                    .findFirst();
            Assumptions.assumeTrue(found.isPresent(), "no client of PostgreSQL " + server + " or newer");
            return found.get();
        }
    }

    private static Path mariadb() {
        Optional<Path> found = TestServers.mariadbProgram("mariadb-dump");
        Assumptions.assumeTrue(found.isPresent(), "no client of MariaDB");
        return Objects.requireNonNull(found.get().getParent());
    }

    /** The programs, each of which writes down what others may see of it, and what it was given besides. */
    private Path recorded(Path programs, String... names) throws IOException {
        for (String name : names) {
            shim(
                    name,
                    "echo " + name + " \"$@\" >> '" + folder + "/seen'\necho \"$PGPASSWORD\" >> '" + folder
                            + "/given'\n" + "exec '" + programs.resolve(name) + "' \"$@\"");
        }
        return folder.resolve("programs");
    }

    private Path shim(String name, String script) throws IOException {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        Path file = programs.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return programs;
    }

    private CommandLine.Result run(TestDatabase database, Path programs, String... words) {
        Remote place = (Remote) database.location();
        String password = database.jdbcUrl().startsWith("jdbc:postgresql") ? PASSWORD : database.password();
        String url = database.jdbcUrl().replaceFirst("jdbc:(\\w+):.*", "$1") + "://" + database.user() + ":" + password
                + "@" + place.host() + ":" + place.port() + "/" + place.database();
        List<String> all = new java.util.ArrayList<>(List.of(words));
        all.addAll(List.of("--url", url, "--set", "backup.programs=" + programs));
        return CommandLine.run(folder, all.toArray(new String[0]));
    }
}
