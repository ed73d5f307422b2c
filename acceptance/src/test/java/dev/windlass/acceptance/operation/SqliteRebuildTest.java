package dev.windlass.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Rendered;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.error.WindlassException;
import dev.windlass.operation.ColumnChange;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.Operation;
import dev.windlass.operation.TableOperation;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.ConstraintKind;
import dev.windlass.schema.DataType;
import dev.windlass.schema.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What Alembic's batch mode loses (the table of its losses, one test each) stays as it was, or the change is refused. */
class SqliteRebuildTest {
    private static final QualifiedName T = QualifiedName.of("t");
    private static final Operation RETYPE = new ColumnOperation.AlterColumn(
            T, "v", List.of(new ColumnChange.SetType(new DataType.Varchar(50), "")), Optional.empty());

    private final ContractServer server = ContractServer.sqlite(ServerVersion.parse(DialectName.SQLITE, "3.45.1"));

    private List<Rendered> render(Connection connection, Operation... operations) throws SQLException {
        return server.dialect()
                .renderer()
                .render(List.of(operations), server.version(), server.known(connection, Optional.empty()));
    }

    private void run(Connection connection, Operation... operations) throws SQLException {
        for (Rendered rendered : render(connection, operations)) {
            server.run(connection, rendered);
        }
    }

    private Connection database(String... statements) throws SQLException {
        Connection connection = server.open();
        for (String sql : statements) {
            ContractServer.execute(connection, sql);
        }
        return connection;
    }

    private static List<List<String>> query(Connection connection, String sql) throws SQLException {
        return Snapshot.query(connection, sql);
    }

    private static String sql(Connection connection, String name) throws SQLException {
        return query(connection, "SELECT sql FROM sqlite_master WHERE name = '" + name + "'")
                .getFirst()
                .getFirst();
    }

