package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bool;
import dev.windlass.alembic.eval.DictValue;
import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.ModuleValue;
import dev.windlass.alembic.eval.Native;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Raise;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Types;
import dev.windlass.alembic.eval.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code alembic.context} and what {@code op.get_context()} gives. */
final class ContextModule {
    private static final Methods<MigrationContext> METHODS = new Methods<>(MigrationContext.class)
            .method("autocommit_block", "", (run, self, b) -> new Autocommit())
            .method("begin_transaction", "**kw", (run, self, b) -> new Nothing())
            .method("get_current_revision", "", (run, self, b) -> {
                throw run.unsupported("A revision may not ask for the current revision", "");
            })
            .method("execute", "sql, **kw", (run, self, b) -> {
                new OpModule().find(run, "execute").call(run, dev.windlass.alembic.eval.Arguments.of(b.value("sql")));
                return None.NONE;
            })
            .property("dialect", (run, self) -> new DialectValue(Context.of(run).target()))
            .property("bind", (run, self) -> new ConnectionValue())
            .property("connection", (run, self) -> new ConnectionValue())
            .property("as_sql", (run, self) -> Bool.of(Context.of(run).askedOffline(run)))
            .property("impl", (run, self) -> self)
            .property("migration_context", (run, self) -> self)
            .property(
                    "transactional_ddl",
                    (run, self) -> Bool.of(Context.of(run).target().postgresql()))
            .property("config", (run, self) -> new ConfigValue())
            .property("environment_context", (run, self) -> None.NONE)
            .property("opts", (run, self) -> new DictValue(Map.of()));
    static final NativeClass MIGRATION_CONTEXT = new NativeClass(
            "MigrationContext",
            List.of(),
            METHODS,
            Map.of("configure", Native.of("configure", "*rest, **kw", (run, b) -> new MigrationContext())),
            "*rest, **kw",
            (run, type, b) -> new MigrationContext());
    static final NativeClass OPERATIONS = Directives.operations("Operations");

    private ContextModule() {}

    record MigrationContext() implements Value {
        @Override
        public TypeValue type() {
            return MIGRATION_CONTEXT;
        }
    }

    /** {@code autocommit_block()}. */
    private record Autocommit() implements Value {
        @Override
        public TypeValue type() {
            return Types.OBJECT;
        }

        @Override
        public Value enter(Run run) {
            Context.of(run).runtime().beginAutocommit();
            return None.NONE;
        }

        @Override
        public boolean exit(Run run, @Nullable Raise failure) {
            Context.of(run).runtime().endAutocommit();
            return false;
        }
    }

    /** A context manager that leaves things as they are. */
    record Nothing() implements Value {
        @Override
        public TypeValue type() {
            return Types.OBJECT;
        }

        @Override
        public Value enter(Run run) {
            return new ConnectionValue();
        }
    }

    /** {@code context.config}. */
    private record ConfigValue() implements Value {
        private static final NativeClass TYPE = NativeClass.of(
                "Config",
                new Methods<>(ConfigValue.class)
                        .method(
                                "get_main_option",
                                "name, default=",
                                (run, self, b) -> b.text("name").equals("sqlalchemy.url")
                                        ? new Str(Context.of(run)
                                                        .target()
                                                        .dialect()
                                                        .word() + "://")
                                        : b.value("default"))
                        .method("get_section_option", "section, name, default=", (run, self, b) -> b.value("default"))
                        .method("get_section", "name, default=", (run, self, b) -> new DictValue(Map.of()))
                        .method("set_main_option", "name, value", (run, self, b) -> None.NONE)
                        .property("attributes", (run, self) -> new DictValue(Map.of()))
                        .property("config_ini_section", (run, self) -> new Str("alembic"))
                        .property("config_file_name", (run, self) -> new Str("alembic.ini"))
                        .property("cmd_opts", (run, self) -> None.NONE));

        @Override
        public TypeValue type() {
            return TYPE;
        }
    }

    static Value of() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put("get_context", Native.of("get_context", "", (run, b) -> new MigrationContext()));
        all.put("get_impl", Native.of("get_impl", "", (run, b) -> new MigrationContext()));
        all.put("get_bind", Native.of("get_bind", "", (run, b) -> new ConnectionValue()));
        all.put(
                "is_offline_mode",
                Native.of(
                        "is_offline_mode",
                        "",
                        (run, b) -> Bool.of(Context.of(run).askedOffline(run))));
        all.put(
                "is_transactional_ddl",
                Native.of(
                        "is_transactional_ddl",
                        "",
                        (run, b) -> Bool.of(Context.of(run).target().postgresql())));
        all.put("get_x_argument", Native.of("get_x_argument", "as_dictionary=", (run, b) -> {
            Map<String, String> options = Context.of(run).settings().options();
            if (b.flag(run, "as_dictionary", false)) {
                Map<Value, Value> entries = new LinkedHashMap<>();
                options.forEach((k, v) -> entries.put(new Str(k), new Str(v)));
                return new DictValue(entries);
            }
            return new dev.windlass.alembic.eval.ListValue(options.entrySet().stream()
                    .map(e -> new Str(e.getKey() + "=" + e.getValue()))
                    .toList());
        }));
        all.put("get_tag_argument", Native.of("get_tag_argument", "", (run, b) -> {
            String tag = Context.of(run).settings().tag();
            return tag.isEmpty() ? None.NONE : new Str(tag);
        }));
        all.put(
                "execute",
                Native.of(
                        "execute",
                        "sql, **kw",
                        (run, b) -> new MigrationContext()
                                .attribute(run, "execute")
                                .call(run, dev.windlass.alembic.eval.Arguments.of(b.value("sql")))));
        all.put("begin_transaction", Native.of("begin_transaction", "", (run, b) -> new Nothing()));
        all.put("config", new ConfigValue());
        return ModuleValue.of("alembic.context", all);
    }
}
