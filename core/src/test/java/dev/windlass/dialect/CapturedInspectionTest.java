package dev.windlass.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.dialect.mysql.Mysql;
import dev.windlass.dialect.sqlite.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is made of catalogue rows that were captured from servers ({@code *.rows}, written by {@code InspectionTest} of the
 * acceptance tests); run with {@code -Dwindlass.update=true} to write what is found.
 */
class CapturedInspectionTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/windlass/dialect");

    @ParameterizedTest
    @CsvSource({
        "mysql, mysql-9.7, 9.7.4",
        "mysql, mariadb-11.4, 11.4.5-MariaDB",
        "mysql, mariadb-10.11, 10.11.5-MariaDB",
        "sqlite, sqlite-3.54, 3.54.1"
    })
    void readsWhatServersAnswered(String folder, String capture, String version) throws IOException {
        Dialect dialect = folder.equals("mysql") ? Mysql.dialect() : Sqlite.dialect();
        Path rows = FOLDER.resolve(folder).resolve(capture + ".rows");
        Inspected inspected = dialect.inspection()
                .assemble(
                        ServerVersion.parse(dialect.name(), version),
                        InspectionScope.of(folder.equals("mysql") ? "windlass_case" : ""),
                        CapturedRows.read(Files.readString(rows)));
        Path expected = FOLDER.resolve(folder).resolve(capture + ".txt");
        String printed = PrintedSchema.of(inspected);
        if (Boolean.getBoolean("windlass.update")) {
            Files.writeString(expected, printed);
        }
        assertThat(printed).isEqualTo(Files.readString(expected));
    }
}
