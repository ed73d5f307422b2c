package dev.windlass.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqliteTableParserTest {
    private static final List<String> BODIES = List.of(
            "(a)",
            "(a, b INT, \"c d\" VARCHAR(10, 2) NOT NULL)",
            "( a INTEGER PRIMARY KEY DESC ON CONFLICT REPLACE AUTOINCREMENT, b )",
            "(a DEFAULT -1.5e+3, b DEFAULT NULL, c DEFAULT (1, 2), d DEFAULT 'x, y)', e DEFAULT current_timestamp NOT NULL)",
            "(a unsigned big int CHECK (a > ')' AND (a < 3)) CHECK(a<>1), b TEXT COLLATE NOCASE)",
            "(a REFERENCES t(id) ON DELETE SET DEFAULT ON UPDATE NO ACTION MATCH FULL NOT DEFERRABLE INITIALLY DEFERRED NOT NULL)",
            "(a CONSTRAINT n1 NOT NULL CONSTRAINT n2 UNIQUE ON CONFLICT IGNORE, CONSTRAINT \"n 3\" CHECK (a) ,UNIQUE (a, b COLLATE x))",
            "(a, FOREIGN KEY (a, b) REFERENCES [x y] (c, d) DEFERRABLE, PRIMARY KEY (a ASC, b))",
            "(a -- one, two)\n , b /* ) */ INT /* , */ DEFAULT 1 -- last\n) WITHOUT ROWID, STRICT",
            "(a AS (b + 1), c INT GENERATED ALWAYS AS (a*2) STORED NOT NULL)",
            "(`a``b` TEXT, 'c' INT, x double precision default 3)");

    @Test
    void joinsToWhatItRead() {
        for (String body : BODIES) {
            for (String head : List.of("CREATE TABLE t ", "create temp table if not exists main . \"t(\" ")) {
                assertThat(SqliteTableParser.parse(head + body).create("t").substring("CREATE TABLE t ".length()))
                        .isEqualTo(body);
            }
        }
    }

    @Test
    void findsColumnsAndConstraints() {
        SqliteTableText table = SqliteTableParser.parse("CREATE TABLE t (`a``b` TEXT NOT NULL, [c d], e INT"
                + " REFERENCES x(y) UNIQUE, CONSTRAINT ck CHECK (e > 1) CONSTRAINT fk FOREIGN KEY (e, \"c d\")"
                + " REFERENCES z)");
        assertThat(table.columns()).extracting(SqliteTableText.ColumnText::name).containsExactly("a`b", "c d", "e");
        assertThat(table.columns().getLast().clauses())
                .extracting(SqliteTableText.Clause::kind)
                .containsExactly(SqliteTableText.Kind.REFERENCES, SqliteTableText.Kind.UNIQUE);
        assertThat(table.constraints())
                .extracting(it -> it.kind() + " " + it.name() + " " + it.columns() + " " + it.target())
                .containsExactly("CHECK ck [] []", "FOREIGN_KEY fk [e, c d] [z]");
    }

    @Test
    void refusesWhatIsNoTableWithColumns() {
        for (String sql : List.of(
                "CREATE VIRTUAL TABLE t USING fts5(a)", "CREATE TABLE t AS SELECT 1", "CREATE TABLE t (a", "x")) {
            assertThatThrownBy(() -> SqliteTableParser.parse(sql)).as(sql).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
