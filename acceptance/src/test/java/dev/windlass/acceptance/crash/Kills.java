package dev.windlass.acceptance.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Processes that are killed with SIGKILL. */
final class Kills {
    private Kills() {}

    /**
     * At every port: before and after each statement, journal entry and end of a transaction.
     *
     * @param every 1 for each port, 10 for every tenth
     */
    static List<Try> atPorts(Bench bench, int every, int offset) {
        List<Try> tries = new ArrayList<>();
        for (Way way : Way.values()) {
            List<Port> ports = bench.ports(way);
            for (int i = offset % every; i < ports.size(); i += every) {
                Port port = ports.get(i);
                try (Subject subject = bench.subject(way)) {
                    Child child = subject.start(List.of(port.number()), way.words());
                    boolean reached = child.await(port.number()).isPresent();
                    child.kill();
                    String where = "at port " + port.line();
                    tries.add(
                            reached
                                    ? bench.goOn(subject, way, where)
                                    : new Try(way + " " + where, false, 0, 0, "not reached\n" + child.said()));
                }
            }
        }
        return tries;
    }

    /** Again and again, each run after some more ports, until one comes through. */
    static List<Try> againAndAgain(Bench bench, List<Integer> distances) {
        List<Try> tries = new ArrayList<>();
        for (Way way : Way.values()) {
            for (int distance : distances) {
                try (Subject subject = bench.subject(way)) {
                    int kills = 0;
                    while (kills < 200) {
                        Child child =
                                subject.start(IntStream.of(distance).boxed().toList(), way.words());
                        if (child.await(distance).isEmpty()) {
                            break;
                        }
                        child.kill();
                        kills++;
                    }
                    tries.add(
                            bench.goOn(subject, way, "killed " + kills + " times, each after " + distance + " ports"));
                }
            }
        }
        return tries;
    }

    /** At random moments, several runs after each other on one database, until one comes through or enough were killed. */
    static List<Try> atRandom(Bench bench, int count, long seed) {
        Random random = new Random(seed);
        List<Try> tries = new ArrayList<>();
        while (tries.size() < count) {
            Way way = random.nextInt(3) == 0 ? Way.DOWNGRADE : Way.UPGRADE;
            int kills = 1 + random.nextInt(5);
            StringBuilder where = new StringBuilder("seed " + seed + " try " + tries.size() + ", killed after");
            try (Subject subject = bench.subject(way)) {
                int killed = 0;
                while (killed < kills
                        && tries.size() + killed < count
                        && killAtRandom(bench, subject, way, random, where)) {
                    killed++;
                }
                Try last = bench.goOn(subject, way, where.toString());
                for (int i = 1; i < killed; i++) {
                    // Each was continued by the next, as far as the last one tells.
                    tries.add(
                            new Try(where.toString(), last.continued(), 0, 0, last.continued() ? "" : "see the last"));
                }
                tries.add(last);
            }
        }
        return tries;
    }

    /** Whether the run was killed before it ended by itself. */
    private static boolean killAtRandom(Bench bench, Subject subject, Way way, Random random, StringBuilder where) {
        long delay = (long) (random.nextDouble() * bench.nanos(way));
        Child child = subject.start(List.of(), way.words());
        child.next();
        Thread reader = Thread.ofVirtual().start(child::end);
        LockSupport.parkNanos(delay);
        child.process().destroyForcibly();
        try {
            reader.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        child.kill();
        List<Port> ports = child.ports();
        where.append(" ")
                .append(delay / 1000)
                .append(" us at ")
                .append(ports.isEmpty() ? "none" : ports.getLast().line());
        return child.status().isEmpty();
    }
}
