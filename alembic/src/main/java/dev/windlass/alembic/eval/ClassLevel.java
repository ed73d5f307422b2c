package dev.windlass.alembic.eval;

/** A member that acts when looked up on the class itself, such as a class method. */
public interface ClassLevel extends Value {
    /** What it is on the class. */
    Value onClass(Run run, ClassValue type);
}
