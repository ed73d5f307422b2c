package dev.windlass.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServerVersionTest {
    private static final String[][] WORDS = {
        {
            "POSTGRESQL",
            "PostgreSQL 15.3 (Debian 15.3-0+deb12u1) on x86_64-pc-linux-gnu, compiled by gcc 12",
            "PostgreSQL 15.3"
        },
        {"POSTGRESQL", "15.3 (Debian 15.3-1.pgdg120+1)", "PostgreSQL 15.3"},
        {"POSTGRESQL", "PostgreSQL 18beta1 on x86_64", "PostgreSQL 18.0"},
        {"POSTGRESQL", "PostgreSQL 9.6.24", "PostgreSQL 9.6.24"},
        {"POSTGRESQL", "CockroachDB CCL v23.1.2 (x86_64-pc-linux-gnu, built 2023/05/25)", "CockroachDB 23.1.2"},
        {"POSTGRESQL", "PostgreSQL 11.2-YB-2.25.0.0-b0 on x86_64-pc-linux-gnu", "YugabyteDB 11.2"},
        {"MYSQL", "8.0.36", "MySQL 8.0.36"},
        {"MYSQL", "8.4.3-0ubuntu0.24.04.1", "MySQL 8.4.3"},
        {"MYSQL", "9.7.4-2", "MySQL 9.7.4"},
        {"MYSQL", "10.11.19-MariaDB-deb12", "MariaDB 10.11.19"},
        {"MYSQL", "5.5.5-10.4.8-MariaDB-1:10.4.8+maria~bionic", "MariaDB 10.4.8"},
        {"MYSQL", "11.4.5-MariaDB-log", "MariaDB 11.4.5"},
        {"MYSQL", "8.0.11-TiDB-v7.5.0", "TiDB 8.0.11"},
        {"SQLITE", "3.45.1", "SQLite 3.45.1"},
    };

    @Test
    void readsWhatServersSay() {
        for (String[] row : WORDS) {
            assertThat(ServerVersion.parse(DialectName.valueOf(row[0]), row[1]))
                    .as(row[1])
                    .hasToString(row[2]);
        }
    }

    @Test
    void refusesATextWithoutANumber() {
        assertThatThrownBy(() -> ServerVersion.parse(DialectName.MYSQL, "MariaDB"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no version number in 'MariaDB'");
    }

    @Test
    void comparesNumbers() {
        ServerVersion version = ServerVersion.parse(DialectName.MYSQL, "8.0.16");
        assertThat(version.atLeast(8, 0, 16)).isTrue();
        assertThat(version.atLeast(8, 0, 17)).isFalse();
        assertThat(version.atLeast(8, 1)).isFalse();
        assertThat(version.atLeast(5, 7, 44)).isTrue();
    }
}
