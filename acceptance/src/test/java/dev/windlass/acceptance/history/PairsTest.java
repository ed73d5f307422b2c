package dev.windlass.acceptance.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.cli.CommandLine;
import dev.windlass.acceptance.server.Location;
import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Folders and databases of golang-migrate. It is not on this machine: what it writes into its table is written here, as
 * its drivers do (v4.19.1, measured).
 */
@Tag("server")
class PairsTest {
    private static final String ALL = "dev.windlass.acceptance.server.TestServers#all";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    void countsAndKeepsTheOtherTablesRow(TestServer server) {
        three();
        try (TestDatabase database = server.createDatabase()) {
            ok(database, "up", "1");
            assertThat(version(database)).isEqualTo("1");
            ok(database, "up");
            assertThat(version(database)).isEqualTo("3");
            ok(database, "down", "-1");
            assertThat(version(database)).isEqualTo("2");
            ok(database, "goto", "3");
            ok(database, "down", "2");
            assertThat(version(database)).isEqualTo("1");
            ok(database, "down", "--all");
            assertThat(version(database)).isEmpty();
            assertThat(windlass(database, "down", "1").status()).isEqualTo(2);
            ok(database, "force", "3");
            assertThat(version(database)).isEqualTo("3");
            ok(database, "force", "-1");
            assertThat(version(database)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    void goesOnWhereGolangMigrateWas(TestServer server) {
        three();
        try (TestDatabase database = server.createDatabase()) {
            database.execute(
                    createTable(server.product()), "CREATE TABLE t1 (a integer)", "CREATE TABLE t2 (a integer)");
            set(database, 2, false);
            assertThat(windlass(database, "current").out()).startsWith("2");
            ok(database, "up");
            assertThat(version(database)).isEqualTo("3");
            database.execute("DROP TABLE t3", "DROP TABLE t2");
            set(database, 1, false);
            assertThat(windlass(database, "current").out()).startsWith("1");
            ok(database, "up");
            assertThat(version(database)).isEqualTo("3");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    void explainsWhatGolangMigrateLeftHalfWayAndForceResolvesIt(TestServer server) {
        three();
        try (TestDatabase database = server.createDatabase()) {
            ok(database, "up", "2");
            set(database, 3, true);
            for (String command : List.of("up", "current", "status", "validate")) {
                CommandLine.Result result = windlass(database, command);
                assertThat(result.out() + result.error())
                        .as(command)
                        .contains("WL5007", "version 3", "0003_t3.up.sql", "not done: create t3", "windlass force 2");
            }
            ok(database, "force", "2");
            ok(database, "up");
            assertThat(version(database)).isEqualTo("3");
            // A first down that failed.
            set(database, -1, true);
            assertThat(windlass(database, "up").error()).contains("version -1", "0001_t1.down.sql", "windlass force 1");
            ok(database, "force", "3");
            assertThat(windlass(database, "status", "--exit-code").status()).isZero();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    void stopsAtWhatWasNeverAppliedBelowAndRunsItWhenAllowed(TestServer server) {
        three();
        try (TestDatabase database = server.createDatabase()) {
            remove("0002_t2.up.sql", "0002_t2.down.sql");
            ok(database, "up");
            file("0002_t2.up.sql", "CREATE TABLE t2 (a integer);");
            file("0004_t4.up.sql", "CREATE TABLE t4 (a integer);");
            CommandLine.Result refused = windlass(database, "up");
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.error()).contains("WL2017", "0002_t2.up.sql", "--allow-out-of-order");
            assertThat(windlass(database, "validate").out()).contains("0002_t2.up.sql");
            assertThat(version(database)).isEqualTo("3");
            ok(database, "up", "--allow-out-of-order");
            assertThat(version(database)).isEqualTo("4");
            assertThat(database.query("SELECT count(*) FROM t2")).isEqualTo(List.of(List.of("0")));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    void aProjectMayMakeChangeAndDropATableOfTheSameName(TestServer server) {
        file("0001_a.up.sql", "CREATE TABLE t1 (a integer);");
        file("0002_b.up.sql", "CREATE TABLE schema_migrations (id integer NOT NULL, name varchar(20) NOT NULL);");
        file("0003_c.up.sql", "INSERT INTO schema_migrations VALUES (1, 'x');");
        file("0004_d.up.sql", "DROP TABLE schema_migrations;");
        file("0005_e.up.sql", "CREATE TABLE t5 (a integer);");
        try (TestDatabase database = server.createDatabase()) {
            ok(database, "up", "1");
            database.execute("DROP TABLE schema_migrations");
            ok(database, "up", "2");
            assertThat(database.query("SELECT id FROM schema_migrations")).isEqualTo(List.of(List.of("1")));
            assertThat(windlass(database, "current").out()).startsWith("3");
            ok(database, "up");
            assertThat(version(database)).isEqualTo("5");
            assertThat(windlass(database, "status", "--exit-code").status()).isZero();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    void aProjectMayAlterTheOtherToolsTable(TestServer server) {
        file("0001_a.up.sql", "CREATE TABLE t1 (a integer);");
        file("0002_b.up.sql", "ALTER TABLE schema_migrations ADD COLUMN note varchar(20);");
        file("0003_c.up.sql", "CREATE TABLE t3 (a integer);");
        try (TestDatabase database = server.createDatabase()) {
            ok(database, "up", "1");
            ok(database, "up");
            assertThat(version(database)).isEqualTo("3");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    void dropLeavesNothing(TestServer server) {
        boolean sqlite = server.product() == Product.SQLITE;
        boolean postgresql = server.product() == Product.POSTGRESQL;
        String key = sqlite ? "integer PRIMARY KEY AUTOINCREMENT" : postgresql ? "serial PRIMARY KEY" : "serial";
        file(
                "0001_a.up.sql",
                "CREATE TABLE p (id " + key + ", a integer);\n"
                        + "CREATE TABLE c (p integer);\nINSERT INTO p (a) VALUES (1);\n"
                        + "CREATE VIEW v AS SELECT a FROM p;\n"
                        + (postgresql ? POSTGRESQL_OBJECTS : sqlite ? "" : MYSQL_OBJECTS));
        try (TestDatabase database = server.createDatabase()) {
            ok(database, "up");
            assertThat(windlass(database, "drop").status()).isEqualTo(2);
            assertThat(windlass(database, "drop", "--plan").out()).contains("windlass_journal");
            ok(database, "drop", "--yes");
            assertThat(windlass(database, "drop", "--plan").out()).isEmpty();
            ok(database, "up");
            assertThat(version(database)).isEqualTo("1");
        }
    }

    private static final String POSTGRESQL_OBJECTS = """
            CREATE SCHEMA other;
            CREATE TYPE mood AS ENUM ('a');
            CREATE TYPE other.pair AS (x integer, y mood);
            CREATE DOMAIN d AS integer CHECK (value > 0);
            CREATE TYPE r AS RANGE (subtype = integer);
            CREATE SEQUENCE other.s;
            CREATE MATERIALIZED VIEW other.m AS SELECT a FROM p;
            CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
            CREATE PROCEDURE pr() LANGUAGE sql AS 'SELECT 1';
            CREATE AGGREGATE agg(integer) (SFUNC = int4pl, STYPE = integer);
            CREATE TABLE parts (a integer) PARTITION BY LIST (a);
            CREATE TABLE parts1 PARTITION OF parts FOR VALUES IN (1);
            """;

    private static final String MYSQL_OBJECTS = """
            CREATE PROCEDURE pr() SELECT 1;
            CREATE FUNCTION fn() RETURNS integer DETERMINISTIC RETURN 1;
            CREATE TRIGGER tr BEFORE INSERT ON c FOR EACH ROW SET NEW.p = 1;
            CREATE EVENT ev ON SCHEDULE EVERY 1 DAY DO DELETE FROM c;
            """;

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    void renumbersTheOneThatIsNotApplied(TestServer server) {
        three();
        try (TestDatabase database = server.createDatabase()) {
            ok(database, "up");
            file("0003_aaa.up.sql", "CREATE TABLE t9 (a integer);");
            file("0003_aaa.down.sql", "DROP TABLE t9;");
            CommandLine.Result refused = windlass(database, "up");
            assertThat(refused.error()).contains("WL2016", "renumber");
            ok(database, "revision", "renumber");
            assertThat(names())
                    .contains("0003_t3.up.sql", "0003_t3.down.sql", "0004_aaa.up.sql", "0004_aaa.down.sql")
                    .hasSize(8);
            ok(database, "up");
            assertThat(version(database)).isEqualTo("4");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    void keepsTheTableThatTheUrlNames(TestServer server) {
        three();
        try (TestDatabase database = server.createDatabase()) {
            String table = "Their Versions";
            ok(database, "x-migrations-table=Their%20Versions", "up", "2");
            String quoted = server.product() == Product.MYSQL || server.product() == Product.MARIADB ? "`" : "\"";
            assertThat(database.query("SELECT version FROM " + quoted + table + quoted))
                    .isEqualTo(List.of(List.of("2")));
            assertThat(windlass(database, "x-migrations-table=Their%20Versions", "current")
                            .out())
                    .startsWith("2");
        }
    }

    // golang-migrate, database/postgres/README.md: x-migrations-table-quoted.
    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.windlass.acceptance.server.TestServers#postgresqls")
    void keepsTheQuotedTableThatTheUrlNames(TestServer server) {
        three();
        try (TestDatabase database = server.createDatabase()) {
            database.execute("CREATE SCHEMA \"The Ops\"");
            String named = "x-migrations-table=%22The%20Ops%22.%22versions.all%22&x-migrations-table-quoted=1";
            ok(database, named, "up", "2");
            assertThat(database.query("SELECT version FROM \"The Ops\".\"versions.all\""))
                    .isEqualTo(List.of(List.of("2")));
            ok(database, named, "down", "--all");
            assertThat(database.query("SELECT count(*) FROM \"The Ops\".\"versions.all\""))
                    .isEqualTo(List.of(List.of("0")));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.windlass.acceptance.server.TestServers#postgresqls")
    void dropTakesAnExtensionsObjectsWithTheExtension(TestServer server) {
        file("0001_a.up.sql", "CREATE EXTENSION citext;\nCREATE TABLE p (mail citext PRIMARY KEY);");
        try (TestDatabase database = server.createDatabase()) {
            ok(database, "up");
            ok(database, "drop", "--yes");
            assertThat(windlass(database, "drop", "--plan").out()).isEmpty();
            ok(database, "up");
            assertThat(version(database)).isEqualTo("1");
        }
    }

    private void three() {
        for (int i = 1; i <= 3; i++) {
            file("000" + i + "_t" + i + ".up.sql", "CREATE TABLE t" + i + " (a integer);");
            file("000" + i + "_t" + i + ".down.sql", "DROP TABLE t" + i + ";");
        }
    }

    private void file(String name, String text) {
        try {
            Files.writeString(Files.createDirectories(folder.resolve("m")).resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remove(String... names) {
        try {
            for (String name : names) {
                Files.delete(folder.resolve("m").resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> names() {
        try (var files = Files.list(folder.resolve("m"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ok(TestDatabase database, String... arguments) {
        CommandLine.Result result = windlass(database, arguments);
        assertThat(result.status()).as("%s%n%s", List.of(arguments), result).isZero();
    }

    private CommandLine.Result windlass(TestDatabase database, String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        String url = words.getFirst().startsWith("x-")
                ? migrateUrl(database) + "?" + words.removeFirst()
                : database.jdbcUrl();
        List<String> all = new ArrayList<>(List.of("--path", "m", "--layout", "pairs", "--url", url));
        all.addAll(words);
        return CommandLine.run(folder, all.toArray(String[]::new));
    }

    /** The database as golang-migrate names it. */
    private static String migrateUrl(TestDatabase database) {
        String user = database.user() + (database.password().isEmpty() ? "" : ":" + database.password());
        return switch (database.location()) {
            case Location.Local local -> "sqlite3://" + local.file();
            case Location.Remote remote
            when database.jdbcUrl().startsWith("jdbc:postgresql") ->
                "postgres://" + user + "@" + remote.host() + ":" + remote.port() + "/" + remote.database();
            case Location.Remote remote ->
                "mysql://" + user + "@tcp(" + remote.host() + ":" + remote.port() + ")/" + remote.database();
        };
    }

    private static String createTable(Product product) {
        return product == Product.SQLITE
                ? "CREATE TABLE schema_migrations (version uint64,dirty bool)"
                : "CREATE TABLE schema_migrations (version bigint not null primary key, dirty boolean not null)";
    }

    private static void set(TestDatabase database, int version, boolean dirty) {
        database.execute(
                "DELETE FROM schema_migrations",
                "INSERT INTO schema_migrations (version, dirty) VALUES (" + version + ", " + dirty + ")");
    }

    /** The table's version, after a look at its mark; empty if it has no row. */
    private static String version(TestDatabase database) {
        List<List<String>> rows = database.query("SELECT version, dirty FROM schema_migrations");
        if (rows.isEmpty()) {
            return "";
        }
        assertThat(rows).hasSize(1);
        assertThat(Map.of("f", false, "0", false, "false", false))
                .containsKey(rows.getFirst().get(1));
        return rows.getFirst().getFirst();
    }
}
