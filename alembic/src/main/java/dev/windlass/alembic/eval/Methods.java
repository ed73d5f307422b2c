package dev.windlass.alembic.eval;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The methods and properties of a class written in Java, by name.
 *
 * @param <T> the Java class of its instances
 */
public final class Methods<T extends Value> {
    private final Class<T> self;
    private final Map<String, Descriptor> entries = new LinkedHashMap<>();

    /** What a method does. */
    @FunctionalInterface
    public interface Body<T> {
        /** Runs it on an object and its arguments. */
        Value call(Run run, T self, Bound bound);
    }

    /** What a property gives. */
    @FunctionalInterface
    public interface Getter<T> {
        /** Its value for an object. */
        Value of(Run run, T self);
    }

    /** An empty table for instances of a Java class. */
    public Methods(Class<T> self) {
        this.self = self;
    }

    /** A table without methods. */
    static Methods<Value> none() {
        return new Methods<>(Value.class);
    }

    /** Adds a method with parameters as in {@link Signature}. */
    public Methods<T> method(String name, String parameters, Body<T> body) {
        entries.put(name, new Method<>(name, new Signature(parameters), self, body));
        return this;
    }

    /** Adds a property. */
    public Methods<T> property(String name, Getter<T> getter) {
        entries.put(name, new Getting<>(name, self, getter));
        return this;
    }

    @Nullable
    Descriptor find(String name) {
        return entries.get(name);
    }

    /** The names there are. */
    public Set<String> names() {
        return entries.keySet();
    }

    /** A method as a member of its class. */
    private record Method<T extends Value>(String name, Signature signature, Class<T> self, Body<T> body)
            implements Descriptor {
        @Override
        public Value bind(Run run, Value object) {
            T typed = cast(run, object, self, name);
            return Native.of(name, signature, (r, bound) -> body.call(r, typed, bound));
        }

        @Override
        public Value call(Run run, Arguments arguments) {
            if (arguments.positional().isEmpty()) {
                throw Errors.type("unbound method " + name + "() needs an argument");
            }
            Value object = arguments.positional().getFirst();
            return bind(run, object)
                    .call(
                            run,
                            new Arguments(
                                    arguments
                                            .positional()
                                            .subList(1, arguments.positional().size()),
                                    arguments.named()));
        }

        @Override
        public TypeValue type() {
            return Types.BUILTIN;
        }
    }

    private record Getting<T extends Value>(String name, Class<T> self, Getter<T> getter) implements Descriptor {
        @Override
        public Value bind(Run run, Value object) {
            return getter.of(run, cast(run, object, self, name));
        }

        @Override
        public TypeValue type() {
            return Types.BUILTIN;
        }
    }

    private static <T extends Value> T cast(Run run, Value object, Class<T> self, String name) {
        if (self.isInstance(object)) {
            return self.cast(object);
        }
        Value inner = Operators.underlying(object);
        if (self.isInstance(inner)) {
            return self.cast(inner);
        }
        throw Errors.type("descriptor '" + name + "' does not apply to a '"
                + object.type().name() + "' object");
    }
}
