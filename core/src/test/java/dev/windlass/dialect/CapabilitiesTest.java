package dev.windlass.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.dialect.mysql.Mysql;
import dev.windlass.dialect.postgresql.Postgresql;
import dev.windlass.dialect.sqlite.Sqlite;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
    /** Capability, then the last version without it and the first with it. */
    private static final String[][] SINCE = {
        {"POSTGRESQL", "INCLUDED_COLUMNS", "10.23", "11.0"},
        {"POSTGRESQL", "STORED_GENERATED", "11.22", "12.0"},
        {"POSTGRESQL", "NULLS_NOT_DISTINCT", "14.10", "15.0"},
        {"POSTGRESQL", "SET_NULL_COLUMNS", "14.10", "15.0"},
        {"POSTGRESQL", "CHANGE_GENERATED", "16.4", "17.0"},
        {"POSTGRESQL", "VIRTUAL_GENERATED", "17.4", "18.0"},
        {"POSTGRESQL", "NOT_ENFORCED", "17.4", "18.0"},
        {"POSTGRESQL", "CONCURRENT_INDEX", "CockroachDB v23.1.2", "15.1"},
        {"MYSQL", "RENAME_COLUMN", "5.7.44", "8.0.11"},
        {"MYSQL", "EXPRESSION_DEFAULT", "8.0.12", "8.0.13"},
        {"MYSQL", "EXPRESSION_INDEX", "8.0.12", "8.0.13"},
        {"MYSQL", "EXPRESSION_INDEX", "11.4.5-MariaDB", "8.4.0"},
        {"MYSQL", "CHECK_CONSTRAINTS", "8.0.15", "8.0.16"},
        {"MYSQL", "SEQUENCES", "9.7.0", "10.3.1-MariaDB"},
        {"MYSQL", "RENAME_INDEX", "10.5.1-MariaDB", "10.5.2-MariaDB"},
        {"MYSQL", "DESCENDING_INDEX", "10.7.8-MariaDB", "10.8.1-MariaDB"},
        {"MYSQL", "REPLACE_ROUTINE", "9.7.0", "10.3.1-MariaDB"},
        {"SQLITE", "STRICT_TABLES", "3.36.0", "3.37.0"},
        {"SQLITE", "STORED_GENERATED", "3.30.1", "3.31.0"},
    };

    @Test
    void comeWithTheVersionThatHasThem() {
        for (String[] row : SINCE) {
            Dialect dialect = switch (DialectName.valueOf(row[0])) {
                case POSTGRESQL -> Postgresql.dialect();
                case MYSQL -> Mysql.dialect();
                case SQLITE -> Sqlite.dialect();
            };
            Capability capability = Capability.valueOf(row[1]);
            assertThat(dialect.capabilities().apply(ServerVersion.parse(dialect.name(), row[2])))
                    .as("%s before %s", capability, row[3])
                    .doesNotContain(capability);
            assertThat(dialect.capabilities().apply(ServerVersion.parse(dialect.name(), row[3])))
                    .as("%s in %s", capability, row[3])
                    .contains(capability);
        }
    }
}
