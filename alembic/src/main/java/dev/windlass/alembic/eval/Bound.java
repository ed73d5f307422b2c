package dev.windlass.alembic.eval;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments that were matched with a function's parameters.
 *
 * @param function the function's name, for messages
 * @param values those of named parameters, as far as given
 * @param rest those that {@code *} takes
 * @param others those that {@code **} takes
 */
public record Bound(String function, Map<String, Value> values, List<Value> rest, Map<String, Value> others) {
    /** Whether the argument was given. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** An argument; {@code None} if it was not given. */
    public Value value(String name) {
        return values.getOrDefault(name, None.NONE);
    }

    /** An argument, or null if it was not given or is {@code None}. */
    public @Nullable Value orNull(String name) {
        Value value = values.get(name);
        return value == None.NONE ? null : value;
    }

    /** An argument, or something else if it was not given. */
    public Value or(String name, Value otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** A text; {@code TypeError} if it is none. */
    public String text(String name) {
        String text = textOrNull(name);
        if (text == null) {
            throw Errors.type(function + "() argument '" + name + "' must be str, not NoneType");
        }
        return text;
    }

    /** A text, or null if it was not given or is {@code None}. */
    public @Nullable String textOrNull(String name) {
        Value value = orNull(name);
        if (value == null) {
            return null;
        }
        String text = Operators.asText(value);
        if (text == null) {
            throw Errors.type(function + "() argument '" + name + "' must be str, not "
                    + value.type().name());
        }
        return text;
    }

    /** A text, or something else if it was not given or is {@code None}. */
    public String text(String name, String otherwise) {
        String text = textOrNull(name);
        return text == null ? otherwise : text;
    }

    /** A truth value, or something else if it was not given. */
    public boolean flag(Run run, String name, boolean otherwise) {
        Value value = values.get(name);
        return value == null ? otherwise : value.truth(run);
    }

    /** A whole number, or something else if it was not given or is {@code None}. */
    public int integer(String name, int otherwise) {
        Value value = orNull(name);
        return value == null ? otherwise : Operators.toInt(value, function);
    }
}
