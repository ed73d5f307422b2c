package dev.windlass.acceptance.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.cli.CommandLine;
import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Alembic's revisions meet on real servers: failures, caught or not, and tables that are rebuilt. */
@Tag("server")
class AlembicRevisionsTest {
    @TempDir
    Path folder;

    private void revision(String id, String parent, String upgrade, String downgrade) {
        try {
            Files.createDirectories(folder.resolve("alembic/versions"));
            Files.writeString(folder.resolve("alembic.ini"), "[alembic]\nscript_location = alembic\n");
            Files.writeString(
                    folder.resolve("alembic/versions/" + id + ".py"),
                    "\"\"\"" + id + "\"\"\"\nimport sqlalchemy as sa\nfrom alembic import op\nrevision = '" + id
                            + "'\ndown_revision = " + (parent.isEmpty() ? "None" : "'" + parent + "'")
                            + "\ndef upgrade():\n" + upgrade.indent(4) + "def downgrade():\n" + downgrade.indent(4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CommandLine.Result windlass(String... arguments) {
        return CommandLine.run(folder, arguments);
    }

    @Test
    void namesTheFailureAndNotWhatItsRollbackUndid() {
        revision("a", "", """
                op.create_table('logs', sa.Column('kind', sa.Enum('x', name='kinds')), sa.Column('c', sa.Integer()),
                    sa.ForeignKeyConstraint(['c'], ['certificates.id']))
                """, "pass");
        try (TestDatabase database = TestServers.postgresql(18).createDatabase()) {
            CommandLine.Result result = windlass("--url", database.jdbcUrl(), "upgrade", "head");

            assertThat(result.status()).isEqualTo(1);
            assertThat(result.error()).contains("relation \"certificates\" does not exist");
        }
    }

    @Test
    void runsAStepAgainThatUsesANewValueOfAnEnumeration() {
        revision("a", "", "op.execute(\"CREATE TYPE state AS ENUM ('on')\")", "pass");
        revision("b", "a", """
                op.create_table('lamps', sa.Column('colour', sa.Enum('red', name='colours')))
                op.execute("ALTER TYPE state ADD VALUE 'off'")
                op.execute("CREATE TABLE switches (s state DEFAULT 'off')")
                """, "pass");
        try (TestDatabase database = TestServers.postgresql(18).createDatabase()) {
            CommandLine.Result result = windlass("--url", database.jdbcUrl(), "upgrade", "head");

            assertThat(result.status()).as("%s", result).isZero();
            assertThat(database.query("SELECT count(*) FROM pg_type WHERE typname IN ('colours', 'lamps', 'switches')"))
                    .containsExactly(List.of("3"));
        }
    }

    @Test
    void saysThatAnIdIsTooLongForAlembicsTable() {
        String id = "20251110160323_add_a_column_to_a_table";
        revision(id, "", "op.execute('SELECT 1')", "pass");
        try (TestDatabase database = TestServers.postgresql(18).createDatabase()) {
            CommandLine.Result result = windlass("--url", database.jdbcUrl(), "upgrade", "head");

            assertThat(result.status()).isEqualTo(1);
            assertThat(result.error())
                    .contains("The id '" + id + "' has " + id.length() + " characters")
                    .contains("ALTER TABLE \"public\".\"alembic_version\" ALTER COLUMN version_num");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.windlass.acceptance.server.TestServers#all")
    void goesOnAfterAFailureThatTheRevisionCatches(TestServer server) {
        String attempt = """
                bind = op.get_bind()
                op.create_table('t', sa.Column('n', sa.Integer()))
                try:
                    with bind.begin_nested():
                        bind.execute(sa.text('SELECT nothing FROM nowhere'))
                except Exception as e:
                    print('caught', type(e).__name__)
                try:
                    with bind.begin_nested():
                        op.drop_table('nowhere')
                except sa.exc.DBAPIError as e:
                    print('caught', type(e).__name__)
                op.execute('INSERT INTO t VALUES (7)')
                """;
        revision(
                "a",
                "",
                // Without a savepoint, as one writes it for SQLite and MySQL.
                server.product() == Product.POSTGRESQL
                        ? attempt
                        : attempt.replace("    with bind.begin_nested():\n    ", ""),
                "op.drop_table('t')");
        try (TestDatabase database = server.createDatabase()) {
            CommandLine.Result result = windlass("--url", database.jdbcUrl(), "upgrade", "head");

            assertThat(result.status()).as("%s", result).isZero();
            assertThat(result.out() + result.error()).contains("caught ");
            assertThat(database.query("SELECT n FROM t")).containsExactly(List.of("7"));
        }
    }

    @Test
    void portsARebuildOfATableWithoutADatabase() {
        revision("a", "", """
                op.create_table('users', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('n', sa.String(5)),
                    sa.Column('p', sa.Integer()), sqlite_autoincrement=True)
                op.create_index('ix_n', 'users', ['n'])
                op.execute("INSERT INTO users (n) VALUES ('x'), ('y')")
                op.execute("DELETE FROM users WHERE n = 'y'")
                """, "op.drop_table('users')");
        revision("b", "a", """
                with op.batch_alter_table('users') as batch_op:
                    batch_op.alter_column('n', existing_type=sa.String(5), type_=sa.String(50), nullable=False)
                    batch_op.create_unique_constraint('uq_n', ['n'])
                    batch_op.drop_column('p')
                """, """
                with op.batch_alter_table('users') as batch_op:
                    batch_op.drop_constraint('uq_n', type_='unique')
                    batch_op.add_column(sa.Column('p', sa.Integer()))
                """);
        List<List<String>> python = rebuilt();

        CommandLine.Result port = windlass("revision", "port", "b", "--dialect", "sqlite");

        assertThat(port.status()).as("%s", port).isZero();
        assertThat(port.out() + port.error()).doesNotContain("not ported");
        assertThat(rebuilt()).isEqualTo(python);
    }

    /** The tables, the indexes, and the counter at the top, and at the first revision again. */
    private List<List<String>> rebuilt() {
        List<List<String>> all = new ArrayList<>();
        try (TestDatabase database = TestServers.sqlite().createDatabase()) {
            for (String[] command : new String[][] {{"upgrade", "head"}, {"downgrade", "a"}}) {
                CommandLine.Result result = windlass("--url", database.jdbcUrl(), command[0], command[1]);
                assertThat(result.status()).as("%s", result).isZero();
                all.addAll(database.query("SELECT sql FROM sqlite_master WHERE tbl_name = 'users' AND sql IS NOT NULL"
                        + " ORDER BY name"));
                all.addAll(database.query("SELECT seq FROM sqlite_sequence WHERE name = 'users'"));
            }
        }
        return all;
    }

    @Test
    void leavesARebuildToAPersonWhereTheTableIsNotKnown() {
        revision("a", "", "op.add_column('made_elsewhere', sa.Column('x', sa.Integer()))", "pass");
        revision("b", "a", "with op.batch_alter_table('made_elsewhere') as b:\n    b.drop_column('y')", "pass");

        CommandLine.Result port = windlass("revision", "port", "b", "--dialect", "sqlite");

        assertThat(port.out() + port.error()).contains("not ported");
    }

    @Test
    void namesEveryFileAmongTheRevisionsThatIsNone() throws IOException {
        revision("a", "", "op.execute('SELECT 1')", "pass");
        Path versions = folder.resolve("alembic/versions");
        for (String name : List.of("__init__.py", "__init__old.py", ".#a.py", "a.py~", "notes.txt")) {
            Files.writeString(versions.resolve(name), "not = Python");
        }
        for (String name : List.of("helpers.py", "_common.py", "empty.py", ".hidden.py", "#old.py")) {
            Files.writeString(versions.resolve(name), "x = 1\n");
        }
        Files.writeString(versions.resolve("b1.py"), "down_revision = 'a'\ndef upgrade():\n    pass\n");
        try (TestDatabase database = TestServers.sqlite().createDatabase()) {
            CommandLine.Result result = windlass("--url", database.jdbcUrl(), "upgrade", "head");

            assertThat(result.status()).isEqualTo(1);
            assertThat(result.error().lines().filter(line -> line.contains("where:")))
                    .extracting(line -> line.substring(line.lastIndexOf('/') + 1))
                    .containsExactlyInAnyOrder("helpers.py", "_common.py", "empty.py", ".hidden.py", "#old.py");
            for (String name : List.of("helpers.py", "_common.py", "empty.py", ".hidden.py", "#old.py")) {
                Files.delete(versions.resolve(name));
            }
            CommandLine.Result then = windlass("--url", database.jdbcUrl(), "upgrade", "head");
            assertThat(then.status()).as("%s", then).isZero();
            assertThat(database.query("SELECT version_num FROM alembic_version"))
                    .containsExactly(List.of("b1"));
        }
    }

    @Test
    void takesACommitBehindAnotherStatement() {
        revision("a", "", """
                op.create_table('modes', sa.Column('name', sa.String(19)))
                op.execute('Truncate table modes RESTART IDENTITY CASCADE;commit;')
                op.execute("INSERT INTO modes VALUES ('commit; no')")
                """, "op.execute('DROP TABLE modes; COMMIT')");
        try (TestDatabase database = TestServers.postgresql(18).createDatabase()) {
            CommandLine.Result up = windlass("--url", database.jdbcUrl(), "upgrade", "head");
            assertThat(up.status()).as("%s", up).isZero();
            assertThat(database.query("SELECT name FROM modes")).containsExactly(List.of("commit; no"));
            CommandLine.Result down = windlass("--url", database.jdbcUrl(), "downgrade", "base");
            assertThat(down.status()).as("%s", down).isZero();
            assertThat(database.query("SELECT to_regclass('modes') IS NULL, count(*) FROM alembic_version"))
                    .containsExactly(List.of("t", "0"));
        }
    }

    @Test
    void leavesSqlThatRevisionsReadAlone() throws IOException {
        revision("a", "", "op.execute('CREATE TABLE t (n integer)')", "pass");
        Files.writeString(folder.resolve("alembic/versions/a.sql"), "CREATE TABLE t (n integer)");
        try (TestDatabase database = TestServers.sqlite().createDatabase()) {
            CommandLine.Result result = windlass("--url", database.jdbcUrl(), "upgrade", "head");

            assertThat(result.status()).as("%s", result).isZero();
            assertThat(database.query("SELECT count(*) FROM t")).containsExactly(List.of("0"));
        }
    }

    @Test
    void leavesHelpersBesideSqlRevisionsAlone() throws IOException {
        Path versions = Files.createDirectories(folder.resolve("versions"));
        Files.writeString(folder.resolve("windlass.toml"), "path = \"versions\"\n");
        Files.writeString(versions.resolve("make.py"), "x = 1\n");
        Files.writeString(versions.resolve("a_first.sql"), "-- a\n-- Revision: a\n\n-- windlass: upgrade\nSELECT 1;\n");
        try (TestDatabase database = TestServers.sqlite().createDatabase()) {
            CommandLine.Result result = windlass("--url", database.jdbcUrl(), "upgrade", "head");
            assertThat(result.status()).as("%s", result).isZero();
        }
    }

    @Test
    void makesTheSchemaOfAlembicsTable() throws IOException {
        revision("a", "", "op.execute('CREATE TABLE s.t (n integer)')", "op.execute('DROP TABLE s.t')");
        Files.writeString(
                folder.resolve("alembic/env.py"),
                "with engine.connect() as connection:\n    connection.execute('CREATE SCHEMA IF NOT EXISTS s')\n"
                        + "    context.configure(connection=connection, version_table_schema='s')\n");
        try (TestDatabase database = TestServers.postgresql(18).createDatabase()) {
            for (String[] command : new String[][] {{"upgrade", "head"}, {"downgrade", "base"}, {"upgrade", "head"}}) {
                CommandLine.Result result = windlass("--url", database.jdbcUrl(), command[0], command[1]);
                assertThat(result.status()).as("%s", result).isZero();
            }
            assertThat(database.query("SELECT version_num FROM s.alembic_version"))
                    .containsExactly(List.of("a"));
        }
    }

    @Test
    void ordersColumnsAndConstraintsOfARebuiltTableAsAlembic() {
        revision("a", "", """
                op.create_table('o', sa.Column('id', sa.Integer(), primary_key=True))
                op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('c', sa.Integer()),
                    sa.Column('last', sa.Integer()), sa.UniqueConstraint('c'))
                """, "pass");
        revision("b", "a", """
                with op.batch_alter_table('t') as batch_op:
                    batch_op.add_column(sa.Column('fresh', sa.Integer()))
                    batch_op.drop_column('last')
                    batch_op.create_unique_constraint('uq_c', ['c'])
                    batch_op.create_foreign_key('fk_one', 'o', ['c'], ['id'])
                    batch_op.create_foreign_key('fk_two', 'o', ['c'], ['id'])
                """, "pass");
        revision("c", "b", """
                with op.batch_alter_table('t', partial_reordering=[('c', 'id')],
                        reflect_args=[sa.Column('fresh', sa.Boolean(create_constraint=True, name='ck_fresh'))]) as batch_op:
                    batch_op.drop_constraint('uq_c', type_='unique')
                    batch_op.add_column(sa.Column('front', sa.Integer()), insert_before='c')
                """, "pass");
        try (TestDatabase database = TestServers.sqlite().createDatabase()) {
            assertThat(table(database, "b"))
                    .isEqualTo("CREATE TABLE \"t\" ( id INTEGER NOT NULL, fresh INTEGER, c INTEGER, PRIMARY KEY (id),"
                            + " CONSTRAINT uq_c UNIQUE (c), CONSTRAINT fk_one FOREIGN KEY(c) REFERENCES o (id),"
                            + " CONSTRAINT fk_two FOREIGN KEY(c) REFERENCES o (id), UNIQUE (c) )");
            assertThat(table(database, "c"))
                    .isEqualTo("CREATE TABLE \"t\" ( fresh BOOLEAN, front INTEGER, c INTEGER, id INTEGER NOT NULL,"
                            + " PRIMARY KEY (id), CONSTRAINT ck_fresh CHECK (fresh IN (0, 1)),"
                            + " CONSTRAINT fk_one FOREIGN KEY(c) REFERENCES o (id) )");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.windlass.acceptance.server.TestServers#all")
    void showsNothingOfItsOwnTables(TestServer server) {
        revision("a", "", """
                names = sa.inspect(op.get_bind()).get_table_names()
                metadata = sa.MetaData()
                metadata.reflect(op.get_bind())
                op.create_table('found', sa.Column('name', sa.String(200)))
                op.execute("INSERT INTO found VALUES ('" + ','.join(names + sorted(metadata.tables)) + "')")
                """, "op.drop_table('found')");
        try (TestDatabase database = server.createDatabase()) {
            CommandLine.Result result = windlass("--url", database.jdbcUrl(), "upgrade", "head");

            assertThat(result.status()).as("%s", result).isZero();
            assertThat(database.query("SELECT name FROM found"))
                    .containsExactly(List.of("alembic_version,alembic_version"));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.windlass.acceptance.server.TestServers#all")
    void writesObjectsThatOthersLeadTo(TestServer server) {
        revision("a", "", """
                from sqlalchemy.orm import Session, declarative_base, relationship
                Base = declarative_base()
                both = sa.Table('both', Base.metadata, sa.Column('pid', sa.ForeignKey('p.id')),
                    sa.Column('tid', sa.ForeignKey('t.id')))
                class P(Base):
                    __tablename__ = 'p'
                    id = sa.Column(sa.Integer, primary_key=True)
                    n = sa.Column(sa.String(9))
                    kids = relationship('K', back_populates='p')
                    tags = relationship('T', secondary=both)
                class K(Base):
                    __tablename__ = 'k'
                    id = sa.Column(sa.Integer, primary_key=True)
                    pid = sa.Column(sa.ForeignKey('p.id'))
                    n = sa.Column(sa.String(9))
                    p = relationship('P', back_populates='kids')
                class T(Base):
                    __tablename__ = 't'
                    id = sa.Column(sa.Integer, primary_key=True)
                Base.metadata.create_all(op.get_bind())
                session = Session(bind=op.get_bind())
                session.add(P(n='one', kids=[K(n='a'), K(n='b')], tags=[T(), T()]))
                session.add(K(n='c', p=P(n='two')))
                session.commit()
                """, "pass");
        try (TestDatabase database = server.createDatabase()) {
            CommandLine.Result result = windlass("--url", database.jdbcUrl(), "upgrade", "head");

            assertThat(result.status()).as("%s", result).isZero();
            assertThat(database.query("SELECT k.n, p.n FROM k JOIN p ON p.id = k.pid ORDER BY k.n"))
                    .containsExactly(List.of("a", "one"), List.of("b", "one"), List.of("c", "two"));
            assertThat(database.query(
                            "SELECT p.n, t.id FROM p JOIN \"both\" ON pid = p.id JOIN t ON tid = t.id ORDER BY 2"
                                    .replace('"', server.product() == Product.MARIADB ? '`' : '"')))
                    .containsExactly(List.of("one", "1"), List.of("one", "2"));
        }
    }

    private String table(TestDatabase database, String revision) {
        CommandLine.Result result = windlass("--url", database.jdbcUrl(), "upgrade", revision);
        assertThat(result.status()).as("%s", result).isZero();
        return database.query("SELECT sql FROM sqlite_master WHERE name = 't'")
                .getFirst()
                .getFirst()
                .replaceAll("\\s+", " ");
    }
}
