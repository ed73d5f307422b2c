package dev.windlass.alembic.eval;

/** Where {@code yield} hands its value to. */
interface Yielding {
    /** Hands a value over and waits for the answer. */
    Value give(Value value);
}
