package dev.windlass.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.cli.CommandLine;
import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A restore gives back every row: half a million of them, of every type of column, compared both ways. */
@Tag("server")
class BackupTest {
    @TempDir
    Path folder;

    private static final List<String> POSTGRESQL = List.of(
            "CREATE TYPE mood AS ENUM ('good', 'bad')",
            "CREATE TABLE parents (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE)",
            "CREATE TABLE everything (id bigserial PRIMARY KEY, parent_id bigint REFERENCES parents (id), a smallint,"
                    + " b integer, c numeric(30,10), d real, e double precision, f boolean, g varchar(40), h char(5),"
                    + " i text, j bytea, k date, l time, m timetz, n timestamp, o timestamptz, p interval, q uuid,"
                    + " r json, s jsonb, t inet, u cidr, v macaddr, w int4range, x integer[], y text[], z mood,"
                    + " aa bit(3), ab varbit, ac money, ad point, ae tsvector, af xml,"
                    + " doubled integer GENERATED ALWAYS AS (b * 2) STORED)",
            "CREATE SEQUENCE tickets START 1000",
            "SELECT nextval('tickets')",
            "CREATE INDEX ix_everything_g ON everything (lower(g)) WHERE f",
            "CREATE VIEW good_ones AS SELECT id, g FROM everything WHERE z = 'good'",
            "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.g = 'touched'; RETURN NEW; END $$",
            "INSERT INTO parents (name) SELECT 'p' || n FROM generate_series(1, 1000) n",
            "INSERT INTO everything (parent_id, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y,"
                    + " z, aa, ab, ac, ad, ae, af) SELECT n % 1000 + 1, n % 30000, n, n / 7.0, n / 3.0, n / 3.0, n % 2 = 0, 'g' || n,"
                    + " 'h', E'tab\\t back\\\\slash \\n ä😀 ' || n, decode(md5(n::text), 'hex'),"
                    + " date '0044-03-15 BC' + n % 5000, time '12:00' + n * interval '1 s', '04:05:06+02',"
                    + " timestamp '2000-01-01' + n * interval '1.000001 s', now() - n * interval '1 h', n * interval '1 day 3 s',"
                    + " md5(n::text)::uuid, '{\"b\": 1, \"a\":  [1, null]}', '{\"n\": 1e3}', '10.0.0.1/8', '10.0.0.0/8',"
                    + " '08:00:2b:01:02:03', int4range(n, n + 5), ARRAY[n, NULL], ARRAY['a,b', '{\"', NULL],"
                    + " CASE WHEN n % 2 = 0 THEN 'good' ELSE 'bad' END::mood, B'101', B'1', n::money, point(n, n),"
                    + " to_tsvector('a quick fox'), '<a>ä</a>' FROM generate_series(1, {rows}) n",
            "CREATE DOMAIN percent AS numeric CHECK (VALUE BETWEEN 0 AND 100)",
            "CREATE TYPE place AS (street text, number integer)",
            "CREATE TABLE rare (id integer PRIMARY KEY, a int8range, b numrange, c daterange, d tsrange, e tstzrange,"
                    + " f int4multirange, g datemultirange, h macaddr8, i oid, j pg_lsn, k name, l \"char\", m line,"
                    + " n lseg, o box, p path, q polygon, r circle, s tsquery, t jsonpath, u percent, v place, w mood[],"
                    + " x numeric, y varchar, z timestamp(3), aa time(0), ab interval day to second, ac bytea[],"
                    + " ad numeric[][], ae pg_snapshot, af bit varying(9), ag place[], ah regclass)",
            "INSERT INTO rare SELECT n, int8range(n, NULL), numrange(n / 3.0, n, '[]'), daterange('2000-01-01', NULL),"
                    + " tsrange('2000-01-01', 'infinity'), tstzrange(NULL, '2000-01-01+02'), '{[1,2),[5,7)}',"
                    + " '{[2000-01-01,2000-01-05)}', '08:00:2b:01:02:03:04:05', n, '16/B374D848', 'a\"b', 'c', '{1,2,3}',"
                    + " '[(0,0),(1,0.1)]', '((0,0),(1,1))', '((0,0),(1,1))', '((0,0),(1,1),(2,0))', '<(0,0),0.3>',"
                    + " 'fat & (rat | cat)', '$.a[*] ? (@ > 1)', n % 100 + 0.5, row('a \"b\", (c)', n)::place, '{good,bad}',"
                    + " 1e30 / (n + 1), repeat('ä\\', n % 50), '2000-01-01 00:00:00.123', '23:59:59', interval '3 d 4.5 s',"
                    + " ARRAY['\\x00ff'::bytea, NULL], '{{1,2},{3,NULL}}', '10:20:10,14,15', B'1010',"
                    + " ARRAY[row('x,y', 1)::place, NULL], 'parents' FROM generate_series(1, 1000) n",
            "INSERT INTO rare (id) VALUES (0)",
            "INSERT INTO everything DEFAULT VALUES",
            "INSERT INTO everything (d, e, c, n, k) VALUES ('NaN', 'Infinity', 'NaN', 'infinity', '-infinity')",
            "CREATE TRIGGER touched BEFORE INSERT ON everything FOR EACH ROW EXECUTE FUNCTION touch()",
            "COMMENT ON COLUMN everything.i IS 'Said (encrypted)'");

