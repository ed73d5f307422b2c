package dev.windlass.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    private static final String FAULT = System.getProperty("windlass.crash.fault", "");
    private static final int EVERY = Integer.getInteger("windlass.crash.every", LONG ? 1 : 80);
    private static final int RANDOM = Integer.getInteger("windlass.crash.random", LONG ? 300 : 1);
    private static final int ROUNDS = Integer.getInteger("windlass.crash.rounds", LONG ? 50 : 1);
    /** Cuts at fewer ports than kills: each of several kinds takes as long as a kill. */
    private static final int CUTS = EVERY * (LONG ? 5 : 2);

    private static final long SEED = Long.getLong("windlass.crash.seed", System.nanoTime() & 0xffff);

    private final Report report = new Report(Path.of("target", "crash", LONG ? "report.txt" : "report-short.txt"));

    @Test
    void everyRunThatIsCutOffIsContinuedByTheNext() {
        servers()
                .filter(server -> ONLY.isEmpty() || List.of(ONLY.split(",")).contains(server.name()))
                .forEach(this::faults);
        galera();
        assertThat(report.notes()).isEmpty();
    }

    private static Stream<TestServer> servers() {
        return LONG
                ? TestServers.all()
                : Stream.of(TestServers.postgresql(18), TestServers.mariadb(), TestServers.sqlite());
    }

    private void galera() {
        String fault = "four runs at once on three nodes";
        TestServers.galera()
                .ifPresentOrElse(
                        cluster -> {
                            Bench bench = new Bench(cluster.first(), Scripts.REVISIONS, Path.of("target", "crash"));
                            row(cluster.first(), fault, () -> Crowd.onNodes(bench, ROUNDS, cluster.nodes()));
                        },
                        () -> report.skipped("Galera", fault, "WINDLASS_TEST_GALERA_URLS names no cluster"));
    }

    private void faults(TestServer server) {
        for (Scripts scripts : Scripts.values()) {
            faults(server, scripts, new Bench(server, scripts, Path.of("target", "crash")));
        }
    }

    private void faults(TestServer server, Scripts scripts, Bench bench) {
        int offset = (int) (SEED % EVERY);
        if (scripts == Scripts.PAIRS) {
            int every = LONG ? 5 : 2 * EVERY;
            row(server, "killed at every port, pairs", () -> Kills.atPorts(bench, every, offset));
            row(server, "killed at random moments, pairs", () -> Kills.atRandom(bench, LONG ? RANDOM / 3 : 1, SEED));
            row(server, "four runs at once, pairs", () -> Crowd.rounds(bench, LONG ? ROUNDS / 5 : 1));
            return;
        }
        row(server, "killed at every port", () -> Kills.atPorts(bench, EVERY, offset));
        row(server, "killed at random moments", () -> Kills.atRandom(bench, RANDOM, SEED));
        row(server, "four runs at once", () -> Crowd.rounds(bench, ROUNDS));
        if (server.product() == Product.POSTGRESQL) {
            row(server, "foreign index of the planned name", () -> Intrusions.foreignIndex(bench));
            String pooled = "four runs at once through PgBouncer";
            Pooler.missing()
                    .ifPresentOrElse(
                            why -> report.skipped(server.name(), pooled, why),
                            () -> row(server, pooled, () -> Crowd.throughPooler(bench, ROUNDS)));
        }
        if (LONG) {
            row(server, "killed again and again", () -> Kills.againAndAgain(bench, List.of(40, 53)));
            Optional<String> missing = FullDisk.missing(server);
            if (missing.isPresent()) {
                report.skipped(server.name(), "full disk", missing.get());
            } else {
                row(server, "full disk", () -> FullDisk.tries(bench, List.of(15, 40, 80, 120, 160)));
            }
        }
        if (server.product() == Product.SQLITE) {
            report.skipped(server.name(), "connections cut", "SQLite has no connections over a network");
            return;
        }
        for (Wire.Cut cut : LONG ? Wire.Cut.values() : new Wire.Cut[] {Wire.Cut.values()[offset % 4]}) {
            row(server, "connection: " + cut, () -> Cuts.byWire(bench, cut, CUTS, offset + cut.ordinal() * EVERY));
        }
        if (LONG) {
            row(server, "session ended by an administrator", () -> Cuts.byAdministrator(bench, CUTS, offset));
            intrusions(server, bench);
        }
    }

    private void intrusions(TestServer server, Bench bench) {
        List<String> rights =
                server.product() == Product.POSTGRESQL ? List.of("!u2.2", "!u2.4") : List.of("!u1.4", "u2.5");
        row(server, "right revoked between plan and run", () -> Intrusions.revoked(bench, rights));
        if (server.product() == Product.POSTGRESQL) {
            row(server, "duplicates under a unique index", () -> Intrusions.duplicates(bench));
            row(server, "session ended while it works", () -> Intrusions.endedWhileWorking(bench));
        }
    }

    private void row(TestServer server, String fault, Supplier<List<Try>> tries) {
        if (!java.util.regex.Pattern.compile(FAULT).matcher(fault).find()) {
            return;
        }
        long start = System.nanoTime();
        List<Try> done = tries.get();
        report.add(server.name(), fault, done, Duration.ofNanos(System.nanoTime() - start));
    }
}
