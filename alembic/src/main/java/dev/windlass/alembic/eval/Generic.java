package dev.windlass.alembic.eval;

import org.jspecify.annotations.Nullable;

/** A form of the module {@code typing}: it can be subscripted, called and derived from, and means nothing. */
enum Generic implements Value {
    FORM;

    @Override
    public TypeValue type() {
        return Types.OBJECT;
    }

    @Override
    public Value item(Run run, Value key) {
        return this;
    }

    @Override
    public Value call(Run run, Arguments arguments) {
        return arguments.positional().size() > 1 ? arguments.positional().get(1) : this;
    }

    @Override
    public @Nullable Value operate(Run run, String operator, Value right) {
        return operator.equals("|") ? this : null;
    }

    @Override
    public @Nullable Value operateReflected(Run run, String operator, Value left) {
        return operator.equals("|") ? this : null;
    }

    @Override
    public @Nullable Value find(Run run, String name) {
        return this;
    }
}