    private static final List<String> MARIADB = List.of(
            "CREATE TABLE parents (id bigint AUTO_INCREMENT PRIMARY KEY, name varchar(50) NOT NULL UNIQUE)",
            "CREATE TABLE everything (id bigint AUTO_INCREMENT PRIMARY KEY, parent_id bigint, a tinyint, b int unsigned,"
                    + " c decimal(30,10), d float, e double, f boolean, g varchar(40), h char(5), i text, j blob,"
                    + " k date, l time(3), n datetime(6), o timestamp(6) NULL, p year, q bigint unsigned, r json,"
                    + " s enum('good', 'bad'), t set('x', 'y'), u binary(4), v varbinary(9), w bit(10), x mediumtext,"
                    + " y longblob, z point, doubled bigint GENERATED ALWAYS AS (b * 2) STORED,"
                    + " CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES parents (id))",
            "CREATE INDEX ix_everything_g ON everything (g)",
            "CREATE VIEW good_ones AS SELECT id, g FROM everything WHERE s = 'good'",
            "INSERT INTO parents (name) SELECT concat('p', seq) FROM seq_1_to_1000",
            "INSERT INTO everything (parent_id, a, b, c, d, e, f, g, h, i, j, k, l, n, o, p, q, r, s, t, u, v, w, x, y, z)"
                    + " SELECT seq % 1000 + 1, cast(seq AS signed) % 128 - 64, seq, seq / 7, seq / 3, seq / 3, seq % 2, concat('g', seq), 'h',"
                    + " concat('tab\\t back\\\\slash \\n ä😀 ', seq), unhex(left(sha2(seq, 256), 32)), date '1000-01-01' + INTERVAL (seq % 3000) DAY,"
                    + " sec_to_time(seq % 3000000), timestamp('2000-01-01') + INTERVAL seq * 1000001 MICROSECOND,"
                    + " timestamp('2001-01-01') + INTERVAL seq MINUTE, 1901 + seq % 250, 18446744073709551615 - seq,"
                    + " '{\"b\": 1, \"a\": [1, null]}', if(seq % 2 = 0, 'good', 'bad'), if(seq % 3 = 0, 'x,y', ''),"
                    + " unhex(left(sha2(seq, 256), 8)), unhex('00ff09'), seq % 1024, 'm', unhex('0a5c'), point(seq, seq)"
                    + " FROM seq_1_to_{rows}",
            "CREATE TABLE rare (id int PRIMARY KEY, a tinytext, b mediumblob, c tinyblob, d smallint unsigned, e mediumint,"
                    + " f linestring, g polygon, h multipoint, i geometrycollection, j bit(64), k decimal(60,30),"
                    + " l datetime, m time(6), n varchar(20) CHARACTER SET latin1, o char(3) CHARACTER SET utf8mb4 COLLATE"
                    + " utf8mb4_bin, p longtext, q date, r bit(1), s float(9,3), t double(12,4), u int(5) zerofill, v geometry)",
            "INSERT INTO rare SELECT seq, 'a\\0b', unhex(repeat('00ff5c27', 300)), unhex('1a'), seq, -seq,"
                    + " ST_GeomFromText('LINESTRING(0 0, 1 0.1)'), ST_GeomFromText('POLYGON((0 0, 0 1, 1 1, 0 0))'),"
                    + " ST_GeomFromText('MULTIPOINT(0 0, 1 1)'), ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 1))'),"
                    + " 18446744073709551615 - seq, 1 / 3 * seq, '9999-12-31 23:59:59', '-838:59:58.999999', 'é', 'ß', repeat('ä😀', seq),"
                    + " '9999-12-31', seq % 2, seq / 7, seq / 7, seq, point(seq, 1 / 3) FROM seq_1_to_1000",
            "INSERT INTO rare (id) VALUES (0)",
            "INSERT INTO everything () VALUES ()",
            "CREATE TRIGGER touched BEFORE INSERT ON everything FOR EACH ROW SET NEW.g = 'touched'");

