package dev.windlass.execute;

import dev.windlass.code.RevisionCode;
import dev.windlass.plan.Step;
import dev.windlass.script.Provenance;
import dev.windlass.script.SqlBody;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A step with all that was found out about its script before anything runs.
 *
 * @param step what is done to which revision
 * @param provenance why the revision exists
 * @param sha256 the script's hash; empty for a step that runs no script
 * @param work what runs
 * @param statements how many statements that is; 0 if it is not known beforehand
 * @param mode how they are made to survive a crash
 * @param timeouts how long statements may take
 * @param namesAdoptedTable whether a statement speaks of the name of the table that another tool keeps
 * @param ineffective whether a statement does nothing inside a transaction, so that it is run before one begins
 * @param losses what its statements take away, as far as its words tell
 */
public record PreparedStep(
        Step step,
        Provenance provenance,
        String sha256,
        Work work,
        int statements,
        Mode mode,
        Timeouts timeouts,
        boolean namesAdoptedTable,
        boolean ineffective,
        List<Loss> losses) {
    public PreparedStep {
        losses = List.copyOf(losses);
    }

    /** How a step is made to survive a crash. */
    public enum Mode {
        /** All of it in one transaction, with its journal entry. */
        TRANSACTION,
        /** Each statement on its own, with journal entries before and after. */
        STATEMENTS
    }

    /** What a step runs. */
    public sealed interface Work {
        /** SQL from a file. */
        record Sql(SqlBody body) implements Work {}

        /** Code. */
        record Code(RevisionCode code) implements Work {}

        /** Nothing: a stamp, or a missing file of a pair. */
        record Nothing() implements Work {}
    }

    /** Limits for statements; nothing for the server's own. */
    public record Timeouts(Optional<Duration> lock, Optional<Duration> statement) {
        /** The server's own limits. */
        public static final Timeouts NONE = new Timeouts(Optional.empty(), Optional.empty());
    }
}
