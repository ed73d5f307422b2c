package dev.windlass.alembic.eval;

/** How a statement ended. */
sealed interface Flow {
    /** It ran to its end. */
    Flow NEXT = new Next();

    /** See {@link #NEXT}. */
    record Next() implements Flow {}

    /** {@code break}. */
    record Break() implements Flow {}

    /** {@code continue}. */
    record Continue() implements Flow {}

    /** {@code return}. */
    record Return(Value value) implements Flow {}
}
