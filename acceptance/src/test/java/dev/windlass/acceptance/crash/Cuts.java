package dev.windlass.acceptance.crash;

import dev.windlass.acceptance.server.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Connections that are cut while the process lives: by the network, or by an administrator. */
final class Cuts {
    private Cuts() {}

    /** By the network, just before or after what is sent at each port. */
    static List<Try> byWire(Bench bench, Wire.Cut cut, int every, int offset) {
        List<Try> tries = new ArrayList<>();
        for (Way way : Way.values()) {
            List<Port> ports = bench.ports(way);
            for (int i = offset % every; i < ports.size(); i += every) {
                Port port = ports.get(i);
                try (Subject subject = bench.subject(way)) {
                    Location.Remote remote =
                            (Location.Remote) subject.database().location();
                    try (Wire wire = new Wire(remote.host(), remote.port())) {
                        String url = subject.database()
                                .jdbcUrl()
                                .replace(remote.host() + ":" + remote.port(), "127.0.0.1:" + wire.port());
                        Child child = subject.start(url, List.of(port.number()), way.words());
                        if (child.await(port.number()).isEmpty()) {
                            throw new IllegalStateException("port " + port.line() + " not reached\n" + child.said());
                        }
                        wire.cut(cut);
                        child.release();
                        tries.add(ended(bench, subject, child, way, "at port " + port.line()));
                    }
                }
            }
        }
        return tries;
    }

    /** By an administrator, who ends the session on the server. */
    static List<Try> byAdministrator(Bench bench, int every, int offset) {
        List<Try> tries = new ArrayList<>();
        for (Way way : Way.values()) {
            List<Port> ports = bench.ports(way);
            for (int i = offset % every; i < ports.size(); i += every) {
                Port port = ports.get(i);
                try (Subject subject = bench.subject(way)) {
                    Child child = subject.start(List.of(port.number()), way.words());
                    if (child.await(port.number()).isEmpty()) {
                        throw new IllegalStateException("port " + port.line() + " not reached\n" + child.said());
                    }
                    Administrator.endSessions(subject.database());
                    child.release();
                    tries.add(ended(bench, subject, child, way, "at port " + port.line()));
                }
            }
        }
        return tries;
    }

    /** The run itself may have connected again and gone on; if it gave up, the next run must go on. */
    private static Try ended(Bench bench, Subject subject, Child child, Way way, String where) {
        OptionalInt status = child.end();
        Try result = bench.goOn(subject, way, where + ", exit status " + status);
        return result.what().isEmpty()
                ? result
                : new Try(
                        result.where(),
                        result.continued(),
                        result.repeated(),
                        result.lost(),
                        "the run that was cut off said:\n" + child.said().indent(2) + "then:\n" + result.what());
    }
}
