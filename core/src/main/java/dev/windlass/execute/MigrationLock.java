package dev.windlass.execute;

import java.util.Optional;

/** The lock that lets one migrator at a time work on a database. */
public interface MigrationLock {
    /**
     * Tries to take the lock without waiting.
     *
     * @return nothing if it was taken, else who holds it and since when, as far as the database tells
     */
    Optional<String> tryAcquire();

    /**
     * A query that gives {@code %s} while the lock is ours and nothing once it is not, for the journal's entries; empty
     * where the lock ends with the connection that would write them.
     */
    default String fence() {
        return "";
    }

    /** Gives the lock back; does nothing if it was not taken. */
    void release();
}
