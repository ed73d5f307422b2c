package dev.windlass.alembic.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A class written in Java. */
public final class NativeClass implements TypeValue {
    private final String name;
    private final List<TypeValue> lineage;
    private final Methods<?> methods;
    private final Map<String, Value> statics;
    private final Signature signature;
    private final @Nullable Constructor constructor;

    /** How an instance is made. */
    @FunctionalInterface
    public interface Constructor {
        /** Makes one. */
        Value make(Run run, NativeClass type, Bound bound);
    }

    /**
     * A class.
     *
     * @param parents what it derives from; {@code object} is added
     * @param methods the methods of its instances
     * @param statics what its class object holds besides
     * @param parameters of the constructor, as in {@link Signature}
     * @param constructor how it is made; null if a program cannot make one
     */
    public NativeClass(
            String name,
            List<? extends TypeValue> parents,
            Methods<?> methods,
            Map<String, Value> statics,
            String parameters,
            @Nullable Constructor constructor) {
        this.name = name;
        this.methods = methods;
        this.statics = statics;
        this.signature = new Signature(parameters);
        this.constructor = constructor;
        List<TypeValue> line = new ArrayList<>();
        line.add(this);
        parents.forEach(parent -> parent.lineage().forEach(type -> {
            if (!line.contains(type)) {
                line.add(type);
            }
        }));
        this.lineage = line;
    }

    /** A class whose instances only Java code makes. */
    public static NativeClass of(String name, Methods<?> methods) {
        return new NativeClass(name, List.of(), methods, Map.of(), "", null);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<TypeValue> lineage() {
        return lineage;
    }

    /** The names of its own members. */
    public Set<String> memberNames() {
        Set<String> names = new TreeSet<>(methods.names());
        names.addAll(statics.keySet());
        return names;
    }

    @Override
    public @Nullable Value member(Run run, String member) {
        Value found = methods.find(member);
        return found == null ? statics.get(member) : found;
    }

    @Override
    public @Nullable Value find(Run run, String attribute) {
        for (TypeValue type : lineage) {
            Value member = type.member(run, attribute);
            if (member != null) {
                return member;
            }
        }
        return switch (attribute) {
            case "__name__", "__qualname__" -> new Str(name);
            case "__doc__" -> None.NONE;
            default -> null;
        };
    }

    @Override
    public Value call(Run run, Arguments arguments) {
        run.charge(1);
        if (constructor == null) {
            throw Errors.type("cannot create '" + name + "' instances");
        }
        return constructor.make(run, this, signature.bind(name, arguments));
    }

    // typing-like subscripts on classes, such as list[str], mean nothing at run time.
    @Override
    public Value item(Run run, Value key) {
        return this;
    }

    @Override
    public @Nullable Value operate(Run run, String operator, Value right) {
        return operator.equals("|") ? this : null;
    }

    @Override
    public @Nullable Value operateReflected(Run run, String operator, Value left) {
        return operator.equals("|") ? this : null;
    }
}