    /** Types that MariaDB alone has. */
    private static final List<String> OF_MARIADB = List.of(
            "CREATE TABLE own_types (id int PRIMARY KEY, a inet6, b inet4, c uuid)",
            "INSERT INTO own_types SELECT seq, '::ffff:1.2.3.4', '10.0.0.1', uuid() FROM seq_1_to_100",
            "CREATE SEQUENCE tickets START WITH 1000",
            "DO NEXTVAL(tickets)");

    /** The same for MySQL, which has no tables of numbers to make rows of. */
    private static final List<String> MYSQL = Stream.concat(
                    Stream.of("SET SESSION cte_max_recursion_depth = 4000000000"),
                    MARIADB.stream()
                            .map(sql -> sql.replaceAll(
                                            "seq_1_to_(\\d+|\\{rows\\})",
                                            "(WITH RECURSIVE s (seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM s WHERE"
                                                    + " seq < $1) SELECT seq FROM s) s")
                                    .replace("'\\0b'", "'b'")))
            .toList();

    private static final List<String> SQLITE = List.of(
            "CREATE TABLE parents (id integer PRIMARY KEY AUTOINCREMENT, name text NOT NULL UNIQUE)",
            "CREATE TABLE everything (id integer PRIMARY KEY AUTOINCREMENT, parent_id integer REFERENCES parents (id),"
                    + " a integer, c numeric, d real, g varchar(40), j blob, k date, f boolean, x any)",
            "CREATE INDEX ix_everything_g ON everything (g)",
            "CREATE VIEW good_ones AS SELECT id, g FROM everything",
            "WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 1000)"
                    + " INSERT INTO parents (name) SELECT 'p' || n FROM s",
            "WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {rows})"
                    + " INSERT INTO everything (parent_id, a, c, d, g, j, k, f, x) SELECT n % 1000 + 1, n * 4294967296, n / 7.0, n / 3.0,"
                    + " 'tab' || char(9) || char(10) || '\\ä😀' || n, x'00ff5c0a', date('2000-01-01', n || ' days'), n % 2,"
                    + " CASE n % 4 WHEN 0 THEN n WHEN 1 THEN 'text' WHEN 2 THEN x'01' END FROM s",
            "CREATE TABLE rare (id any PRIMARY KEY, a real, b integer) WITHOUT ROWID",
            "INSERT INTO rare VALUES (1, 9e999, 9223372036854775807), (x'00', -9e999, -9223372036854775808),"
                    + " ('text', 0.1, NULL), (1.5, 5e-324, 0)",
            "CREATE TABLE strict (id integer PRIMARY KEY, a int, b blob, c any, d text) STRICT",
            "INSERT INTO strict VALUES (1, 2, x'', 'any', 'nul' || char(0) || 'inside')",
            "CREATE VIRTUAL TABLE words USING fts5(body)",
            "INSERT INTO words VALUES ('what was said')",
            "CREATE TRIGGER touched AFTER INSERT ON everything BEGIN UPDATE everything SET g = 'touched' WHERE id = NEW.id; END");

