package dev.windlass.alembic.eval;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a module, a class body, a call or a comprehension. */
final class Scope {
    enum Kind {
        MODULE,
        CLASS,
        /** Between a class and its functions: of the class's names only {@code __class__} is seen. */
        CLASS_CELL,
        FUNCTION,
        COMPREHENSION
    }

    private final Kind kind;
    private final @Nullable Scope parent;
    private final ModuleScope module;
    private final Map<String, Value> names;
    private final Set<String> globals;
    private final Set<String> nonlocals;

    private Scope(
            Kind kind,
            @Nullable Scope parent,
            ModuleScope module,
            Map<String, Value> names,
            Set<String> globals,
            Set<String> nonlocals) {
        this.kind = kind;
        this.parent = parent;
        this.module = module;
        this.names = names;
        this.globals = globals;
        this.nonlocals = nonlocals;
    }

    static Scope module(ModuleScope module) {
        return new Scope(Kind.MODULE, null, module, module.names(), Set.of(), Set.of());
    }

    Scope child(Kind childKind, Set<String> childGlobals, Set<String> childNonlocals) {
        return new Scope(childKind, this, module, new LinkedHashMap<>(), childGlobals, childNonlocals);
    }

    /** Where the functions that are defined here look names up: a class body is passed over. */
    Scope forFunctions() {
        Scope scope = this;
        while (scope.kind == Kind.CLASS && scope.parent != null) {
            scope = scope.parent;
        }
        return scope;
    }

    /** This scope for a function of a class: the same names, and the class known as {@code __class__}. */
    Scope withClass(Scope definedIn) {
        if (definedIn.kind != Kind.CLASS) {
            return this;
        }
        return new Scope(Kind.CLASS_CELL, this, module, definedIn.names, Set.of(), Set.of());
    }

    /** The first argument of the call that this is, for {@code super()}. */
    Value firstArgument() {
        for (Scope scope = this; scope != null; scope = scope.parent) {
            if (scope.kind == Kind.FUNCTION && !scope.names.isEmpty()) {
                return scope.names.values().iterator().next();
            }
        }
        throw Errors.of(Exceptions.RUNTIME_ERROR, "super(): no arguments");
    }

    ModuleScope moduleScope() {
        return module;
    }

    Map<String, Value> names() {
        return names;
    }

    boolean isModule() {
        return kind == Kind.MODULE;
    }

    Value lookup(Run run, String name) {
        if (!globals.contains(name)) {
            Scope scope = this;
            while (scope != null && scope.kind != Kind.MODULE) {
                Value found = scope.kind == Kind.CLASS_CELL && !name.equals("__class__") ? null : scope.names.get(name);
                if (found != null) {
                    return found;
                }
                scope = scope.parent;
            }
        }
        Value found = module.find(run, name);
        if (found == null) {
            found = Builtins.find(name);
        }
        if (found == null) {
            throw Errors.name(name);
        }
        return found;
    }

    void bind(String name, Value value) {
        if (globals.contains(name)) {
            module.names().put(name, value);
            return;
        }
        if (nonlocals.contains(name)) {
            for (Scope scope = parent; scope != null && scope.kind != Kind.MODULE; scope = scope.parent) {
                if (scope.kind != Kind.CLASS_CELL && scope.names.containsKey(name)) {
                    scope.names.put(name, value);
                    return;
                }
            }
        }
        names.put(name, value);
    }

    /** Binds {@code name := value}, which a comprehension leaves to what is around it. */
    void bindOutside(String name, Value value) {
        Scope scope = this;
        while (scope.kind == Kind.COMPREHENSION && scope.parent != null) {
            scope = scope.parent;
        }
        scope.bind(name, value);
    }

    void delete(String name) {
        Map<String, Value> holder = globals.contains(name) ? module.names() : names;
        if (holder.remove(name) == null) {
            throw Errors.name(name);
        }
    }
}
