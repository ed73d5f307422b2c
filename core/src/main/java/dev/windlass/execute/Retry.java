package dev.windlass.execute;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * What is tried again: whole transactions that a lock, a deadlock or concurrent changes undid. The pause doubles with
 * every attempt, up to a limit, and is spread at random, so that two runs do not meet again.
 *
 * @param attempts how many times a step is tried at most
 * @param first the pause after the first attempt
 * @param limit the longest pause
 */
public record Retry(int attempts, Duration first, Duration limit) {
    /** Nothing is tried again. */
    public static final Retry NEVER = new Retry(1, Duration.ZERO, Duration.ZERO);

    /** How long to wait before the next attempt; nothing if there is none. */
    Optional<Duration> delay(SqlFailure failure, int attempt) {
        boolean mayPass = switch (failure.kind()) {
            case LOCK_TIMEOUT, DEADLOCK, SERIALIZATION -> true;
            case SCRIPT, CONNECTION_LOST, CANCELLED, READ_ONLY -> false;
        };
        if (!mayPass || attempt >= attempts) {
            return Optional.empty();
        }
        long full = Math.min(limit.toMillis(), first.toMillis() << Math.min(attempt - 1, 20));
        return Optional.of(
                Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1)));
    }

    static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }
}
