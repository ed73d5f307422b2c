package dev.windlass.sql;

/** Placeholder. */
public record StatementTraits(
        TransactionControl control,
        boolean refusesTransaction,
        boolean implicitCommit,
        boolean copyFromStdin,
        boolean changesSession) {
    /** Control. */
    public enum TransactionControl {
        NONE,
        BEGIN,
        COMMIT,
        ROLLBACK
    }
}
