package dev.windlass.alembic.eval;

import java.util.Iterator;

/** An iterator: of a generator expression, {@code iter}, {@code map}, {@code zip} and the like. */
public class IteratorValue implements Value {
    private final Iterator<Value> iterator;
    private final TypeValue type;

    /** An iterator that walks the Java one. */
    public IteratorValue(Iterator<Value> iterator) {
        this(iterator, Types.ITERATOR);
    }

    IteratorValue(Iterator<Value> iterator, TypeValue type) {
        this.iterator = iterator;
        this.type = type;
    }

    @Override
    public TypeValue type() {
        return type;
    }

    @Override
    public Iterator<Value> iterator(Run run) {
        return iterator;
    }
}
