package dev.windlass.execute;

/** A table is to be rebuilt on SQLite, and foreign keys can only be turned off before the transaction began. */
final class ForeignKeysInTheWay extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForeignKeysInTheWay() {
        super("foreign keys must be off before the transaction begins", null, false, false);
    }
}
