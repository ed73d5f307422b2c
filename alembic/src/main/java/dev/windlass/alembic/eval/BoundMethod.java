package dev.windlass.alembic.eval;

/** A function together with the object that it is called on. */
record BoundMethod(Value self, Value function) implements Value {
    @Override
    public TypeValue type() {
        return Types.METHOD;
    }

    @Override
    public Value call(Run run, Arguments arguments) {
        return function.call(run, arguments.after(self));
    }

    @Override
    public @org.jspecify.annotations.Nullable Value find(Run run, String name) {
        return name.equals("__self__") ? self : function.find(run, name);
    }
}
