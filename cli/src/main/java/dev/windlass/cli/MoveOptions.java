package dev.windlass.cli;

import dev.windlass.plan.LinePlanner;
import dev.windlass.script.Provenance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that changes the database. */
final class MoveOptions {
    static final String OUT_OF_ORDER =
            "Layout pairs: apply revisions that lie below the current one and were never applied, before the others.";

    @Option(names = "--plan", description = "Show what would run, and run nothing.")
    boolean plan;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is run, for the journal.")
    @Nullable
    String reason;

    @Option(names = "--ticket", paramLabel = "TEXT", description = "Where it was asked for, for the journal.")
    @Nullable
    String ticket;

    @Option(
            names = "--lock-timeout",
            paramLabel = "TIME",
            description = "How long to wait for the migration lock, such as 30s.")
    @Nullable
    String lockTimeout;

    static LinePlanner.OutOfOrder outOfOrder(boolean allowed) {
        return allowed ? LinePlanner.OutOfOrder.RUN : LinePlanner.OutOfOrder.REFUSE;
    }

    Provenance given() {
        return new Provenance(reason == null ? "" : reason, ticket == null ? "" : ticket, "");
    }

    Map<String, List<String>> flags() {
        Map<String, List<String>> flags = new LinkedHashMap<>();
        if (lockTimeout != null) {
            flags.put("lock.timeout", List.of(lockTimeout));
        }
        return flags;
    }
}