    @ParameterizedTest
    @MethodSource("dev.windlass.acceptance.server.TestServers#all")
    void aRestoreGivesBackEveryRow(TestServer server) throws Exception {
        int rows = Integer.getInteger("windlass.backup.rows", 50_000);
        List<String> statements = switch (server.product()) {
            case POSTGRESQL -> POSTGRESQL;
            case MYSQL -> MYSQL;
            case MARIADB -> Stream.concat(MARIADB.stream(), OF_MARIADB.stream()).toList();
            case SQLITE -> SQLITE;
        };
        try (TestDatabase source = server.createDatabase();
                TestDatabase other = server.createDatabase()) {
            source.execute(statements.stream()
                    .map(sql -> sql.replace("{rows}", Integer.toString(rows)))
                    .toArray(String[]::new));
            Files.createDirectories(folder.resolve("versions"));
            String before = content(source);

            long start = System.nanoTime();
            CommandLine.Result saved = run(source, "backup", "--to", "saved.windlass");
            long backed = System.nanoTime();
            assertThat(saved.status()).as(saved.toString()).isZero();
            CommandLine.Result checked = run(source, "restore", "saved.windlass", "--check");
            long proved = System.nanoTime();
            assertThat(checked.status()).as(checked.toString()).isZero();
            CommandLine.Result restored = run(other, "restore", "saved.windlass");
            assertThat(restored.status()).as(restored.toString()).isZero();
            long put = System.nanoTime();
            System.out.println(server.name() + ": " + rows + " rows, backup " + (backed - start) / 1_000_000
                    + " ms, check " + (proved - backed) / 1_000_000 + " ms, restore " + (put - proved) / 1_000_000
                    + " ms, "
                    + Files.size(folder.resolve("saved.windlass")) / 1024 + " KiB");
            assertThat(content(other)).isEqualTo(before);
            CommandLine.Result same = CommandLine.run(
                    folder, "diff", source.jdbcUrl(), other.jdbcUrl(), "--url", source.jdbcUrl(), "--exit-code");
            assertThat(same.status()).as(same.toString()).isZero();

            // What is inserted next gets the next number, and goes through the trigger.
            for (TestDatabase database : List.of(source, other)) {
                database.execute("INSERT INTO everything (parent_id) VALUES (1)");
            }
            String last = "SELECT id, g FROM everything ORDER BY id DESC LIMIT 1";
            assertThat(other.query(last)).isEqualTo(source.query(last));

            // After a failed change everything is put back in its place.
            other.execute(
                    server.product() == Product.POSTGRESQL
                            ? "TRUNCATE everything"
                            : "DELETE FROM everything WHERE id % 2 = 0");
            CommandLine.Result replaced = run(other, "restore", "saved.windlass", "--replace", "--yes");
            assertThat(replaced.status()).as(replaced.toString()).isZero();
            assertThat(content(other)).isEqualTo(before);
        }
    }

