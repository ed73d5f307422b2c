package dev.windlass.acceptance.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("server")
class TestServersTest {
    @ParameterizedTest
    @MethodSource("dev.windlass.acceptance.server.TestServers#all")
    void aDatabaseIsNewAndEmptyAndTakesTables(TestServer server) {
        try (TestDatabase first = server.createDatabase();
                TestDatabase second = server.createDatabase()) {
            for (TestDatabase database : List.of(first, second)) {
                database.execute("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
                assertThat(database.query("SELECT a FROM t")).containsExactly(List.of("1"));
            }
        }
    }

    @Test
    void theTwoPostgresqlsAreOfTheVersionsAskedFor() {
        if (System.getenv("WINDLASS_TEST_POSTGRESQL_URL") != null) {
            return;
        }
        for (int major : List.of(14, 18)) {
            try (TestDatabase database = TestServers.postgresql(major).createDatabase()) {
                assertThat(database.query("SHOW server_version").getFirst().getFirst())
                        .startsWith(major + ".");
            }
        }
    }
}
