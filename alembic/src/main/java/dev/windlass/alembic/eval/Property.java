package dev.windlass.alembic.eval;

import org.jspecify.annotations.Nullable;

/** A member made by {@code @property}, {@code @classmethod} or {@code @staticmethod}. */
final class Property implements Descriptor, ClassLevel {
    enum Kind {
        PROPERTY,
        CLASS_METHOD,
        STATIC_METHOD
    }

    private final Kind kind;
    private final Value function;
    private final @Nullable Value setter;

    Property(Kind kind, Value function, @Nullable Value setter) {
        this.kind = kind;
        this.function = function;
        this.setter = setter;
    }

    boolean isProperty() {
        return kind == Kind.PROPERTY;
    }

    @Override
    public TypeValue type() {
        return Types.PROPERTY;
    }

    @Override
    public Value bind(Run run, Value self) {
        return switch (kind) {
            case PROPERTY -> function.call(run, Arguments.of(self));
            case CLASS_METHOD -> new BoundMethod(self.type(), function);
            case STATIC_METHOD -> function;
        };
    }

    @Override
    public Value onClass(Run run, ClassValue type) {
        return switch (kind) {
            case PROPERTY -> this;
            case CLASS_METHOD -> new BoundMethod(type, function);
            case STATIC_METHOD -> function;
        };
    }

    void set(Run run, Value self, Value value) {
        if (setter == null) {
            throw Errors.attribute("property of '" + self.type().name() + "' object has no setter");
        }
        setter.call(run, Arguments.of(self, value));
    }

    @Override
    public @Nullable Value find(Run run, String name) {
        return switch (name) {
            case "setter" ->
                Native.of("setter", "function", (r, b) -> new Property(kind, function, b.value("function")));
            case "expression", "getter", "inplace", "comparator", "deleter" ->
                Native.of(name, "function", (r, b) -> this);
            default -> null;
        };
    }
}
