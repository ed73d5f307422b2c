package dev.windlass.execute;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Waits for the migration lock, and says so. */
public final class LockWait {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(5);

    private LockWait() {}

    /**
     * Takes the lock, or fails after a time.
     *
     * @param timeout how long to wait at most
     * @throws dev.windlass.error.WindlassException with {@code LOCK_HELD}
     */
    public static void acquire(MigrationLock lock, Duration timeout, Consumer<Event> listener) {
        long start = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        Duration nextWord = Duration.ZERO;
        while (true) {
            Optional<String> holder = lock.tryAcquire();
            if (holder.isEmpty()) {
                return;
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(timeout) >= 0) {
                throw Problem.of(
                                ErrorCode.LOCK_HELD,
                                "The migration lock was not to be had within " + timeout.toMillis() / 1000.0 + " s")
                        .because("it is held by " + holder.get())
                        .toException();
            }
            if (waited.compareTo(nextWord) >= 0) {
                listener.accept(new Event.WaitingForLock(holder.get(), waited));
                nextWord = waited.plus(BETWEEN_WORDS);
            }
            Duration rest = timeout.minus(waited);
            Retry.pause(pause.compareTo(rest) < 0 ? pause : rest);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }
}
