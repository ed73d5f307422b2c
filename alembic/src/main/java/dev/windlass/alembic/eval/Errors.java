package dev.windlass.alembic.eval;

import java.util.List;
import java.util.Map;

/** The exceptions that the language itself raises. */
public final class Errors {
    private Errors() {}

    /** An exception of a class with a message. */
    public static Raise of(ClassValue type, String message) {
        return new Raise(instance(type, List.of(new Str(message))));
    }

    /** An instance of an exception class. */
    static Instance instance(ClassValue type, List<Value> arguments) {
        Instance instance = new Instance(type);
        instance.attributes().put("args", new TupleValue(arguments));
        return instance;
    }

    /** {@code TypeError}. */
    public static Raise type(String message) {
        return of(Exceptions.TYPE_ERROR, message);
    }

    /** {@code ValueError}. */
    public static Raise value(String message) {
        return of(Exceptions.VALUE_ERROR, message);
    }

    /** {@code AttributeError}. */
    public static Raise attribute(String message) {
        return of(Exceptions.ATTRIBUTE_ERROR, message);
    }

    /** {@code KeyError}. */
    public static Raise key(Value key) {
        return new Raise(instance(Exceptions.KEY_ERROR, List.of(key)));
    }

    /** {@code IndexError}. */
    static Raise index(String message) {
        return of(Exceptions.INDEX_ERROR, message);
    }

    /** {@code NameError}. */
    static Raise name(String name) {
        return of(Exceptions.NAME_ERROR, "name '" + name + "' is not defined");
    }

    /** {@code StopIteration}. */
    static Raise stop() {
        return new Raise(instance(Exceptions.STOP_ITERATION, List.of()));
    }

    /** The names that a class's members add to, for classes without any. */
    static Map<String, Value> noMembers() {
        return Map.of();
    }
}
