package dev.windlass.alembic.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments of a call.
 *
 * @param positional those passed by place
 * @param named those passed by name, in order
 */
public record Arguments(List<Value> positional, Map<String, Value> named) {
    /** No arguments. */
    public static final Arguments NONE = new Arguments(List.of(), Map.of());

    /** Arguments passed by place. */
    public static Arguments of(Value... positional) {
        return new Arguments(List.of(positional), Map.of());
    }

    /** The same arguments after another one, as a method gets its object. */
    public Arguments after(Value first) {
        java.util.ArrayList<Value> all = new java.util.ArrayList<>(positional.size() + 1);
        all.add(first);
        all.addAll(positional);
        return new Arguments(all, named);
    }

    /** The same arguments with one more by name. */
    public Arguments with(String name, Value value) {
        Map<String, Value> more = new LinkedHashMap<>(named);
        more.put(name, value);
        return new Arguments(positional, more);
    }
}
