package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Run;
import java.util.HashSet;
import java.util.Set;

/**
 * What the objects of the library know of the run they are in.
 *
 * @param target the database
 * @param runtime what executes statements
 * @param settings what {@code env.py} would have configured
 * @param memory what lasts from one revision to the next
 * @param counter numbers what is made
 * @param catalog what the database says of itself
 * @param ownCommit whether the revision ended the transaction itself
 * @param directives what was added to Alembic's
 */
public record Context(
        Target target,
        RevisionRuntime runtime,
        EnvironmentSettings settings,
        Memory memory,
        Counter counter,
        Catalog catalog,
        OwnCommit ownCommit,
        Directives directives) {
    /** The context of a run. */
    static Context of(Run run) {
        return ((Library) run.hooks()).context();
    }

    /** Whether nothing can be read. */
    boolean offline() {
        return runtime.offline();
    }

    /** The same for a revision that asks, and does something else then. */
    boolean askedOffline(Run run) {
        if (!runtime.tellsOffline()) {
            throw dev.windlass.error.Problem.of(
                            dev.windlass.error.ErrorCode.ALEMBIC_FAILED,
                            "What the revision does depends on whether there is a database")
                    .at(run.place())
                    .toException();
        }
        return offline();
    }

    /** Whether a revision has executed a COMMIT of its own, after which its statements stand alone. */
    static final class OwnCommit {
        private boolean open;

        boolean isOpen() {
            return open;
        }

        void open(boolean value) {
            open = value;
        }
    }

    /** Numbers things in the order in which they are made. */
    static final class Counter {
        private int next;

        private int done;

        int next() {
            return next++;
        }

        /** How many statements were done that may have changed something. */
        int done() {
            return done;
        }

        void changed() {
            done++;
        }
    }

    /**
     * What Alembic remembers during one command: which enumerations it has already met (ddl/impl.py, {@code memo}). One
     * command, one memory; it spares a second {@code CREATE TYPE} exactly where Alembic does.
     */
    public static final class Memory {
        private final Set<String> enums = new HashSet<>();

        /** What is remembered now. */
        public Set<String> noted() {
            return Set.copyOf(enums);
        }

        /** Remembers what was noted at a time, and no more. */
        public void setTo(Set<String> noted) {
            enums.clear();
            enums.addAll(noted);
        }

        /** Notes an enumeration; false if it was noted before. */
        boolean meet(String schema, String name) {
            return enums.add(schema + "." + name);
        }
    }
}
