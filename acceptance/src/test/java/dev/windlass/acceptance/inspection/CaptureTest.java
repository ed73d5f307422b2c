package dev.windlass.acceptance.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.dialect.CatalogRow;
import dev.windlass.dialect.Inspected;
import dev.windlass.dialect.InspectionScope;
import dev.windlass.jdbc.CatalogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows that tests without a server work on: what a server's catalogue says of a database with every kind of object.
 * Run with {@code -Dwindlass.capture=true} to write them.
 */
@Tag("server")
class CaptureTest {
    private static final Path FOLDER = Path.of("../core/src/test/resources/dev/windlass/dialect/postgresql");

    @ParameterizedTest
    @MethodSource("dev.windlass.acceptance.server.TestServers#postgresqls")
    void theCapturedRowsHaveTheColumnsOfTheQueries(TestServer server) throws SQLException, IOException {
        try (TestDatabase database = server.createDatabase();
                InspectedDatabase inspected = InspectedDatabase.of(database)) {
            RichSchema.create(inspected);
            Map<String, List<CatalogRow>> rows = CatalogReader.rows(
                    inspected.connection(), inspected.dialect(), inspected.version(), InspectionScope.of("public"));
            Path file = FOLDER.resolve("rows-" + inspected.version().major() + ".txt");
            String text = text(rows);
            if (Boolean.getBoolean("windlass.capture")) {
                Files.writeString(file, text);
            }
            if (Files.exists(file)) {
                assertThat(columns(Files.readString(file))).isEqualTo(columns(text));
            }
            Inspected all =
                    inspected.dialect().inspection().assemble(inspected.version(), InspectionScope.of("public"), rows);
            assertThat(all).isEqualTo(inspected.inspect());
        }
    }

    private static List<String> columns(String text) {
        List<String> lines = text.lines().toList();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("# ")) {
                columns.add(lines.get(i) + ": " + lines.get(i + 1));
            }
        }
        return columns;
    }

    private static String text(Map<String, List<CatalogRow>> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach((query, found) -> {
            if (!found.isEmpty()) {
                text.append("# ")
                        .append(query)
                        .append('\n')
                        .append(head(found.getFirst()))
                        .append('\n');
                found.forEach(row -> text.append(line(row)).append('\n'));
            }
        });
        return text.toString();
    }

    private static String head(CatalogRow row) {
        return row.positions().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining("\t"));
    }

    private static String line(CatalogRow row) {
        List<String> values = new ArrayList<>();
        for (String value : row.values()) {
            values.add(
                    value == null
                            ? "\\N"
                            : value.replace("\\", "\\\\")
                                    .replace("\n", "\\n")
                                    .replace("\r", "\\r")
                                    .replace("\t", "\\t"));
        }
        return String.join("\t", values);
    }
}
