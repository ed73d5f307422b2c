package dev.windlass.alembic.eval;

import dev.windlass.alembic.python.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The global names of a file. One of the application is run only as far as a name is asked for. */
final class ModuleScope {
    private final String name;
    private final Source source;
    private final Map<String, Value> names = new LinkedHashMap<>();
    private final @Nullable OnDemand onDemand;

    ModuleScope(String name, Source source, @Nullable OnDemand onDemand) {
        this.name = name;
        this.source = source;
        this.onDemand = onDemand;
        names.put("__name__", new Str(name));
        names.put("__file__", new Str(source.file()));
        names.put("__doc__", None.NONE);
    }

    String name() {
        return name;
    }

    Source source() {
        return source;
    }

    Map<String, Value> names() {
        return names;
    }

    java.util.List<String> definedNames() {
        return onDemand == null ? java.util.List.copyOf(names.keySet()) : onDemand.definedNames();
    }

    @Nullable
    Value find(Run run, String wanted) {
        Value found = names.get(wanted);
        if (found == null && onDemand != null && onDemand.define(run, this, wanted)) {
            found = names.get(wanted);
        }
        return found;
    }
}
