package dev.windlass.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.dialect.Rendered;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.WindlassException;
import dev.windlass.operation.Operation;
import dev.windlass.operation.Reversal;
import dev.windlass.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Operations by chance, with awkward names and values, on schemas by chance, on every server: each does what {@code applyTo}
 * says, is undone to where it began, and done again. {@code -Dwindlass.seeds=FROM..TO} tries other seeds.
 */
@Tag("server")
class RandomOperationsTest {
    private static final int OPERATIONS = 25;

    @Test
    void everyOperationDoesWhatItSaysAndIsUndone() throws InterruptedException, ExecutionException {
        String[] seeds = System.getProperty("windlass.seeds", "0..3").split("\\.\\.");
        List<String> faults = new ArrayList<>();
        try (ContractServers servers = ContractServers.open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> running = servers.all().stream()
                    .map(server -> threads.submit(
                            () -> faults(server, Integer.parseInt(seeds[0]), Integer.parseInt(seeds[1]))))
                    .toList();
            for (Future<List<String>> one : running) {
                faults.addAll(one.get());
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> faults(ContractServer server, int from, int to) throws SQLException {
        List<String> faults = new ArrayList<>();
        for (int seed = from; seed < to; seed++) {
            String fault = walk(server, new Random(seed));
            if (!fault.isEmpty()) {
                faults.add(server.title() + ", seed " + seed + ": " + fault);
            }
        }
        return faults;
    }

    private static String walk(ContractServer server, Random random) throws SQLException {
        RandomOperations operations = new RandomOperations(random, server);
        try (Connection connection = server.open()) {
            Schema schema = Laws.schema(server, connection);
            int done = 0;
            while (done < OPERATIONS) {
                Optional<Operation> operation = operations.next(schema);
                if (operation.isEmpty() || !fits(operation.get(), schema)) {
                    continue;
                }
                done++;
                String fault = tried(server, connection, schema, operation.get());
                if (!fault.isEmpty()) {
                    return "operation " + done + ", " + operation.get() + ": " + fault;
                }
                schema = Laws.schema(server, connection);
            }
        }
        return "";
    }

    private static boolean fits(Operation operation, Schema schema) {
        try {
            operation.applyTo(schema);
            return true;
        } catch (WindlassException e) {
            return false;
        }
    }

    private static String tried(ContractServer server, Connection connection, Schema before, Operation operation)
            throws SQLException {
        try {
            run(server, connection, before, operation);
        } catch (WindlassException e) {
            return isRefusal(e) ? "" : "cannot be rendered: " + e.problems();
        } catch (SQLException e) {
            return "is refused: " + e.getMessage();
        }
        String broken = Laws.holds(server, connection, before, List.of(operation));
        if (!broken.isEmpty() || !(operation.reverse(before) instanceof Reversal.Reversed reversed)) {
            return broken;
        }
        Schema state = operation.applyTo(before);
        try {
            for (Operation back : reversed.operations()) {
                run(server, connection, state, back);
                state = back.applyTo(state);
            }
            Schema undone = Laws.schema(server, connection);
            if (!Laws.same(server, undone, before)) {
                return "is not undone:" + Laws.difference(before, undone);
            }
            run(server, connection, before, operation);
            return "";
        } catch (WindlassException e) {
            return isRefusal(e) ? "" : "cannot be undone: " + e.problems();
        } catch (SQLException e) {
            return "is refused when undone: " + e.getMessage();
        }
    }

    /** A capability that is lacking, or a table that the dialect lets nobody have. */
    private static boolean isRefusal(WindlassException e) {
        return e.code() == ErrorCode.NOT_SUPPORTED_BY_DIALECT || e.code() == ErrorCode.OPERATION_DOES_NOT_FIT;
    }

    private static void run(ContractServer server, Connection connection, Schema schema, Operation operation)
            throws SQLException {
        for (Rendered rendered : server.dialect()
                .renderer()
                .render(List.of(operation), server.version(), server.known(connection, Optional.of(schema)))) {
            server.run(connection, rendered);
        }
    }
}
