package dev.windlass.alembic.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.alembic.AlembicEnvironment;
import dev.windlass.alembic.AlembicScript;
import dev.windlass.alembic.AlembicSession;
import dev.windlass.alembic.Recorder;
import dev.windlass.alembic.python.Source;
import dev.windlass.dialect.DialectName;
import dev.windlass.plan.Direction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single directives give; the expected texts are Alembic's. */
class StatementTextTest {
    private static List<String> statements(DialectName dialect, String body) {
        Recorder recorder = new Recorder(dialect);
        AlembicScript script = AlembicScript.read(new Source("a.py", """
                import datetime
                import sqlalchemy as sa
                import sqlalchemy_utc
                from alembic import op
                from sqlalchemy.dialects import mysql, postgresql
                revision = 'a'
                down_revision = None
                def upgrade():
                """ + body.indent(4)));
        new AlembicSession(recorder, AlembicEnvironment.NONE, line -> {}).run(script, Direction.UPGRADE);
        return recorder.statements().stream()
                .map(sql -> sql.replaceAll("\\s+", " ").strip())
                .toList();
    }

    private static String table(DialectName dialect, String columns) {
        return statements(dialect, "op.create_table('t', " + columns + ")").getLast();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POSTGRESQL | sa.Column('a', sa.Interval(native=False))           | a TIMESTAMP WITHOUT TIME ZONE",
                "POSTGRESQL | sa.Column('a', sa.Float(precision='53'))             | a FLOAT(53)",
                "POSTGRESQL | sa.Column('a', sa.ARRAY(sa.Integer), server_default=postgresql.array([1, 2])) | a INTEGER[] DEFAULT ARRAY[1, 2]",
                "POSTGRESQL | sa.Column('a', sa.Integer, server_default=sa.cast('4', sa.Integer)) | a INTEGER DEFAULT CAST(4 AS INTEGER)",
                "POSTGRESQL | sa.Column('a', sqlalchemy_utc.UtcDateTime(timezone=True)) | a TIMESTAMP WITH TIME ZONE",
                "POSTGRESQL | sa.Column('a', postgresql.REGCONFIG), sa.Column('b', postgresql.JSONPATH) | a REGCONFIG, b JSONPATH",
                "MYSQL      | sa.Column('a', mysql.VARCHAR(9, national=True))      | a NATIONAL VARCHAR(9)",
                "POSTGRESQL | sa.Column('a', sa.Uuid(native_uuid=False))           | a CHAR(32)",
                "SQLITE     | sa.Column('a', sa.UUID)                              | a UUID",
                "SQLITE     | sa.Column('a', postgresql.DOUBLE_PRECISION)          | a DOUBLE PRECISION",
                "SQLITE     | sa.Column('a', sa.BLOB(9))                           | a BLOB",
                "SQLITE     | sa.Column('a', sa.Integer, nullable=False, sqlite_on_conflict_not_null='FAIL') | a INTEGER NOT NULL ON CONFLICT FAIL",
                "SQLITE     | sa.Column('a', sa.Integer), sa.UniqueConstraint('a', sqlite_on_conflict='REPLACE') | a INTEGER, UNIQUE (a) ON CONFLICT REPLACE",
                "SQLITE     | sa.Column('a', sa.Integer, unique=True, sqlite_on_conflict_unique='IGNORE') | a INTEGER, UNIQUE (a) ON CONFLICT IGNORE",
            })
    void writesColumns(DialectName dialect, String columns, String expected) {
        assertThat(table(dialect, columns)).isEqualTo("CREATE TABLE t ( " + expected + " )");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sa.func.now()                      | CURRENT_TIMESTAMP",
                "sa.func.current_date()             | CURRENT_DATE",
                "sa.text('CURRENT_DATE')            | CURRENT_DATE",
                "sa.text('(CURRENT_DATE)')          | (CURRENT_DATE)",
                "sa.func.localtimestamp()           | (DATETIME(CURRENT_TIMESTAMP, 'localtime'))",
                "sa.func.sysdate()                  | sysdate",
                "sa.text(\"datetime('now')\")       | (datetime('now'))",
                "sa.text('now()')                   | (now())",
                "sa.text('-1')                      | (-1)",
                "sa.text('1.5')                     | (1.5)",
                "sa.text('1')                       | 1",
                "sa.text('true')                    | true",
                "sa.text(\"'a' + 'b'\")             | 'a' + 'b'",
                "sa.text('\"a\"')                   | \"a\"",
                "sa.true()                          | 1",
                "sa.literal(5)                      | 5",
                "sa.null()                          | NULL",
                "sa.func.lower('X')                 | (lower('X'))",
                "'x y'                              | 'x y'",
            })
    void putsBracketsAroundDefaultsOfSqlite(String value, String expected) {
        assertThat(table(DialectName.SQLITE, "sa.Column('a', sa.DateTime, server_default=" + value + ")"))
                .isEqualTo("CREATE TABLE t ( a DATETIME DEFAULT " + expected + " )");
        assertThat(statements(
                        DialectName.SQLITE,
                        "op.add_column('t', sa.Column('a', sa.DateTime, server_default=" + value + "))"))
                .containsExactly("ALTER TABLE t ADD COLUMN a DATETIME DEFAULT " + expected);
    }

    @Test
    void quotesNamesAsTheRevisionWants() {
        String body = """
                from sqlalchemy.sql import quoted_name
                op.create_table(quoted_name('plain', True), sa.Column('a', sa.Integer, quote=True, primary_key=True),
                    sa.Column(quoted_name('b', quote=True), sa.Integer), sa.Column('Camel', sa.Integer, quote=False),
                    sa.Column(quoted_name('Other', None), sa.Integer),
                    sa.UniqueConstraint('b', name=quoted_name('u1', True)))
                op.create_index('ix', 'plain', ['b'])
                """;

        for (DialectName dialect : List.of(DialectName.SQLITE, DialectName.POSTGRESQL)) {
            assertThat(statements(dialect, body))
                    .containsExactly(
                            "CREATE TABLE \"plain\" ( \"a\" " + (dialect == DialectName.SQLITE ? "INTEGER" : "SERIAL")
                                    + " NOT NULL, \"b\" INTEGER, Camel INTEGER, \"Other\" INTEGER, PRIMARY KEY (\"a\"),"
                                    + " CONSTRAINT \"u1\" UNIQUE (\"b\") )",
                            "CREATE INDEX ix ON \"plain\" (\"b\")");
        }
    }

    @Test
    void knowsOtherWaysToTheDialect() {
        assertThat(statements(DialectName.POSTGRESQL, """
                from alembic import context
                metadata = sa.MetaData()
                metadata.bind = op.get_bind()
                metadata.bind.execute(sa.text('-- bound'))
                op.execute('-- ' + op._proxy.migration_context.dialect.name + context.get_impl().bind.dialect.name)
                """)).containsExactly("-- bound", "-- postgresqlpostgresql");
    }

    @Test
    void knowsWhatRevisionsOfOpenStackImport() {
        String body = """
                from oslo_db.sqlalchemy import types as db_types
                from oslo_db.sqlalchemy.types import JsonEncodedList
                from oslo_db import exception
                from oslo_log import log as logging
                from oslo_serialization import jsonutils
                from oslo_utils import strutils, timeutils, uuidutils
                LOG = logging.getLogger(__name__)
                LOG.info('making %s', 't')
                try:
                    raise exception.DBDuplicateEntry()
                except exception.DBError:
                    pass
                t = op.create_table('t', sa.Column('a', db_types.JsonEncodedDict(mysql_as_long=True)),
                    sa.Column('b', JsonEncodedList), sa.Column('c', db_types.SoftDeleteInteger))
                assert uuidutils.is_uuid_like(uuidutils.generate_uuid()) and strutils.bool_from_string('yes')
                assert timeutils.utcnow().tzinfo is None
                op.bulk_insert(t, [{'a': {'x': 1}, 'b': None, 'c': jsonutils.loads('3')}])
                """;

        assertThat(statements(DialectName.MYSQL, body))
                .containsExactly(
                        "CREATE TABLE t ( a LONGTEXT, b TEXT, c INTEGER )",
                        "INSERT INTO t (a, b, c) VALUES ('{\"x\": 1}', NULL, 3)");
        assertThat(statements(DialectName.POSTGRESQL, body).getFirst())
                .isEqualTo("CREATE TABLE t ( a TEXT, b TEXT, c INTEGER )");
    }

    @Test
    void takesFinalNamesForTexts() {
        assertThat(statements(DialectName.POSTGRESQL, """
                op.create_foreign_key(None, op.f('a'), op.f('b'), [op.f('x')], op.f('y'))
                op.create_index(op.f('ix') + '_a', op.f('a'), [op.f('x')])
                op.add_column(op.f('a'), sa.Column(op.f('c'), sa.Integer))
                op.execute('-- ' + op.f('a') + ' %s' % {'a': 1}[op.f('a')] + f"{op.f('a') == 'a'} {'a' in [op.f('a')]}"
                    + op.f(' z').strip() + str(len(op.f('four'))))
                """))
                .containsExactly(
                        "ALTER TABLE a ADD FOREIGN KEY(x) REFERENCES b (y)",
                        "CREATE INDEX ix_a ON a (x)",
                        "ALTER TABLE a ADD COLUMN c INTEGER",
                        "-- a 1True Truez4");
    }

    @Test
    void asksForRowsAndItems() {
        assertThat(statements(DialectName.POSTGRESQL, """
                t = sa.table('t', sa.column('id'), sa.column('tags'))
                u = sa.table('u', sa.column('tid'))
                op.execute(t.delete().where(sa.exists().where(u.c.tid == t.c.id)))
                op.execute(t.delete().where(t.c.tags.any('x')))
                """))
                .containsExactly(
                        "DELETE FROM t WHERE EXISTS (SELECT * FROM u WHERE u.tid = t.id)",
                        "DELETE FROM t WHERE 'x' = ANY(t.tags)");
    }

    @Test
    void givesAnEnumerationTheSchemaOfItsTable() {
        assertThat(
                        statements(
                                DialectName.POSTGRESQL,
                                "op.create_table('t', sa.Column('a', sa.Enum('x', name='e', inherit_schema=True)), schema='s')"))
                .containsExactly("CREATE TYPE s.e AS ENUM ('x')", "CREATE TABLE s.t ( a s.e )");
        assertThat(statements(
                        DialectName.POSTGRESQL,
                        "op.add_column('t', sa.Column('a', sa.Enum('x', name='e', inherit_schema=True)), schema='s')"))
                .containsExactly("ALTER TABLE s.t ADD COLUMN a s.e");
    }

    @Test
    void leavesTheStartOfASequenceToTheServer() {
        assertThat(statements(
                        DialectName.POSTGRESQL,
                        "from sqlalchemy.schema import CreateSequence, Sequence\n"
                                + "op.execute(CreateSequence(Sequence('s', minvalue=2)))"))
                .containsExactly("CREATE SEQUENCE s MINVALUE 2");
    }

    @Test
    void keepsTimesOfSqliteWithTheirFractions() {
        String body = """
                t = op.create_table('t', sa.Column('a', sa.Time), sa.Column('b', sa.Interval))
                op.bulk_insert(t, [{'a': datetime.time(3, 4, 5), 'b': datetime.timedelta(seconds=1, microseconds=7)}])
                """;

        assertThat(statements(DialectName.SQLITE, body).getLast())
                .isEqualTo("INSERT INTO t (a, b) VALUES ('03:04:05.000000', '1970-01-01 00:00:01.000007')");
    }

    @Test
    void showsTypesThatOneDatabaseAloneHas() {
        assertThat(statements(DialectName.POSTGRESQL, """
                op.execute(f"-- {postgresql.ARRAY(sa.String(9))} {postgresql.JSONB()} {postgresql.DOUBLE_PRECISION()}")
                op.execute(f"-- {mysql.TINYINT(1)} {mysql.LONGTEXT()} {sa.String(9)}")
                """))
                .containsExactly("-- ARRAY JSONB DOUBLE PRECISION", "-- TINYINT LONGTEXT VARCHAR(9)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "character varying(5)           | VARCHAR(length=5)",
                "numeric(5,2)                   | NUMERIC(precision=5, scale=2)",
                "timestamp(3) with time zone    | TIMESTAMP(precision=3, timezone=True)",
                "character varying(9)[]         | ARRAY(item_type=VARCHAR(length=9))",
                "bigint                         | BIGINT()",
            })
    void readsTypesOfPostgresql(String text, String expected) {
        assertThat(TypeReader.postgresql(text, Map.of()).repr(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text                   | TEXT()",
                "longtext               | LONGTEXT()",
                "timestamp              | TIMESTAMP()",
                "datetime(6)            | DATETIME(fsp=6)",
                "double                 | DOUBLE()",
                "int unsigned           | INTEGER(unsigned=True)",
                "varchar(9)             | VARCHAR(length=9)",
                "decimal(9,2) unsigned zerofill | DECIMAL(precision=9, scale=2, unsigned=True)",
            })
    void readsTypesOfMysql(String text, String expected) {
        assertThat(TypeReader.mysql(text).repr(null)).isEqualTo(expected);
    }
}
