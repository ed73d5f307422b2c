package dev.windlass.acceptance.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever can be changed in a database is seen: each statement changes the dump, and what undoes it restores it. */
@Tag("server")
class SchemaDumpTest {
    private static final String BASE = """
            CREATE TABLE t (id int PRIMARY KEY, a varchar(10) DEFAULT 'x', b int);
            CREATE TABLE u (id int PRIMARY KEY, t_id int);
            """;

    private static final String POSTGRESQL = """
            CREATE SCHEMA s | DROP SCHEMA s
            CREATE TABLE n (a int) | DROP TABLE n
            CREATE UNLOGGED TABLE n (a int) | DROP TABLE n
            ALTER TABLE t ADD COLUMN c int | ALTER TABLE t DROP COLUMN c
            ALTER TABLE t ALTER a TYPE varchar(11) | ALTER TABLE t ALTER a TYPE varchar(10)
            ALTER TABLE t ALTER a SET DEFAULT 'y' | ALTER TABLE t ALTER a SET DEFAULT 'x'
            ALTER TABLE t ALTER b SET NOT NULL | ALTER TABLE t ALTER b DROP NOT NULL
            ALTER TABLE t ALTER a SET STORAGE PLAIN | ALTER TABLE t ALTER a SET STORAGE EXTENDED
            ALTER TABLE t ALTER a SET STATISTICS 77 | ALTER TABLE t ALTER a SET STATISTICS -1
            ALTER TABLE t ALTER id ADD GENERATED ALWAYS AS IDENTITY | ALTER TABLE t ALTER id DROP IDENTITY
            ALTER TABLE t ADD COLUMN g int GENERATED ALWAYS AS (b + 1) STORED | ALTER TABLE t DROP COLUMN g
            ALTER TABLE t SET (fillfactor = 70) | ALTER TABLE t RESET (fillfactor)
            ALTER TABLE t REPLICA IDENTITY FULL | ALTER TABLE t REPLICA IDENTITY DEFAULT
            ALTER TABLE t ENABLE ROW LEVEL SECURITY | ALTER TABLE t DISABLE ROW LEVEL SECURITY
            CREATE POLICY p ON t USING (b > 0) | DROP POLICY p ON t
            ALTER TABLE t ADD CHECK (b > 0) | ALTER TABLE t DROP CONSTRAINT t_b_check
            ALTER TABLE t ADD CHECK (b > 0) NOT VALID | ALTER TABLE t DROP CONSTRAINT t_b_check
            ALTER TABLE u ADD CONSTRAINT f FOREIGN KEY (t_id) REFERENCES t ON DELETE CASCADE | ALTER TABLE u DROP CONSTRAINT f
            ALTER TABLE t ADD CONSTRAINT q UNIQUE (a) DEFERRABLE | ALTER TABLE t DROP CONSTRAINT q
            CREATE INDEX i ON t (lower(a) DESC) WHERE b > 0 | DROP INDEX i
            CREATE VIEW v AS SELECT a FROM t | DROP VIEW v
            CREATE MATERIALIZED VIEW v AS SELECT a FROM t | DROP MATERIALIZED VIEW v
            CREATE MATERIALIZED VIEW v AS SELECT a FROM t WITH NO DATA | DROP MATERIALIZED VIEW v
            CREATE SEQUENCE q START 7 | DROP SEQUENCE q
            CREATE TYPE e AS ENUM ('b', 'a') | DROP TYPE e
            CREATE TYPE c AS (x int, y text) | DROP TYPE c
            CREATE DOMAIN d AS int CHECK (value > 0) | DROP DOMAIN d
            CREATE TYPE r AS RANGE (subtype = time) | DROP TYPE r
            CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1' | DROP FUNCTION f()
            CREATE PROCEDURE f() LANGUAGE sql AS 'SELECT 1' | DROP PROCEDURE f()
            CREATE AGGREGATE g(int) (SFUNC = int4pl, STYPE = int) | DROP AGGREGATE g(int)
            CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger() | DROP TRIGGER g ON t
            CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING | DROP RULE r ON t
            CREATE STATISTICS z ON a, b FROM t | DROP STATISTICS z
            CREATE EXTENSION citext | DROP EXTENSION citext
            CREATE COLLATION l FROM "C" | DROP COLLATION l
            CREATE PUBLICATION p FOR TABLE t | DROP PUBLICATION p
            COMMENT ON TABLE t IS 'x' | COMMENT ON TABLE t IS NULL
            COMMENT ON COLUMN t.a IS 'x' | COMMENT ON COLUMN t.a IS NULL
            COMMENT ON CONSTRAINT t_pkey ON t IS 'x' | COMMENT ON CONSTRAINT t_pkey ON t IS NULL
            GRANT SELECT (a) ON t TO public | REVOKE SELECT (a) ON t FROM public
            ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO public | ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM public
            CREATE TABLE k (a int) PARTITION BY RANGE (a) | DROP TABLE k
            """;

