package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Arguments;
import dev.windlass.alembic.eval.ClassValue;
import dev.windlass.alembic.eval.Hooks;
import dev.windlass.alembic.eval.Instance;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Value;
import dev.windlass.alembic.python.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** SQLAlchemy and Alembic for one run: their modules, and what their metaclasses do. */
public final class Library implements Hooks {
    private final Context context;
    private final Consumer<String> output;
    private final Modules modules;

    /** The library of a run. */
    public Library(Context context, Consumer<String> output) {
        this.context = context;
        this.output = output;
        this.modules = new Modules();
    }

    /**
     * The library for a database.
     *
     * @param memory what lasts from one revision of a command to the next
     * @param output takes what a revision prints or logs
     */
    public static Library of(
            RevisionRuntime runtime, EnvironmentSettings settings, Context.Memory memory, Consumer<String> output) {
        Target target = new Target(runtime.dialect(), runtime.serverVersion());
        return new Library(
                new Context(
                        target,
                        runtime,
                        settings,
                        memory,
                        new Context.Counter(),
                        Catalog.of(target, runtime),
                        new Context.OwnCommit(),
                        new Directives()),
                output);
    }

    /** An object whose attributes are the tables of the database, as some environments pass to revisions. */
    public Value tables() {
        return new ReflectedTables();
    }

    /** The naming convention of a {@code MetaData}, or of the first of a list of them; nothing if it is none. */
    public static Optional<Map<String, String>> namingConvention(Run run, Value metadata) {
        Value one = metadata instanceof dev.windlass.alembic.eval.ListValue list
                        && !list.items().isEmpty()
                ? list.items().getFirst()
                : metadata;
        return switch (one) {
            case MetaDataItem item ->
                Optional.of(item.convention().equals(Naming.DEFAULT) ? Map.of() : item.convention());
            case dev.windlass.alembic.eval.None none -> Optional.of(Map.of());
            default -> Optional.empty();
        };
    }

    /** See {@link #tables}. */
    private record ReflectedTables() implements Value {
        @Override
        public dev.windlass.alembic.eval.TypeValue type() {
            return dev.windlass.alembic.eval.Types.OBJECT;
        }

        @Override
        public @Nullable Value find(Run run, String name) {
            if (name.startsWith("__")) {
                return null;
            }
            TableItem table = TableItem.bare(name, "", MetaDataItem.ofEnvironment(run));
            Tables.reflect(run, table);
            return table;
        }
    }

    /** Ends what a COMMIT in the revision began. */
    public void finish() {
        if (context.ownCommit().isOpen()) {
            context.ownCommit().open(false);
            context.runtime().endAutocommit();
        }
    }

    Context context() {
        return context;
    }

    /** Whether all names of a value are known beforehand: a module of a library, or {@code op}. */
    public static boolean isNamespace(Value value) {
        return value instanceof dev.windlass.alembic.eval.ModuleValue || value instanceof OpModule;
    }

    /** Whether a module of this name is part of the library. */
    public static boolean knows(String module) {
        return Modules.knows(module);
    }

    @Override
    public @Nullable Value module(Run run, String name) {
        return modules.module(name);
    }

    @Override
    public Optional<Source> source(String module) {
        return Packages.source(module);
    }

    @Override
    public @Nullable Value defineClass(
            Run run, String name, List<Value> parents, Map<String, Value> members, Map<String, Value> keywords) {
        return OrmClasses.define(run, name, parents, members);
    }

    @Override
    public @Nullable Value instantiate(Run run, ClassValue type, Arguments arguments) {
        Value entity = OrmClasses.instantiate(run, type, arguments);
        if (entity != null) {
            return entity;
        }
        if (type.isSubclass(SqlTypes.named("TypeDecorator")) && type.bind(run, type, "__init__") == null) {
            Instance instance = new Instance(type);
            SqlType inner =
                    SqlType.from(run, java.util.Objects.requireNonNullElse(member(run, type, "impl"), SqlType.NULL));
            Value made = inner.type().call(run, arguments);
            if (made instanceof SqlType given) {
                java.util.LinkedHashMap<Value, Value> entries = new java.util.LinkedHashMap<>();
                given.arguments().forEach((k, v) -> entries.put(new dev.windlass.alembic.eval.Str(k), v));
                instance.attributes().put("_arguments_", new dev.windlass.alembic.eval.DictValue(entries));
            }
            return instance;
        }
        return type.isSubclass(SqlTypes.named("TypeEngine")) ? SqlTypes.instantiate(run, type, arguments) : null;
    }

    private static @Nullable Value member(Run run, ClassValue type, String name) {
        for (dev.windlass.alembic.eval.TypeValue parent : type.lineage()) {
            if (parent instanceof ClassValue known && known.members().get(name) instanceof Value found) {
                return found;
            }
        }
        return null;
    }

    @Override
    public @Nullable Value classAttribute(Run run, ClassValue type, String name) {
        return OrmClasses.classAttribute(run, type, name);
    }

    @Override
    public @Nullable Value instanceAttribute(Run run, Instance instance, String name) {
        return OrmClasses.instanceAttribute(run, instance, name);
    }

    @Override
    public void classAttributeAssigned(Run run, ClassValue type, String name, Value value) {
        OrmClasses.classAttributeAssigned(run, type, name, value);
    }

    @Override
    public void instanceAttributeAssigned(Run run, Instance instance, String name, Value value) {
        OrmClasses.instanceAttributeAssigned(run, instance, name);
    }

    @Override
    public @Nullable String environment(String name) {
        return context.settings().variables().get(name);
    }

    @Override
    public void catching(boolean begins) {
        context.runtime().catching(begins);
    }

    @Override
    public void output(String line) {
        output.accept(line);
    }
}
