package dev.windlass.alembic.eval;

import dev.windlass.alembic.python.Parser;
import dev.windlass.alembic.python.Source;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds modules: the standard library's, the library's, and files of the application. */
public final class Imports {
    private final Function<String, Optional<Source>> files;
    private final Map<String, String> names;
    private final Map<String, Value> found = new HashMap<>();
    private final Map<String, ModuleScope> scopes = new LinkedHashMap<>();

    /**
     * Finds modules.
     *
     * @param files the source of an application module by its dotted name
     * @param names what dotted names of the application stand for: an expression of Python in which {@code sa},
     *     {@code op}, {@code postgresql}, {@code mysql} and {@code sqlite} are known; empty for something inert
     */
    public Imports(Function<String, Optional<Source>> files, Map<String, String> names) {
        this.files = files;
        this.names = Map.copyOf(names);
    }

    /** A module, or null if there is none of that name. */
    @Nullable
    Value find(Run run, String name) {
        Value known = found.get(name);
        if (known != null) {
            return known;
        }
        Value module = isMapped(name) ? null : run.hooks().module(run, name);
        if (module == null && !isMapped(name)) {
            module = StandardLibrary.module(name);
        }
        if (module == null) {
            module = application(run, name);
        }
        if (module != null) {
            found.put(name, module);
        }
        return module;
    }

    private boolean isMapped(String module) {
        return names.keySet().stream().anyMatch(n -> n.startsWith(module + "."));
    }

    private @Nullable Value application(Run run, String name) {
        Optional<Source> source = run.hooks().source(name).or(() -> files.apply(name));
        if (source.isEmpty() && !isMapped(name)) {
            return null;
        }
        Map<String, String> mapped = new HashMap<>();
        names.forEach((dotted, expression) -> {
            if (dotted.startsWith(name + ".")) {
                mapped.put(dotted.substring(name.length() + 1), expression);
            }
        });
        ModuleScope scope = new ModuleScope(
                name,
                source.orElse(new Source(name, "")),
                new OnDemand(source.map(Parser::parse).orElse(java.util.List.of()), mapped));
        scopes.put(name, scope);
        return new ApplicationModule(scope);
    }

    /** Hands over what {@code from module import *} would bind; false if that is not known. */
    boolean starNames(Run run, Value module, java.util.function.BiConsumer<String, Value> binder) {
        if (module instanceof ModuleValue known && known.star() != null) {
            for (String name : known.star()) {
                Value member = known.find(run, name);
                if (member != null) {
                    binder.accept(name, member);
                }
            }
            return true;
        }
        if (module instanceof ApplicationModule application) {
            for (String name : application.scope().definedNames()) {
                if (!name.startsWith("_")) {
                    try {
                        Value member = application.scope().find(run, name);
                        if (member != null) {
                            binder.accept(name, member);
                        }
                    } catch (dev.windlass.error.WindlassException notNeeded) {
                        // It is missed only where it is used: then the name is unknown there.
                        run.charge(1);
                    }
                }
            }
            return true;
        }
        return false;
    }

    /** Runs everything in modules of the application that have a word in them, as far as it can be run. */
    void define(Run run, List<String> modules, String word) {
        modules.forEach(name -> find(run, name));
        for (ModuleScope scope : List.copyOf(scopes.values())) {
            if (!scope.source().text().contains(word)) {
                continue;
            }
            for (String name : scope.definedNames()) {
                try {
                    scope.find(run, name);
                } catch (Raise | ClassCastException | dev.windlass.error.WindlassException notNeeded) {
                    // What is missed is asked for again where it is used.
                    run.charge(1);
                }
            }
        }
    }

    /** Whether more may be in the module than is known of it. */
    boolean isOpaque(Value module) {
        return module instanceof ModuleValue;
    }

    /** A module of the application. */
    private record ApplicationModule(ModuleScope scope) implements Value {
        @Override
        public TypeValue type() {
            return Types.MODULE;
        }

        @Override
        public String repr(Run run) {
            return "<module '" + scope.name() + "'>";
        }

        @Override
        public @Nullable Value find(Run run, String name) {
            Value member = scope.find(run, name);
            return member == null ? run.importModule(scope.name() + "." + name) : member;
        }

        @Override
        public void assign(Run run, String name, Value value) {
            scope.names().put(name, value);
        }
    }
}
