package dev.windlass.alembic.eval;

/** A member of a class that turns into something else when looked up on an instance: a function into a bound method. */
public interface Descriptor extends Value {
    /** What it is on an instance. */
    Value bind(Run run, Value self);
}