    private static final String MYSQL = """
            CREATE TABLE n (a int) | DROP TABLE n
            ALTER TABLE t ADD COLUMN c int FIRST | ALTER TABLE t DROP COLUMN c
            ALTER TABLE t MODIFY a varchar(11) DEFAULT 'x' | ALTER TABLE t MODIFY a varchar(10) DEFAULT 'x'
            ALTER TABLE t COMMENT = 'x' | ALTER TABLE t COMMENT = ''
            CREATE INDEX i ON t (a(5)) | DROP INDEX i ON t
            ALTER TABLE u ADD CONSTRAINT f FOREIGN KEY (t_id) REFERENCES t (id) | ALTER TABLE u DROP FOREIGN KEY f, DROP INDEX f
            ALTER TABLE t ADD CONSTRAINT k CHECK (b > 0) | ALTER TABLE t DROP CONSTRAINT k
            CREATE VIEW v AS SELECT a FROM t | DROP VIEW v
            CREATE FUNCTION f() RETURNS int DETERMINISTIC RETURN 1 | DROP FUNCTION f
            CREATE PROCEDURE f() SELECT 1 | DROP PROCEDURE f
            CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.b = 1 | DROP TRIGGER g
            CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01' DO SELECT 1 | DROP EVENT e
            ALTER DATABASE CHARACTER SET latin1 | ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci
            """;

    private static final String SQLITE = """
            CREATE TABLE n (a int) | DROP TABLE n
            CREATE INDEX i ON t (a) | DROP INDEX i
            CREATE VIEW v AS SELECT a FROM t | DROP VIEW v
            CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END | DROP TRIGGER g
            PRAGMA user_version = 3 | PRAGMA user_version = 0
            """;

    static Stream<Arguments> changes() {
        return TestServers.all()
                .map(server -> Arguments.of(
                        server,
                        switch (server.product()) {
                            case POSTGRESQL -> POSTGRESQL;
                            case MARIADB, MYSQL -> MYSQL;
                            case SQLITE -> SQLITE;
                        }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void seesEveryChangeAndNothingElse(TestServer server, String changes) {
        try (TestDatabase database = server.createDatabase()) {
            database.execute(BASE.strip().split("\n"));
            String before = SchemaDump.of(database).text();
            List<String> unseen = new ArrayList<>();
            for (String change : changes.strip().split("\n")) {
                String[] sql = change.split(" \\| ");
                database.execute(sql[0]);
                if (SchemaDump.of(database).text().equals(before)) {
                    unseen.add(sql[0]);
                }
                database.execute(sql[1]);
                assertThat(SchemaDump.of(database).text()).as(sql[1]).isEqualTo(before);
            }
            assertThat(unseen).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.windlass.acceptance.server.TestServers#all")
    void leavesOutATableWithAllThatBelongsToIt(TestServer server) {
        try (TestDatabase database = server.createDatabase()) {
            database.execute(BASE.strip().split("\n"));
            String before = SchemaDump.of(database).text();
            database.execute("CREATE TABLE gone (a int PRIMARY KEY, b int UNIQUE)", "CREATE INDEX gone_b ON gone (b)");
            if (server.product() == Product.POSTGRESQL) {
                database.execute("COMMENT ON TABLE gone IS 'x'", "ALTER TABLE gone ADD COLUMN s serial");
            }
            assertThat(SchemaDump.of(database).text()).isNotEqualTo(before);
            assertThat(SchemaDump.of(database).without(Set.of("gone")).text()).isEqualTo(before);
        }
    }
}