    @Test
    void aLeaseIsNotInTheWayOfItsOwnTable() throws Exception {
        TestServer server = TestServers.postgresql(18);
        try (TestDatabase database = server.createDatabase();
                TestDatabase empty = server.createDatabase()) {
            Files.createDirectories(folder.resolve("versions"));
            Files.writeString(folder.resolve("versions/1.sql"), """
                    -- One
                    -- Revision: a1

                    -- windlass: upgrade
                    CREATE TABLE one (id integer);
                    -- windlass: irreversible it is a test
                    """);
            String lease = "lock.kind=lease";
            assertThat(run(database, "upgrade", "head", "--set", lease).status())
                    .isZero();
            assertThat(run(database, "backup", "--to", "leased.windlass").status())
                    .isZero();

            CommandLine.Result restored = run(empty, "restore", "leased.windlass", "--set", lease);

            assertThat(restored.status()).as(restored.toString()).isZero();
            assertThat(empty.query("SELECT count(*) FROM one")).containsExactly(List.of("0"));
        }
    }

    @Test
    void aRestoreThatFailsHasChangedNothing() throws Exception {
        TestServer server = TestServers.postgresql(18);
        try (TestDatabase database = server.createDatabase()) {
            String role = "reader_of_saved";
            database.execute(
                    "CREATE ROLE " + role,
                    "CREATE TABLE kept (id integer PRIMARY KEY)",
                    "GRANT SELECT ON kept TO " + role,
                    "INSERT INTO kept VALUES (1)");
            Files.createDirectories(folder.resolve("versions"));
            assertThat(run(database, "backup", "--to", "saved.windlass").status())
                    .isZero();
            database.execute("DROP OWNED BY " + role, "DROP ROLE " + role, "INSERT INTO kept VALUES (2)");

            CommandLine.Result restored = run(database, "restore", "saved.windlass", "--replace", "--yes");

            assertThat(restored.status()).as(restored.toString()).isEqualTo(1);
            assertThat(restored.error()).contains("role \"" + role + "\" does not exist");
            assertThat(database.query("SELECT id FROM kept ORDER BY id")).containsExactly(List.of("1"), List.of("2"));
        }
    }

    /** All rows of all tables in an order that does not depend on where they lie, hashed as the server shows them. */
    private static String content(TestDatabase database) throws Exception {
        StringBuilder content = new StringBuilder();
        boolean mysql = database.server().product() == Product.MYSQL
                || database.server().product() == Product.MARIADB;
        // What MySQL shows of a FLOAT is rounded to six digits: two that differ look the same.
        for (String query : List.of(
                "SELECT * FROM parents ORDER BY id",
                "SELECT everything.*" + (mysql ? ", d * 1e0 AS exactly, hex(z)" : "") + " FROM everything ORDER BY id",
                "SELECT * FROM rare ORDER BY id")) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long count = 0;
            try (Connection connection = database.connect()) {
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.setFetchSize(1000);
                    ResultSet rows = statement.executeQuery(query);
                    for (; rows.next(); count++) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            byte[] bytes = bytes(rows, i, database.server().product());
                            digest.update(bytes == null ? new byte[] {0} : bytes);
                            digest.update((byte) 1);
                        }
                    }
                }
            }
            content.append(count)
                    .append(' ')
                    .append(HexFormat.of().formatHex(digest.digest()))
                    .append('\n');
        }
        return content.toString();
    }

    private static byte @Nullable [] bytes(ResultSet rows, int column, Product product) throws SQLException {
        boolean asItIs = switch (product) {
            case SQLITE -> true;
            case POSTGRESQL -> false;
            case MYSQL, MARIADB ->
                switch (rows.getMetaData().getColumnType(column)) {
                    case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB, Types.BIT -> true;
                    default -> false;
                };
        };
        if (asItIs) {
            return rows.getBytes(column);
        }
        String text = rows.getString(column);
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private CommandLine.Result run(TestDatabase database, String... words) {
        List<String> all = new java.util.ArrayList<>(List.of(words));
        all.addAll(List.of("--url", database.jdbcUrl(), "--path", "versions"));
        return CommandLine.run(folder, all.toArray(new String[0]));
    }
}
