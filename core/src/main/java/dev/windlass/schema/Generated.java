package dev.windlass.schema;

/** Whether a column's value is computed from the others of its row. */
public sealed interface Generated {
    /** It is not. */
    None NONE = new None();

    /** It is not. */
    record None() implements Generated {}

    /**
     * It is.
     *
     * @param sql the expression, as SQL text of the dialect
     * @param stored whether it is kept on disk, or computed when it is read
     */
    record Computed(String sql, boolean stored) implements Generated {}
}
