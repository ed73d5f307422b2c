package dev.windlass.schema;

/** What a column holds when a row is inserted without a value for it. */
public sealed interface DefaultValue {
    /** No default. */
    None NONE = new None();

    /** No default. */
    record None() implements DefaultValue {}

    /** A constant, quoted by the dialect. */
    record Constant(Literal value) implements DefaultValue {}

    /** An expression, as SQL text of the dialect, such as {@code now()}. */
    record Expression(String sql) implements DefaultValue {}
}
