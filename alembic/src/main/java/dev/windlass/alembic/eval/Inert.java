package dev.windlass.alembic.eval;

import org.jspecify.annotations.Nullable;

/** What a name stands for that was mapped to nothing: it can be called and looked into, and does nothing. */
enum Inert implements Value {
    INERT;

    @Override
    public TypeValue type() {
        return Types.OBJECT;
    }

    @Override
    public boolean truth(Run run) {
        return false;
    }

    @Override
    public @Nullable Value find(Run run, String name) {
        return this;
    }

    @Override
    public Value call(Run run, Arguments arguments) {
        return this;
    }

    @Override
    public java.util.Iterator<Value> iterator(Run run) {
        return java.util.Collections.emptyIterator();
    }
}
