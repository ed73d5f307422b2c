package dev.windlass.alembic.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.alembic.AlembicCheck;
import dev.windlass.alembic.AlembicEnvironment;
import dev.windlass.alembic.AlembicScript;
import dev.windlass.alembic.AlembicSession;
import dev.windlass.alembic.JdbcRuntime;
import dev.windlass.alembic.Recorder;
import dev.windlass.alembic.python.Source;
import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.plan.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DirectivesTest {
    /**
     * Each {@code .sql} is what Alembic 1.8.1 with SQLAlchemy 1.4.46 writes with {@code --sql} for the same file, but for
     * brackets around defaults of SQLite, which are those of 2.0.
     */
    @ParameterizedTest
    @EnumSource(DialectName.class)
    void writesWhatAlembicWrites(DialectName dialect) throws IOException {
        Recorder recorder = new Recorder(dialect);
        run(recorder, resource("directives.py"), Direction.UPGRADE);

        String expected = resource("directives." + dialect.word() + ".sql");
        assertThat(statements(String.join(";\n\n", recorder.statements()))).isEqualTo(statements(expected));
    }

    // Table.indexes is a set in SQLAlchemy: the order of indexes is by chance there. COMMIT and BEGIN are Alembic's
    // own.
    private static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        for (String part : script.split(";\n\n")) {
            String one = part.replaceAll("\\s+", " ").strip().replaceAll(";$", "");
            if (!one.isEmpty() && !one.equals("COMMIT") && !one.equals("BEGIN")) {
                statements.add(one);
            }
        }
        return statements.stream().sorted().toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = DirectivesTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static AlembicScript script(String text) {
        return AlembicScript.read(new Source("a.py", text));
    }

    private static void run(RevisionRuntime runtime, String text, Direction direction) {
        new AlembicSession(runtime, AlembicEnvironment.NONE, line -> {}).run(script(text), direction);
    }

    private static final String HEAD =
            "import sqlalchemy as sa\nfrom alembic import op\nrevision, down_revision = 'a', None\ndef upgrade():\n";

    @Test
    void rebuildsATableOfSqliteWithoutLosses() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            connection.setAutoCommit(false);
            JdbcRuntime runtime = new JdbcRuntime(DialectName.SQLITE, connection);
            for (String sql : List.of(
                    "CREATE TABLE p (id INTEGER PRIMARY KEY AUTOINCREMENT, n VARCHAR(5) COLLATE NOCASE, CHECK (n <> 'x'))",
                    "CREATE TABLE c (id INTEGER, p INTEGER REFERENCES p(id) ON DELETE CASCADE)",
                    "CREATE INDEX ix_low ON p (lower(n))",
                    "CREATE TRIGGER t AFTER INSERT ON p BEGIN SELECT 1; END",
                    "CREATE VIEW v AS SELECT n FROM p",
                    "INSERT INTO p (n) VALUES ('a'), ('b')",
                    "DELETE FROM p WHERE n = 'b'",
                    "INSERT INTO c VALUES (1, 1)")) {
                runtime.run(sql, List.of());
            }

            run(
                    runtime,
                    HEAD
                            + "    with op.batch_alter_table('p') as b:\n"
                            + "        b.alter_column('n', type_=sa.String(9), nullable=False, existing_type=sa.String(5))\n"
                            + "        b.add_column(sa.Column('age', sa.Integer(), server_default='1'))\n",
                    Direction.UPGRADE);

            assertThat(texts(connection, "SELECT n || age FROM p")).containsExactly("a1");
            assertThat(texts(connection, "SELECT count(*) FROM c")).containsExactly("1");
            assertThat(texts(connection, "SELECT n FROM v")).containsExactly("a");
            assertThat(texts(connection, "SELECT name FROM sqlite_master WHERE name IN ('t', 'ix_low') ORDER BY 1"))
                    .containsExactly("ix_low", "t");
            assertThat(texts(connection, "SELECT seq FROM sqlite_sequence WHERE name = 'p'"))
                    .containsExactly("2");
            assertThat(texts(connection, "SELECT sql FROM sqlite_master WHERE name = 'p'")
                            .getFirst())
                    .contains("AUTOINCREMENT", "NOT NULL", "CHECK (n <> 'x')");
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (result.next()) {
                texts.add(result.getString(1));
            }
            return texts;
        }
    }

    @Test
    void runsQueriesModelsAndInspection() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            connection.setAutoCommit(false);
            run(new JdbcRuntime(DialectName.SQLITE, connection), """
                    import sqlalchemy as sa
                    from alembic import op
                    from sqlalchemy import orm
                    from sqlalchemy.ext.declarative import declarative_base
                    revision = 'a'
                    down_revision = None
                    Base = declarative_base()
                    class User(Base):
                        __tablename__ = 'users'
                        id = sa.Column(sa.Integer, primary_key=True)
                        name = sa.Column(sa.String(20))
                        pets = orm.relationship('Pet')
                    class Pet(Base):
                        __tablename__ = 'pets'
                        id = sa.Column(sa.Integer, primary_key=True)
                        user_id = sa.Column(sa.ForeignKey('users.id'))
                    def upgrade():
                        bind = op.get_bind()
                        Base.metadata.create_all(bind)
                        session = orm.Session(bind=bind)
                        session.add(User(name='ann'))
                        session.add_all([User(name='bob')])
                        session.flush()
                        ann = session.query(User).filter_by(name='ann').one()
                        session.add(Pet(user_id=ann.id))
                        for user in session.query(User).order_by(User.id.desc()):
                            user.name = user.name.upper() + str(len(user.pets))
                        session.commit()
                        rows = bind.execute(sa.text('SELECT id, name FROM users WHERE id >= :i'), {'i': 1}).fetchall()
                        users = sa.table('users', sa.column('id'), sa.column('name'))
                        for row in rows:
                            bind.execute(users.update().where(users.c.id == row.id).values(name=row[1] + '!'))
                        assert 'pets' in sa.inspect(bind).get_table_names()
                        assert [c['name'] for c in sa.inspect(bind).get_columns('users')] == ['id', 'name']
                        assert bind.execute(sa.select([sa.func.count()]).select_from(users)).scalar() == 2
                    """, Direction.UPGRADE);

            assertThat(texts(connection, "SELECT name FROM users ORDER BY id")).containsExactly("ANN1!", "BOB0!");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "    op.create_thing('x')                    # a.py:5:8",
                "    sa.Columm('x')                          # a.py:5:8",
                "    from shop.models import X\\n    X.go()  # a.py:5:29",
                "    helper()\\ndef helper():\\n    open('x') # a.py:7:5",
                "    sa.create_engine('x').connect()         # ",
                "    x = lambda: 3j                          # a.py:5:17",
            })
    void refusesBeforeAnythingRuns(String body, String place) {
        List<Problem> problems = AlembicCheck.check(
                script(HEAD + "    " + body.replace("\\n", "\n") + "\n"), Direction.UPGRADE, AlembicEnvironment.NONE);

        assertThat(problems.stream().map(Problem::where)).isEqualTo(place == null ? List.of() : List.of(place));
    }

    @Test
    void readsDecimalsOfSqliteWithTheirScale() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            connection.setAutoCommit(false);
            run(new JdbcRuntime(DialectName.SQLITE, connection), HEAD + """
                        bind = op.get_bind()
                        bind.execute(sa.text("CREATE TABLE t (n NUMERIC, s TEXT)"))
                        bind.execute(sa.text("INSERT INTO t (n) VALUES (1.25)"))
                        for kind in (sa.Numeric(8, 2), sa.Numeric(), sa.Float()):
                            t = sa.table('t', sa.column('n', kind), sa.column('s'))
                            n = bind.execute(sa.select(t.c.n).where(t.c.s.is_(None))).scalar()
                            bind.execute(t.insert().values(s=str(n)))
                    """.indent(0), Direction.UPGRADE);

            assertThat(texts(connection, "SELECT s FROM t WHERE s IS NOT NULL"))
                    .containsExactly("1.25", "1.2500000000", "1.25");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "    names = [op.value for op in kinds]",
                "    for op in kinds:\\n        print(op.value)",
                "    f = lambda op: op.value",
            })
    void knowsNamesThatHideAModule(String body) {
        String text = HEAD + "    kinds = []\n    " + body.replace("\\n", "\n") + "\n";

        assertThat(AlembicCheck.check(script(text), Direction.UPGRADE, AlembicEnvironment.NONE))
                .isEmpty();
    }

    @Test
    void leavesAloneWhatIsNotReached() {
        String text = HEAD + "    pass\ndef downgrade():\n    op.create_thing()\ndef never():\n    open('x')\n";

        assertThat(AlembicCheck.check(script(text), Direction.UPGRADE, AlembicEnvironment.NONE))
                .isEmpty();
        assertThat(AlembicCheck.check(script(text), Direction.DOWNGRADE, AlembicEnvironment.NONE))
                .hasSize(1);
    }

    @Test
    void saysThatAScriptCannotReadRows() {
        assertThatThrownBy(() -> run(
                        new Recorder(DialectName.POSTGRESQL),
                        HEAD + "    op.get_bind().execute(sa.text('SELECT 1')).fetchall()\n",
                        Direction.UPGRADE))
                .isInstanceOfSatisfying(
                        WindlassException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ALEMBIC_FAILED));
    }
}
