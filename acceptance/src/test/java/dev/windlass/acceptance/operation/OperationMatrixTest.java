package dev.windlass.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.dialect.Known;
import dev.windlass.dialect.Rendered;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.WindlassException;
import dev.windlass.operation.Operation;
import dev.windlass.operation.Reversal;
import dev.windlass.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every operation on every server: executed, undone and back where it began, or refused by the name of a capability. The
 * outcomes are in {@code operations.txt}; run with {@code -Dwindlass.update=true} to write what is found.
 */
@Tag("server")
class OperationMatrixTest {
    private static final Path EXPECTED = Path.of("src/test/resources/dev/windlass/acceptance/operation/operations.txt");

    private static final Path DOCUMENT = Path.of("../docs/operations.md");

    @Test
    void everyOperationRunsAndIsUndoneOrIsRefused() throws Exception {
        Map<String, Map<String, String>> expected = read();
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        List<OperationCase> cases = OperationCases.all();
        cases.forEach(it -> found.put(it.name(), new TreeMap<>(expected.getOrDefault(it.name(), Map.of()))));
        try (ContractServers servers = ContractServers.open()) {
            for (Map.Entry<ContractServer, List<String>> outcomes :
                    outcomes(servers.all(), cases).entrySet()) {
                for (int i = 0; i < cases.size(); i++) {
                    found.get(cases.get(i).name())
                            .put(outcomes.getKey().title(), outcomes.getValue().get(i));
                }
            }
        }
        String text = write(found);
        if (Boolean.getBoolean("windlass.update") && !text.contains("FAILED")) {
            Files.writeString(EXPECTED, text);
            Files.writeString(DOCUMENT, OperationTable.of(found));
        }
        assertThat(found.entrySet().stream()
                        .filter(it -> it.getValue().toString().contains("FAILED")))
                .isEmpty();
        assertThat(text).isEqualTo(Files.readString(EXPECTED));
        assertThat(OperationTable.of(found)).isEqualTo(Files.readString(DOCUMENT));
    }

