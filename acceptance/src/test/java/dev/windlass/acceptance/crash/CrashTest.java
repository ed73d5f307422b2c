package dev.windlass.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Cuts runs off and looks at what the next run makes of it. Short within {@code verify}; {@code -Pcrash} makes it long:
 * every port, hundreds of random moments, fifty rounds of four runs at once. {@code -Dwindlass.crash.servers=SQLite}
 * leaves out other servers.
 */
@Tag("server")
class CrashTest {
    private static final boolean LONG = Boolean.getBoolean("windlass.crash.long");
    private static final String ONLY = System.getProperty("windlass.crash.servers", "");
    private static final int EVERY = Integer.getInteger("windlass.crash.every", LONG ? 1 : 25);
    private static final int RANDOM = Integer.getInteger("windlass.crash.random", LONG ? 300 : 3);
    private static final long SEED = Long.getLong("windlass.crash.seed", System.nanoTime() & 0xffff);

    private final Report report = new Report(Path.of("target", "crash", LONG ? "report.txt" : "report-short.txt"));

    @Test
    void everyRunThatIsCutOffIsContinuedByTheNext() {
        servers()
                .filter(server -> ONLY.isEmpty() || List.of(ONLY.split(",")).contains(server.name()))
                .forEach(this::faults);
        assertThat(report.notes()).isEmpty();
    }

    private static Stream<TestServer> servers() {
        return LONG
                ? TestServers.all()
                : Stream.of(TestServers.postgresql(18), TestServers.mariadb(), TestServers.sqlite());
    }

    private void faults(TestServer server) {
        Bench bench = new Bench(server, Path.of("target", "crash"));
        row(server, "killed at every port", () -> Kills.atPorts(bench, EVERY, (int) (SEED % EVERY)));
        row(
                server,
                "killed again and again",
                () -> Kills.againAndAgain(bench, LONG ? List.of(21, 30, 47) : List.of(47)));
        row(server, "killed at random moments", () -> Kills.atRandom(bench, RANDOM, SEED));
    }

    private void row(TestServer server, String fault, Supplier<List<Try>> tries) {
        long start = System.nanoTime();
        List<Try> done = tries.get();
        report.add(server.name(), fault, done, Duration.ofNanos(System.nanoTime() - start));
    }
}
