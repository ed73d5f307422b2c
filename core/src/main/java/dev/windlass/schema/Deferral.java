package dev.windlass.schema;

/** When a constraint is checked. */
public enum Deferral {
    /** At the end of each statement, always. */
    NONE,
    /** At the end of each statement, unless the transaction puts it off. */
    DEFERRABLE,
    /** At the end of the transaction. */
    DEFERRED
}