    /** The outcomes of all cases on each server, the servers side by side. */
    private static Map<ContractServer, List<String>> outcomes(List<ContractServer> servers, List<OperationCase> cases)
            throws InterruptedException, ExecutionException {
        Map<ContractServer, Future<List<String>>> running = new LinkedHashMap<>();
        Map<ContractServer, List<String>> outcomes = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            servers.forEach(server -> running.put(server, threads.submit(() -> outcomes(server, cases))));
            for (Map.Entry<ContractServer, Future<List<String>>> one : running.entrySet()) {
                outcomes.put(one.getKey(), one.getValue().get());
            }
        }
        return outcomes;
    }

    private static List<String> outcomes(ContractServer server, List<OperationCase> cases) throws SQLException {
        List<String> outcomes = new ArrayList<>();
        for (OperationCase it : cases) {
            String known = outcome(it, server);
            String blind = blind(it, server);
            outcomes.add(known + (known.startsWith(blind) ? "" : "; without the schema: " + blind));
        }
        return outcomes;
    }

    private static String outcome(OperationCase it, ContractServer server) throws SQLException {
        if (!it.speakers().contains(server.dialect().name())) {
            return "other words";
        }
        try (Connection connection = server.open()) {
            List<Operation> setup = new ArrayList<>(OperationCases.base());
            setup.addAll(it.setup());
            Schema schema = Schema.EMPTY;
            try {
                schema = run(setup, schema, connection, server);
            } catch (WindlassException e) {
                return e.code() == ErrorCode.NOT_SUPPORTED_BY_DIALECT ? "refused before: " + capability(e) : failed(e);
            } catch (SQLException e) {
                return "FAILED before: " + e.getMessage();
            }
            TreeSet<String> start = Snapshot.of(connection, server.dialect().name());
            Schema seen = Laws.schema(server, connection);
            List<Operation> back = new ArrayList<>();
            String reason = "";
            Schema after = schema;
            for (Operation operation : it.tried()) {
                switch (operation.reverse(after)) {
                    case Reversal.Reversed reversed -> back.addAll(0, reversed.operations());
                    case Reversal.Irreversible irreversible -> reason = irreversible.reason();
                }
                after = operation.applyTo(after);
            }
            try {
                run(it.tried(), schema, connection, server);
            } catch (WindlassException e) {
                if (e.code() != ErrorCode.NOT_SUPPORTED_BY_DIALECT) {
                    return failed(e);
                }
                TreeSet<String> untouched =
                        Snapshot.of(connection, server.dialect().name());
                return "refused: " + capability(e) + (untouched.equals(start) ? "" : " FAILED: left something behind");
            } catch (SQLException e) {
                return "FAILED: " + e.getMessage();
            }
            if (!reason.isEmpty()) {
                return "runs, irreversible";
            }
            TreeSet<String> between = Snapshot.of(connection, server.dialect().name());
            String broken = Laws.holds(server, connection, seen, it.tried());
            if (!broken.isEmpty()) {
                return broken;
            }
            try {
                Schema undone = run(back, after, connection, server);
                if (!undone.equals(schema)) {
                    return "FAILED: undone schema differs: " + undone;
                }
            } catch (WindlassException e) {
                if (e.code() == ErrorCode.DEFINITION_UNKNOWN) {
                    return "runs, undo must look first";
                }
                return e.code() == ErrorCode.NOT_SUPPORTED_BY_DIALECT
                        ? "runs, undo refused: " + capability(e)
                        : "FAILED to undo: " + failed(e);
            } catch (SQLException e) {
                return "FAILED to undo: " + e.getMessage();
            }
            TreeSet<String> end = Snapshot.of(connection, server.dialect().name());
            if (!Laws.same(server, Laws.schema(server, connection), seen)) {
                return "FAILED: inspected, it is not the same afterwards:"
                        + Laws.difference(seen, Laws.schema(server, connection));
            }
            boolean changed = !between.equals(start) || it.name().contains("if ");
            return end.equals(start)
                    ? changed ? "runs" : "runs, changes nothing"
                    : "FAILED: not the same afterwards:" + difference(start, end);
        }
    }

    /** What becomes of it where nobody says what the schema is, as when a script is written without a database. */
    private static String blind(OperationCase it, ContractServer server) throws SQLException {
        if (!it.speakers().contains(server.dialect().name())) {
            return "other words";
        }
        try (Connection connection = server.open()) {
            List<Operation> setup = new ArrayList<>(OperationCases.base());
            setup.addAll(it.setup());
            try {
                run(setup, Schema.EMPTY, connection, server);
            } catch (WindlassException e) {
                return "refused before: " + capability(e);
            } catch (SQLException e) {
                return "FAILED before: " + e.getMessage();
            }
            try {
                for (Operation operation : it.tried()) {
                    Known known = server.known(connection, Optional.empty());
                    for (Rendered rendered :
                            server.dialect().renderer().render(List.of(operation), server.version(), known)) {
                        server.run(connection, rendered);
                    }
                }
                return "runs";
            } catch (WindlassException e) {
                return switch (e.code()) {
                    case NOT_SUPPORTED_BY_DIALECT -> "refused: " + capability(e);
                    case DEFINITION_UNKNOWN -> "must look first";
                    default -> failed(e);
                };
            } catch (SQLException e) {
                return "refused by the server";
            }
        }
    }

    private static Schema run(List<Operation> operations, Schema before, Connection connection, ContractServer server)
            throws SQLException {
        Schema schema = before;
        for (Operation operation : operations) {
            Known known = server.known(connection, Optional.of(schema));
            Schema after = operation.applyTo(schema);
            for (Rendered rendered : server.dialect().renderer().render(List.of(operation), server.version(), known)) {
                server.run(connection, rendered);
            }
            schema = after;
        }
        return schema;
    }

    private static String difference(TreeSet<String> start, TreeSet<String> end) {
        TreeSet<String> gone = new TreeSet<>(start);
        gone.removeAll(end);
        TreeSet<String> come = new TreeSet<>(end);
        come.removeAll(start);
        return "\n      - " + String.join("\n      - ", gone) + "\n      + " + String.join("\n      + ", come);
    }

    private static String failed(WindlassException e) {
        return "FAILED: " + e.problems();
    }

    private static String capability(WindlassException e) {
        return e.first().why().replaceAll(".*'(.*)'.*", "$1");
    }

    private static String write(Map<String, Map<String, String>> found) {
        StringBuilder text = new StringBuilder();
        found.forEach((name, outcomes) -> {
            text.append(name).append('\n');
            outcomes.forEach((server, outcome) -> text.append("    ")
                    .append(server)
                    .append(": ")
                    .append(outcome)
                    .append('\n'));
        });
        return text.toString();
    }

    private static Map<String, Map<String, String>> read() throws IOException {
        Map<String, Map<String, String>> expected = new LinkedHashMap<>();
        if (!Files.exists(EXPECTED)) {
            return expected;
        }
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (String line : Files.readString(EXPECTED).lines().collect(Collectors.toList())) {
            if (line.startsWith("    ")) {
                int colon = line.indexOf(": ");
                outcomes.put(line.substring(0, colon).strip(), line.substring(colon + 2));
            } else {
                outcomes = new LinkedHashMap<>();
                expected.put(line, outcomes);
            }
        }
        return expected;
    }
}