    @Test
    void keepsTheRowsThatReferWithOnDeleteCascade() throws SQLException {
        try (Connection connection = database(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)",
                "CREATE TABLE child (id INTEGER, t_id REFERENCES t ON DELETE CASCADE)",
                "INSERT INTO t VALUES (1, 'a'), (2, 'b')",
                "INSERT INTO child VALUES (1, 1), (2, 2)")) {
            run(connection, RETYPE);
            assertThat(query(connection, "SELECT count(*) FROM child")).isEqualTo(List.of(List.of("2")));
            assertThat(query(connection, "PRAGMA foreign_key_list(child)").getFirst())
                    .contains("t", "CASCADE");
            ContractServer.execute(connection, "DELETE FROM t WHERE id = 1");
            assertThat(query(connection, "SELECT id FROM child")).isEqualTo(List.of(List.of("2")));
        }
    }

    @Test
    void keepsTriggersOfTheTableAndThoseElsewhereThatSpeakOfIt() throws SQLException {
        String own = "CREATE TRIGGER own AFTER INSERT ON t BEGIN INSERT INTO log VALUES ('own'); END";
        String other = "CREATE TRIGGER other AFTER INSERT ON u BEGIN INSERT INTO t (v) VALUES ('from u'); END";
        try (Connection connection = database(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)",
                "CREATE TABLE u (id)",
                "CREATE TABLE log (what)",
                own,
                other)) {
            run(connection, RETYPE);
            assertThat(sql(connection, "own")).isEqualTo(own);
            assertThat(sql(connection, "other")).isEqualTo(other);
            ContractServer.execute(connection, "INSERT INTO u VALUES (1)");
            assertThat(query(connection, "SELECT what FROM log")).isEqualTo(List.of(List.of("own")));
        }
    }

    @Test
    void keepsViewsAndViewsOverThemAndTheirTriggers() throws SQLException {
        try (Connection connection = database(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)",
                "CREATE VIEW one AS SELECT id, v FROM \"T\"",
                "CREATE VIEW two AS SELECT v FROM one",
                "CREATE TRIGGER into_two INSTEAD OF INSERT ON two BEGIN INSERT INTO t (v) VALUES (NEW.v); END")) {
            run(connection, RETYPE);
            ContractServer.execute(connection, "INSERT INTO two VALUES ('x')");
            assertThat(query(connection, "SELECT * FROM two")).isEqualTo(List.of(List.of("x")));
        }
    }

    @Test
    void keepsAutoincrementAndItsCounter() throws SQLException {
        try (Connection connection = database(
                "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, v TEXT)",
                "INSERT INTO t (v) VALUES ('a'), ('b'), ('c')",
                "DELETE FROM t")) {
            run(connection, RETYPE);
            ContractServer.execute(connection, "INSERT INTO t (v) VALUES ('d')");
            assertThat(query(connection, "SELECT id FROM t")).isEqualTo(List.of(List.of("4")));
            assertThat(query(connection, "SELECT name, seq FROM sqlite_sequence"))
                    .isEqualTo(List.of(List.of("t", "4")));
        }
    }

    @Test
    void keepsWhatTheTextSays() throws SQLException {
        try (Connection connection = database(
                """
                CREATE TABLE "t" (
                    [id] INTEGER PRIMARY KEY, -- the number, of course
                    v TEXT COLLATE NOCASE DEFAULT ('a,b' || ")") /* odd ) , */ NOT NULL ON CONFLICT REPLACE,
                    "w x" INT UNIQUE ON CONFLICT IGNORE CHECK (("w x") > 0),
                    p INT CONSTRAINT fk REFERENCES t (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
                    g INT GENERATED ALWAYS AS (p * 2) STORED,
                    h AS (p + 1),
                    CHECK (length(v) < 100)
                    CONSTRAINT last UNIQUE (v COLLATE BINARY, p) ON CONFLICT FAIL
                )
                """.replace("|| \")\"", "|| ')'"),
                "INSERT INTO t (id, v, \"w x\") VALUES (5, 'Abc', 7)",
                "CREATE INDEX expr ON t (lower(v) DESC, p) WHERE p > 0")) {
            TreeSet<String> before = Snapshot.of(connection, DialectName.SQLITE);
            run(connection, RETYPE);
            TreeSet<String> after = Snapshot.of(connection, DialectName.SQLITE);
            assertThat(sql(connection, "t"))
                    .contains("-- the number, of course")
                    .contains("COLLATE NOCASE")
                    .contains("NOT NULL ON CONFLICT REPLACE")
                    .contains("UNIQUE ON CONFLICT IGNORE CHECK ((\"w x\") > 0)")
                    .contains("ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED")
                    .contains("GENERATED ALWAYS AS (p * 2) STORED")
                    .contains("CHECK (length(v) < 100)")
                    .contains("CONSTRAINT last UNIQUE (v COLLATE BINARY, p) ON CONFLICT FAIL");
            after.removeIf(line -> line.startsWith("words of t") || line.contains(", v, "));
            before.removeIf(line -> line.startsWith("words of t") || line.contains(", v, "));
            assertThat(after).isEqualTo(before);
            assertThat(query(connection, "SELECT id, v, \"w x\" FROM t WHERE v = 'ABC'"))
                    .isEqualTo(List.of(List.of("5", "Abc", "7")));
        }
    }

    @Test
    void keepsStrictAndWithoutRowid() throws SQLException {
        try (Connection connection = database("CREATE TABLE t (id TEXT PRIMARY KEY, v INT) STRICT, WITHOUT ROWID")) {
            run(connection, RETYPE);
            assertThat(sql(connection, "t")).contains("v text").endsWith("STRICT, WITHOUT ROWID");
        }
    }

    @Test
    void keepsRowidsThatNoColumnStandsFor() throws SQLException {
        try (Connection connection =
                database("CREATE TABLE t (v TEXT)", "INSERT INTO t (rowid, v) VALUES (7, 'a'), (3, 'b')")) {
            run(connection, RETYPE);
            assertThat(query(connection, "SELECT rowid, v FROM t ORDER BY rowid"))
                    .isEqualTo(List.of(List.of("3", "b"), List.of("7", "a")));
        }
    }

    @Test
    void leavesNothingBehindWhenRowsDoNotFit() throws SQLException {
        try (Connection connection =
                database("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)", "INSERT INTO t VALUES (1, NULL)")) {
            TreeSet<String> before = Snapshot.of(connection, DialectName.SQLITE);
            Operation notNull = new ColumnOperation.AlterColumn(
                    T, "v", List.of(new ColumnChange.SetNullable(false)), Optional.empty());
            assertThatThrownBy(() -> run(connection, notNull)).hasMessageContaining("NOT NULL constraint failed");
            assertThat(Snapshot.of(connection, DialectName.SQLITE)).isEqualTo(before);
            ContractServer.execute(connection, "UPDATE t SET v = ''");
            run(connection, notNull);
        }
    }

    @Test
    void refusesRowsThatBreakANewForeignKey() throws SQLException {
        try (Connection connection = database(
                "CREATE TABLE p (id INTEGER PRIMARY KEY)",
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v INTEGER)",
                "INSERT INTO t VALUES (1, 99)")) {
            TreeSet<String> before = Snapshot.of(connection, DialectName.SQLITE);
            Operation key = new ConstraintOperation.AddConstraint(
                    T, Constraint.ForeignKey.of("fk", List.of("v"), QualifiedName.of("p"), List.of("id")), "");
            assertThatThrownBy(() -> run(connection, key)).hasMessageContaining("not empty");
            assertThat(Snapshot.of(connection, DialectName.SQLITE)).isEqualTo(before);
        }
    }

    @Test
    void refusesToDropAColumnThatATriggerWrites() throws SQLException {
        try (Connection connection = database(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT, w TEXT)",
                "CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET v = 'x' WHERE id = NEW.id; END")) {
            TreeSet<String> before = Snapshot.of(connection, DialectName.SQLITE);
            Operation drop = new ColumnOperation.DropColumn(T, "v", false, false);
            assertThatThrownBy(() -> run(connection, drop)).hasMessageContaining("no such column");
            assertThat(Snapshot.of(connection, DialectName.SQLITE)).isEqualTo(before);
        }
    }

    @Test
    void refusesToDropAColumnThatATriggerOfAViewWrites() throws SQLException {
        try (Connection connection = database(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT, w TEXT UNIQUE)",
                "CREATE VIEW vw AS SELECT id FROM t",
                "CREATE TRIGGER tr INSTEAD OF INSERT ON vw BEGIN INSERT INTO t (w) VALUES ('x'); END")) {
            TreeSet<String> before = Snapshot.of(connection, DialectName.SQLITE);
            Operation drop = new ColumnOperation.DropColumn(T, "w", false, false);
            assertThatThrownBy(() -> run(connection, drop)).hasMessageContaining("no column named w");
            assertThat(Snapshot.of(connection, DialectName.SQLITE)).isEqualTo(before);
        }
    }

    @Test
    void refusesToDropATableThatOthersReferTo() throws SQLException {
        try (Connection connection = database(
                "CREATE TABLE t (id INTEGER PRIMARY KEY)",
                "CREATE TABLE child (t_id INTEGER REFERENCES t ON DELETE CASCADE)",
                "INSERT INTO t VALUES (1)",
                "INSERT INTO child VALUES (1)")) {
            assertThatThrownBy(() -> run(connection, new TableOperation.DropTable(T, false, false)))
                    .isInstanceOf(WindlassException.class)
                    .hasMessageContaining("foreign keys of table 'child' refer to it");
        }
    }

    @Test
    void refusesToDropATableUnderAView() throws SQLException {
        try (Connection connection = database("CREATE TABLE t (id)", "CREATE VIEW vw AS SELECT * FROM t")) {
            assertThatThrownBy(() -> run(connection, new TableOperation.DropTable(T, false, false)))
                    .hasMessageContaining("no such table");
            assertThat(query(connection, "SELECT count(*) FROM t")).isEqualTo(List.of(List.of("0")));
        }
    }

    @Test
    void takesATemporaryNameThatIsFree() throws SQLException {
        try (Connection connection =
                database("CREATE TABLE t (v TEXT)", "CREATE TABLE _windlass_new_t (x)", "INSERT INTO t VALUES ('a')")) {
            run(connection, RETYPE);
            assertThat(query(connection, "SELECT name FROM sqlite_master ORDER BY name"))
                    .isEqualTo(List.of(List.of("_windlass_new_t"), List.of("t")));
        }
    }

    @Test
    void dropsAnUnnamedConstraintByWhatItSays() throws SQLException {
        try (Connection connection =
                database("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT CHECK (length(v)  >  1), w INT UNIQUE)")) {
            run(
                    connection,
                    new ConstraintOperation.DropConstraint(
                            T,
                            "",
                            ConstraintKind.CHECK,
                            Optional.of(Constraint.Check.of("", "length(v) > 1")),
                            false,
                            false),
                    new ConstraintOperation.DropConstraint(
                            T,
                            "",
                            ConstraintKind.UNIQUE,
                            Optional.of(Constraint.Unique.of("", List.of("w"))),
                            false,
                            false));
            assertThat(sql(connection, "t").replaceAll("\\s+", " "))
                    .isEqualTo("CREATE TABLE \"t\" (id INTEGER PRIMARY KEY, v TEXT, w INT)");
        }
    }

    @Test
    void rebuildsOnceForSeveralChangesOfOneTable() throws SQLException {
        try (Connection connection = database("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)")) {
            List<Rendered> rendered = render(
                    connection,
                    RETYPE,
                    new ConstraintOperation.AddConstraint(T, Constraint.Unique.of("uq", List.of("v")), ""),
                    new ConstraintOperation.AddConstraint(T, Constraint.Check.of("ck", "v <> ''"), ""));
            assertThat(rendered).hasSize(1);
            assertThat(rendered.getFirst().operations()).hasSize(3);
        }
    }
}
