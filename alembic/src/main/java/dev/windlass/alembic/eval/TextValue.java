package dev.windlass.alembic.eval;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A value of a library's class that is derived from {@code str}: it does what its text does. */
public interface TextValue extends Value {
    /** The text. */
    String value();

    @Override
    default TypeValue type() {
        return Types.STR;
    }

    @Override
    default String repr(Run run) {
        return Str.quoted(value());
    }

    @Override
    default String text(Run run) {
        return value();
    }

    @Override
    default boolean truth(Run run) {
        return !value().isEmpty();
    }

    @Override
    default int size(Run run) {
        return new Str(value()).size(run);
    }

    @Override
    default Iterator<Value> iterator(Run run) {
        return new Str(value()).iterator(run);
    }

    @Override
    default boolean contains(Run run, Value item) {
        return new Str(value()).contains(run, Operators.underlying(item));
    }

    @Override
    default Value item(Run run, Value key) {
        return new Str(value()).item(run, key);
    }

    @Override
    default @Nullable Value find(Run run, String name) {
        return new Str(value()).find(run, name);
    }
}
