package dev.windlass.acceptance.crash;

import dev.windlass.acceptance.server.Location;
import dev.windlass.acceptance.server.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;

/** Four runs at once on one empty database. */
final class Crowd {
    private static final int RUNS = 4;

    private Crowd() {}

    static List<Try> rounds(Bench bench, int count) {
        return rounds(bench, count, (database, run) -> database.jdbcUrl());
    }

    /** The same through a pooler, whose sessions are not the server's. */
    static List<Try> throughPooler(Bench bench, int count) {
        try (TestDatabase any = bench.server().createDatabase();
                Pooler pooler = Pooler.before(any)) {
            return rounds(bench, count, (database, run) -> pooler.url(database));
        }
    }

    /** The same on the nodes of a cluster, in turn. */
    static List<Try> onNodes(Bench bench, int count, List<String> nodes) {
        return rounds(bench, count, (database, run) -> {
            Location.Remote first = (Location.Remote) database.location();
            return database.jdbcUrl().replace(first.host() + ":" + first.port(), nodes.get(run % nodes.size()));
        });
    }

    private static List<Try> rounds(Bench bench, int count, BiFunction<TestDatabase, Integer, String> url) {
        List<Try> tries = new ArrayList<>();
        for (int round = 1; round <= count; round++) {
            try (Subject subject = bench.subject(Way.UPGRADE)) {
                List<Child> children = new ArrayList<>();
                List<FutureTask<OptionalInt>> ends = new ArrayList<>();
                for (int i = 0; i < RUNS; i++) {
                    Child child = subject.start(url.apply(subject.database(), i), List.of(), Way.UPGRADE.words());
                    FutureTask<OptionalInt> end = new FutureTask<>(child::end);
                    Thread.ofVirtual().start(end);
                    children.add(child);
                    ends.add(end);
                }
                String failed = "";
                for (int i = 0; i < RUNS; i++) {
                    OptionalInt status = ends.get(i).get();
                    if (status.orElse(-1) != 0) {
                        failed +=
                                "exit status " + status + "\n" + children.get(i).said();
                    }
                }
                bench.settle(subject);
                tries.add(bench.judge(subject, Way.UPGRADE, "round " + round, failed.isEmpty() ? 0 : 1, failed));
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return tries;
    }
}
