package dev.windlass.execute;

import dev.windlass.error.WindlassException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param run the run's id; empty if there was nothing to do
 * @param done the steps that are done and durable, in order
 * @param failure what stopped it, if it did not come to its end
 */
public record Outcome(String run, List<Done> done, Optional<WindlassException> failure) {
    public Outcome {
        done = List.copyOf(done);
    }

    /** A step that is done, and how long it took. */
    public record Done(PreparedStep step, Duration duration) {}
}
