package dev.windlass.alembic.eval;

import dev.windlass.alembic.python.Expr;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A function that a program defines. */
public final class Function implements Descriptor {
    private final String name;
    private final Code code;
    private final Map<String, Value> defaults;
    private final Scope enclosing;
    private final Map<String, Value> attributes = new LinkedHashMap<>();

    Function(String name, Code code, Map<String, Value> defaults, Scope enclosing) {
        this.name = name;
        this.code = code;
        this.defaults = defaults;
        this.enclosing = enclosing;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    Code code() {
        return code;
    }

    Scope enclosing() {
        return enclosing;
    }

    Map<String, Value> defaults() {
        return defaults;
    }

    /** The names of the parameters that a call must give. */
    public java.util.List<String> requiredParameters() {
        return code.parameters().list().stream()
                .filter(p -> p.taking() == Expr.Taking.EITHER || p.taking() == Expr.Taking.POSITIONAL_ONLY)
                .map(Expr.Parameter::name)
                .filter(name -> !defaults.containsKey(name))
                .toList();
    }

    @Override
    public TypeValue type() {
        return Types.FUNCTION;
    }

    @Override
    public String repr(Run run) {
        return "<function " + name + ">";
    }

    @Override
    public Value bind(Run run, Value self) {
        return new BoundMethod(self, this);
    }

    @Override
    public Value call(Run run, Arguments arguments) {
        return Calls.call(run, this, arguments);
    }

    @Override
    public @Nullable Value find(Run run, String attribute) {
        return switch (attribute) {
            case "__name__", "__qualname__" -> new Str(name);
            case "__doc__", "__wrapped__" -> attributes.getOrDefault(attribute, None.NONE);
            case "__module__" -> new Str("__main__");
            default -> attributes.get(attribute);
        };
    }

    @Override
    public void assign(Run run, String attribute, Value value) {
        attributes.put(attribute, value);
    }
}
