package dev.windlass.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Rendered;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.dialect.mysql.Mysql;
import dev.windlass.dialect.postgresql.Postgresql;
import dev.windlass.dialect.sqlite.Sqlite;
import dev.windlass.error.WindlassException;
import dev.windlass.operation.Operation;
import dev.windlass.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The statements of every operation in every dialect, as {@code rendered.txt} has them; {@link OperationMatrixTest} runs
 * the same on servers. Run with {@code -Dwindlass.update=true} to write what is found.
 */
class RenderedStatementsTest {
    private static final Path EXPECTED = Path.of("src/test/resources/dev/windlass/acceptance/operation/rendered.txt");

    @Test
    void everyOperationIsWrittenAsExpected() throws Exception {
        List<ContractServer> servers = List.of(
                server("postgresql", Postgresql.dialect(), "15.18"),
                server("mysql", Mysql.dialect(), "9.7.0"),
                server("mariadb", Mysql.dialect(), "11.4.5-MariaDB"),
                server("sqlite", Sqlite.dialect(), "3.45.1"));
        StringBuilder text = new StringBuilder();
        for (OperationCase it : OperationCases.all()) {
            text.append("== ").append(it.name()).append('\n');
            for (ContractServer server : servers) {
                if (it.speakers().contains(server.dialect().name())) {
                    text.append("-- ").append(server.title()).append('\n').append(statements(it, server));
                }
            }
        }
        if (Boolean.getBoolean("windlass.update")) {
            Files.writeString(EXPECTED, text.toString());
        }
        assertThat(text.toString()).isEqualTo(Files.readString(EXPECTED));
    }

    private static ContractServer server(String title, Dialect dialect, String version) {
        return new ContractServer(title, dialect, ServerVersion.parse(dialect.name(), version), "", "");
    }

    /** SQLite's own text is read back from a database in memory, as an executor would. */
    private static String statements(OperationCase it, ContractServer server) throws SQLException {
        boolean sqlite = server.dialect().name() == DialectName.SQLITE;
        Schema schema = Schema.EMPTY;
        StringBuilder text = new StringBuilder();
        ContractServer memory = ContractServer.sqlite(ServerVersion.parse(DialectName.SQLITE, "3.45.1"));
        try (Connection connection = memory.open()) {
            for (List<Operation> operations : List.of(OperationCases.base(), it.setup(), it.tried())) {
                boolean tried = operations == it.tried();
                for (Operation operation : operations) {
                    for (Rendered rendered : server.dialect()
                            .renderer()
                            .render(
                                    List.of(operation),
                                    server.version(),
                                    server.known(connection, Optional.of(schema)))) {
                        if (sqlite) {
                            memory.run(connection, rendered);
                        }
                        if (tried) {
                            append(rendered, text);
                        }
                    }
                    schema = operation.applyTo(schema);
                }
            }
        } catch (WindlassException e) {
            text.append("! ")
                    .append(e.first().message())
                    .append("\n! ")
                    .append(e.first().next())
                    .append('\n');
        }
        return text.toString();
    }

    private static void append(Rendered rendered, StringBuilder text) {
        boolean ownTransaction = rendered.transactional() && !rendered.foreignKeysOff();
        if (!ownTransaction) {
            text.append(rendered.foreignKeysOff() ? "(foreign keys off)\n" : "(not in a transaction)\n");
        }
        rendered.statements().forEach(sql -> text.append(sql).append(";\n"));
        rendered.mustBeEmpty()
                .forEach(sql -> text.append("(must be empty) ").append(sql).append(";\n"));
    }
}
