package dev.windlass.cli;

import dev.windlass.plan.LinePlanner;
import dev.windlass.script.Provenance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of every command that changes the database. */
final class MoveOptions implements Declaration.Declared {
    static final String OUT_OF_ORDER =
            "Layout pairs: apply revisions that lie below the current one and were never applied, before the others.";

    boolean plan;

    @Nullable
    String reason;

    @Nullable
    String ticket;

    @Nullable
    String lockTimeout;

    @Override
    public void declare(Declaration declaration) {
        declaration
                .flag("Show what would run, and run nothing.", given -> plan = given, "--plan")
                .option(String.class, "TEXT", "Why it is run, for the journal.", given -> reason = given, "--reason")
                .option(
                        String.class,
                        "TEXT",
                        "Where it was asked for, for the journal.",
                        given -> ticket = given,
                        "--ticket")
                .option(
                        String.class,
                        "TIME",
                        "How long to wait for the migration lock, such as 30s.",
                        given -> lockTimeout = given,
                        "--lock-timeout");
    }

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
