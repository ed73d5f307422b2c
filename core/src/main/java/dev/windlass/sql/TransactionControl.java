package dev.windlass.sql;

/** What a statement does to the transaction around it, by its own words. */
public enum TransactionControl {
    /** Nothing. */
    NONE,
    /** {@code BEGIN}, {@code START TRANSACTION}. */
    BEGIN,
    /** {@code COMMIT}, {@code END}. */
    COMMIT,
    /** {@code ROLLBACK}, {@code ABORT}. */
    ROLLBACK,
    SAVEPOINT,
    /** {@code RELEASE [SAVEPOINT] name}. */
    RELEASE_SAVEPOINT,
    /** {@code ROLLBACK TO [SAVEPOINT] name}. */
    ROLLBACK_TO_SAVEPOINT,
    /** {@code PREPARE TRANSACTION}, {@code COMMIT PREPARED}, {@code ROLLBACK PREPARED}, {@code XA …}. */
    TWO_PHASE,
    /** {@code SET autocommit = …} of MySQL. */
    AUTOCOMMIT
}
