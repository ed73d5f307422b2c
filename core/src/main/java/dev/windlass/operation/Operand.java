package dev.windlass.operation;

import dev.windlass.schema.Literal;

/** What a column is set to. */
public sealed interface Operand {
    /** A constant, quoted by the dialect. */
    record Constant(Literal value) implements Operand {}

    /** An expression, as SQL text of the dialect. */
    record Expression(String sql) implements Operand {}
}
