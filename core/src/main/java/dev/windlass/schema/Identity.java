package dev.windlass.schema;

/** How a column numbers its rows, if it does. */
public sealed interface Identity {
    /** It does not. */
    None NONE = new None();

    /** It does not. */
    record None() implements Identity {}

    /**
     * {@code GENERATED … AS IDENTITY}, of the SQL standard.
     *
     * @param always whether a value given by the user is refused
     * @param options the options of its sequence
     */
    record Standard(boolean always, SequenceOptions options) implements Identity {}

    /** PostgreSQL's {@code serial}: a sequence of its own and a default. */
    record Serial() implements Identity {}

    /** MySQL's {@code AUTO_INCREMENT}, SQLite's {@code AUTOINCREMENT}. */
    record AutoIncrement() implements Identity {}
}
