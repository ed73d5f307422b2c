package dev.windlass.alembic.eval;

/** A value with a format language of its own, such as a date. */
interface Formattable extends Value {
    String format(Run run, String specification);
}
