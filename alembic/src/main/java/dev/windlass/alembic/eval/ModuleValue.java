package dev.windlass.alembic.eval;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A module of the standard library or of another library, with what is known of it.
 *
 * @param name its dotted name
 * @param members its members; looked up by name, null if there is none
 * @param star what {@code from … import *} binds; null if that is not known
 */
public record ModuleValue(
        String name,
        Function<String, @Nullable Value> members,
        @Nullable List<String> star) implements Value {
    /** A module with these members. */
    public static ModuleValue of(String name, Map<String, Value> members) {
        return new ModuleValue(
                name,
                members::get,
                members.keySet().stream().filter(n -> !n.startsWith("_")).toList());
    }

    @Override
    public TypeValue type() {
        return Types.MODULE;
    }

    @Override
    public String repr(Run run) {
        return "<module '" + name + "'>";
    }

    @Override
    public @Nullable Value find(Run run, String attribute) {
        Value member = members.apply(attribute);
        if (member == null && attribute.equals("__name__")) {
            return new Str(name);
        }
        return member == null ? run.importModule(name + "." + attribute) : member;
    }
}
