package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Arguments;
import dev.windlass.alembic.eval.ClassValue;
import dev.windlass.alembic.eval.Native;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The directives that a project or a package adds to Alembic's: {@code @Operations.register_operation("create_view")} on
 * a class whose method of that name makes an object of it and hands it to {@code operations.invoke()}, and {@code
 * @Operations.implementation_for(class)} on the function that does it (alembic/operations/base.py).
 */
final class Directives {
    /** Directives of packages that Windlass knows, which revisions use without importing them. */
    private static final Map<String, String> PACKAGES = Map.of(
            "create_entity", "alembic_utils",
            "drop_entity", "alembic_utils",
            "replace_entity", "alembic_utils",
            "sync_enum_values", "alembic_postgresql_enum",
            "create_geospatial_index", "geoalchemy2_directives",
            "drop_geospatial_index", "geoalchemy2_directives");

    private final Map<String, Value> registered = new HashMap<>();
    private final Map<TypeValue, Value> implementations = new HashMap<>();
    private boolean searched;

    /** {@code alembic.operations.MigrateOperation}, which such classes derive from. */
    static final ClassValue OPERATION = ClassValue.fixed("MigrateOperation", dev.windlass.alembic.eval.Types.OBJECT);

    /** The class {@code Operations}, with its decorators. */
    static NativeClass operations(String name) {
        return new NativeClass(
                name,
                List.of(),
                new dev.windlass.alembic.eval.Methods<>(Value.class),
                Map.of(
                        "register_operation",
                        Native.of(
                                "register_operation",
                                "name, sourcename=",
                                (run, b) -> Native.of("register", "type", (r, i) -> {
                                    String source = b.text("sourcename", b.text("name"));
                                    Context.of(r)
                                            .directives()
                                            .registered
                                            .put(b.text("name"), i.value("type").attribute(r, source));
                                    return i.value("type");
                                })),
                        "implementation_for",
                        Native.of(
                                "implementation_for",
                                "type, replace=",
                                (run, b) -> Native.of("register", "function", (r, i) -> {
                                    if (b.value("type") instanceof TypeValue type) {
                                        Context.of(r)
                                                .directives()
                                                .implementations
                                                .put(type, i.value("function"));
                                    }
                                    return i.value("function");
                                }))),
                "*rest, **kw",
                (run, type, b) -> new OpModule());
    }

    /** A directive by its name, ready to be called; null if there is none. */
    @Nullable
    Value find(Run run, String name, Value operations) {
        Value function = registered.get(name);
        if (function == null && PACKAGES.get(name) instanceof String module) {
            Value known = run.module(module);
            function = known == null ? null : known.find(run, name);
        }
        if (function == null && !searched) {
            searched = true;
            // Whatever registers directives is imported by env.py, or by the revision, for that alone.
            run.define(Context.of(run).settings().environmentModules(), "register_operation");
            function = registered.get(name);
        }
        if (function == null) {
            return null;
        }
        Value found = function;
        return Native.of(
                name, "*args, **kw", (r, b) -> found.call(r, new Arguments(b.rest(), b.others()).after(operations)));
    }

    /** {@code operations.invoke(operation)}. */
    Value invoke(Run run, Value operations, Value operation) {
        for (TypeValue type : operation.type() instanceof ClassValue known ? known.lineage() : List.<TypeValue>of()) {
            Value function = implementations.get(type);
            if (function != null) {
                return function.call(run, Arguments.of(operations, operation));
            }
        }
        if (!searched) {
            searched = true;
            run.define(Context.of(run).settings().environmentModules(), "implementation_for");
            return invoke(run, operations, operation);
        }
        throw run.unsupported(
                "op.invoke() of a " + operation.type().name() + " is not run by Windlass",
                "Write what it does as SQL with op.execute(…), or port the revision: 'windlass revision port <id>'.");
    }
}
