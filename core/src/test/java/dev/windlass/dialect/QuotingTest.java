package dev.windlass.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.dialect.mysql.Mysql;
import dev.windlass.dialect.postgresql.Postgresql;
import dev.windlass.dialect.sqlite.Sqlite;
import dev.windlass.error.WindlassException;
import dev.windlass.schema.Literal;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotingTest {
    private static final List<Quoting> ALL = List.of(
            Postgresql.dialect().quoting(),
            Mysql.dialect().quoting(),
            Sqlite.dialect().quoting());

    /** name, then PostgreSQL, MySQL, SQLite. */
    private static final String[][] NAMES = {
        {"users", "users", "users", "users"},
        {"user", "\"user\"", "user", "user"},
        {"order", "\"order\"", "`order`", "\"order\""},
        {"timestamp", "timestamp", "timestamp", "timestamp"},
        {"Users", "\"Users\"", "`Users`", "\"Users\""},
        {"2fa", "\"2fa\"", "`2fa`", "\"2fa\""},
        {"a b", "\"a b\"", "`a b`", "\"a b\""},
        {"a\"b", "\"a\"\"b\"", "`a\"b`", "\"a\"\"b\""},
        {"a`b", "\"a`b\"", "`a``b`", "\"a`b\""},
        {"a$b", "\"a$b\"", "`a$b`", "\"a$b\""},
        {"größe", "\"größe\"", "`größe`", "\"größe\""},
        {"", "\"\"", "``", "\"\""},
    };

    @Test
    void quotesNamesThatNeedIt() {
        for (String[] row : NAMES) {
            for (int i = 0; i < ALL.size(); i++) {
                assertThat(ALL.get(i).identifier(row[0])).isEqualTo(row[i + 1]);
            }
        }
    }

    @Test
    void refusesNamesThatTheServerWouldCutOrChange() {
        Object[][] rows = {
            {0, "é".repeat(32), "PostgreSQL keeps 63 bytes of a name, and it has 64"},
            {0, "a\0b", "PostgreSQL has no zero byte in names"},
            {1, "a".repeat(65), "MySQL takes 64 characters of a name"},
            {1, "a ", "MySQL has no names that end in a space, tab or line break"},
            {1, "😀", "MySQL has neither zero bytes nor characters beyond U+FFFF in names"},
            {2, "a\0b", "SQLite has no zero byte in names"},
        };
        for (Object[] row : rows) {
            assertThatThrownBy(() -> ALL.get((int) row[0]).identifier((String) row[1]))
                    .isInstanceOf(WindlassException.class)
                    .hasMessageContaining((String) row[2]);
        }
    }

    @Test
    void quotesConstants() {
        Object[][] rows = {
            {Literal.of("it's"), "'it''s'", "'it''s'", "'it''s'"},
            {Literal.of("a\\'b"), "E'a\\\\''b'", "'a\\\\''b'", "'a\\''b'"},
            {Literal.of(-5), "-5", "-5", "-5"},
            {Literal.of(new BigDecimal("1.50")), "1.50", "1.50", "1.50"},
            {Literal.of(true), "true", "true", "1"},
            {new Literal.Null(), "NULL", "NULL", "NULL"},
            {new Literal.Bytes("00ff"), "decode('00ff', 'hex')", "0x00ff", "X'00ff'"},
            {new Literal.Bytes(""), "decode('', 'hex')", "''", "X''"},
        };
        for (Object[] row : rows) {
            for (int i = 0; i < ALL.size(); i++) {
                assertThat(ALL.get(i).literal((Literal) row[0])).isEqualTo(row[i + 1]);
            }
        }
    }

    @Test
    void writesAZeroByteWhereTheServerCan() {
        assertThat(ALL.get(1).text("a\0b")).isEqualTo("'a\\0b'");
        assertThat(ALL.get(2).text("a\0b")).isEqualTo("CAST(X'610062' AS TEXT)");
        assertThatThrownBy(() -> ALL.get(0).text("a\0b")).hasMessage("PostgreSQL has no zero byte in texts");
    }
}
