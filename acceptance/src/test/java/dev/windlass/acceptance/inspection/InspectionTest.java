package dev.windlass.acceptance.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.InspectionScope;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.dialect.mysql.Mysql;
import dev.windlass.dialect.sqlite.Sqlite;
import dev.windlass.jdbc.CatalogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The catalogue rows that the pure tests of {@code core} read ({@code CapturedInspectionTest}) are those that servers give.
 * With {@code -Dwindlass.update=true} they are written.
 */
@Tag("server")
class InspectionTest {
    private static final Path FOLDER = Path.of("../core/src/test/resources/dev/windlass/dialect");

    static Stream<TestServer> servers() {
        return TestServers.contract().filter(server -> server.product() != Product.POSTGRESQL);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void serversAnswerAsCaptured(TestServer server) throws SQLException, IOException {
        boolean sqlite = server.product() == Product.SQLITE;
        Dialect dialect = sqlite ? Sqlite.dialect() : Mysql.dialect();
        try (TestDatabase database = server.createDatabase();
                Connection connection = database.connect()) {
            String said = database.query(sqlite ? "SELECT sqlite_version()" : "SELECT version()")
                    .getFirst()
                    .getFirst();
            ServerVersion version = ServerVersion.parse(dialect.name(), said);
            String product = version.product().title().toLowerCase(java.util.Locale.ROOT);
            Path folder = FOLDER.resolve(sqlite ? "sqlite" : "mysql");
            run(connection, folder.resolve("inspection.sql"));
            run(connection, folder.resolve("inspection-" + product + ".sql"));
            String name = sqlite ? "" : connection.getCatalog();
            String rows =
                    CatalogRowsText.of(CatalogReader.rows(connection, dialect, version, InspectionScope.of(name)));
            String text = name.isEmpty() ? rows : anonymous(rows.replace(name, "windlass_case"));
            Path captured = folder.resolve(product + "-" + version.major() + "." + version.minor() + ".rows");
            if (Boolean.getBoolean("windlass.update")) {
                Files.writeString(captured, text);
            }
            if (Files.exists(captured)) {
                assertThat(text).isEqualTo(Files.readString(captured));
            }
        }
    }

    /** Without what differs from one run to the next: who made it, and when. */
    private static String anonymous(String rows) {
        return rows.replaceAll("[^\\s'`]+@(%|localhost)", "user@host")
                .replaceAll("DEFINER=`[^`]*`@`[^`]*`", "DEFINER=`user`@`host`")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?", "2026-01-01 00:00:00");
    }

    private static void run(Connection connection, Path file) throws SQLException, IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : Files.readString(file).split("(?m);$")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }
}
