package dev.windlass.acceptance.crash;

import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A server with the states that undisturbed runs leave on it, and the ports that they pass. */
final class Bench {
    private final TestServer server;
    private final Scripts scripts;
    private final Launch launch;
    private final Map<Way, State> undisturbed = new EnumMap<>(Way.class);
    private final Map<Way, List<Port>> ports = new EnumMap<>(Way.class);
    private final Map<Way, Long> nanos = new EnumMap<>(Way.class);

    Bench(TestServer server, Scripts scripts, Path folder) {
        this.server = server;
        this.scripts = scripts;
        this.launch = Launch.into(folder, server.product());
        try (Subject subject = Subject.on(server, scripts, launch)) {
            for (Way way : Way.values()) {
                Child child = subject.start(List.of(), way.words());
                child.next();
                long start = System.nanoTime();
                int status = child.end().orElse(-1);
                nanos.put(way, System.nanoTime() - start);
                if (status != 0) {
                    throw new IllegalStateException(
                            server.name() + ": an undisturbed " + way + " failed:\n" + child.said());
                }
                undisturbed.put(way, subject.state());
                ports.put(way, child.ports());
            }
        }
    }

    TestServer server() {
        return server;
    }

    State undisturbed(Way way) {
        return undisturbed.get(way);
    }

    /** The ports of an undisturbed run from which something is sent or answered that may change something. */
    List<Port> ports(Way way) {
        return ports.get(way).stream()
                .filter(port -> port.kind() != Port.Kind.QUESTION)
                .toList();
    }

    /** How long an undisturbed run takes from its first port on. */
    long nanos(Way way) {
        return nanos.get(way);
    }

    /** A subject that is ready for a direction. */
    Subject subject(Way way) {
        Subject subject = Subject.on(server, scripts, launch);
        if (way == Way.DOWNGRADE) {
            Subject.Ran up = subject.run(Way.UPGRADE.words());
            if (up.status() != 0) {
                throw new IllegalStateException(up.said());
            }
        }
        return subject;
    }

    /** A subject that is ready for an upgrade, on a database of the caller's. */
    Subject subject(TestDatabase database) {
        return Subject.on(database, scripts, launch);
    }

    /** Waits until the node that is looked at has what the cluster has; nothing on a server of its own. */
    void settle(Subject subject) {
        if (server.name().equals("Galera")) {
            // MariaDB manual, "wsrep_sync_wait".
            subject.database().query("SET STATEMENT wsrep_sync_wait = 15 FOR SELECT 1");
        }
    }

    /** Runs again, without any help, and compares. */
    Try goOn(Subject subject, Way way, String where) {
        Subject.Ran again = subject.run(way.words());
        return judge(subject, way, where, again.status(), again.said());
    }

    /** Compares what is there with what an undisturbed run leaves. */
    Try judge(Subject subject, Way way, String where, int status, String said) {
        State state = subject.state();
        State expected = undisturbed(way);
        String difference = state.difference(expected);
        int repeated = state.repeated(expected) + subject.repeatedAsSeen().size();
        return new Try(
                way + " " + where,
                status == 0 && difference.isEmpty(),
                repeated,
                state.lost(expected),
                (status == 0 ? "" : "exit status " + status + "\n" + said)
                        + difference
                        + (subject.repeatedAsSeen().isEmpty()
                                ? ""
                                : "came to their end twice: " + subject.repeatedAsSeen()));
    }
}
