package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Arguments;
import dev.windlass.alembic.eval.Bool;
import dev.windlass.alembic.eval.ClassValue;
import dev.windlass.alembic.eval.Instance;
import dev.windlass.alembic.eval.ListValue;
import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Raise;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Types;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code Session(bind)}: objects that it loaded or was given are written back when it is flushed. */
final class SessionValue implements Value {
    static final NativeClass TYPE = new NativeClass(
            "Session", List.of(), methods(), Map.of(), "bind=, *rest, **kw", (run, type, b) -> new SessionValue());

    private final List<Instance> added = new ArrayList<>();
    private final Map<Instance, Map<String, Value>> loaded = new IdentityHashMap<>();
    private final List<Instance> order = new ArrayList<>();
    private final Map<List<Value>, Instance> identities = new LinkedHashMap<>();

    /** {@code sessionmaker(…)}. */
    record Maker() implements Value {
        @Override
        public TypeValue type() {
            return Types.OBJECT;
        }

        @Override
        public Value call(Run run, Arguments arguments) {
            return new SessionValue();
        }

        @Override
        public @Nullable Value find(Run run, String name) {
            return switch (name) {
                case "begin" -> this;
                case "configure" -> dev.windlass.alembic.eval.Native.of(name, "**kw", (r, b) -> None.NONE);
                default -> new SessionValue().find(run, name);
            };
        }
    }

    @Override
    public TypeValue type() {
        return TYPE;
    }

    @Override
    public Value enter(Run run) {
        return this;
    }

    @Override
    public boolean exit(Run run, @Nullable Raise failure) {
        return false;
    }

    /** Keeps an object that was read, or gives the one of the same key that was read before. */
    Value track(Run run, Value value) {
        if (!(value instanceof Instance instance)) {
            return value;
        }
        TableItem table = OrmClasses.table(run, instance.type());
        if (table == null) {
            return value;
        }
        List<Value> identity = new ArrayList<>();
        identity.add(instance.type());
        table.columns().values().stream()
                .filter(ColumnItem::isKey)
                .forEach(c -> identity.add(instance.attribute(run, OrmClasses.attributeOf(instance.type(), c))));
        Instance known = identities.get(identity);
        if (known != null) {
            return known;
        }
        identities.put(identity, instance);
        loaded.put(instance, new LinkedHashMap<>(instance.attributes()));
        order.add(instance);
        return instance;
    }

    void flush(Run run) {
        OrmCascade cascade = new OrmCascade(run, added, loaded::containsKey);
        List<Instance> inserts = cascade.all();
        added.clear();
        inserts.sort((a, b) -> depends(run, a, b) ? 1 : depends(run, b, a) ? -1 : 0);
        for (Instance instance : inserts) {
            cascade.refer(instance);
            OrmWrites.insert(run, instance);
            track(run, instance);
        }
        cascade.link();
        for (Instance instance : List.copyOf(order)) {
            Map<String, Value> before = loaded.get(instance);
            if (before != null && OrmWrites.update(run, instance, before)) {
                loaded.put(instance, new LinkedHashMap<>(instance.attributes()));
            }
        }
    }

    private static boolean depends(Run run, Instance a, Instance b) {
        TableItem from = OrmClasses.table(run, a.type());
        TableItem to = OrmClasses.table(run, b.type());
        return from != null
                && to != null
                && from != to
                && from.constraints().stream()
                        .anyMatch(c -> c.kind == ConstraintItem.Kind.FOREIGN
                                && c.referred.getFirst().startsWith(to.name() + "."));
    }

    private void forget(Instance instance) {
        loaded.remove(instance);
        order.removeIf(i -> i == instance);
        identities.values().removeIf(i -> i == instance);
    }

    private static Methods<SessionValue> methods() {
        Methods<SessionValue> all = new Methods<>(SessionValue.class);
        all.method("query", "*entities", (run, self, b) -> new QueryValue(self, b.rest(), run));
        all.method("execute", "statement, *parameters, **kw", (run, self, b) -> {
            self.flush(run);
            Value given = b.others().get("params");
            List<Value> parameters = given == null ? b.rest() : List.of(given);
            Value statement = b.value("statement") instanceof dev.windlass.alembic.eval.Str s
                    ? Exprs.text(s.value())
                    : b.value("statement");
            Value result = Executing.connection(run, statement, parameters);
            return result instanceof ResultValue rows ? rows.tracked(run, self) : result;
        });
        all.method("scalar", "statement, *parameters", (run, self, b) -> {
            self.flush(run);
            Value result = ((ResultValue) Executing.connection(run, b.value("statement"), b.rest())).scalar();
            return self.track(run, result);
        });
        all.method("scalars", "statement, *parameters", (run, self, b) -> {
            self.flush(run);
            return ((ResultValue) Executing.connection(run, b.value("statement"), b.rest()))
                    .tracked(run, self)
                    .scalars();
        });
        all.method("add", "instance, _warn=", (run, self, b) -> {
            self.add(run, b.value("instance"));
            return None.NONE;
        });
        for (String several : List.of("add_all", "bulk_save_objects")) {
            all.method(several, "instances, **kw", (run, self, b) -> {
                Operators.list(run, b.value("instances")).forEach(i -> self.add(run, i));
                return None.NONE;
            });
        }
        all.method("merge", "instance, **kw", (run, self, b) -> {
            self.add(run, b.value("instance"));
            return b.value("instance");
        });
        all.method("delete", "instance", (run, self, b) -> {
            self.flush(run);
            Instance instance = (Instance) b.value("instance");
            OrmWrites.delete(run, instance);
            self.forget(instance);
            return None.NONE;
        });
        for (String flushing : List.of("flush", "commit")) {
            all.method(flushing, "*rest", (run, self, b) -> {
                self.flush(run);
                return None.NONE;
            });
        }
        for (String quiet :
                List.of("close", "expire_all", "refresh", "expire", "expunge", "expunge_all", "remove", "prepare")) {
            all.method(quiet, "*rest, **kw", (run, self, b) -> None.NONE);
        }
        all.method(
                "rollback",
                "",
                (run, self, b) ->
                        new ConnectionValue().attribute(run, "rollback").call(run, Arguments.NONE));
        all.method(
                "get",
                "entity, key, **kw",
                (run, self, b) -> new QueryValue(self, List.of(b.value("entity")), run).get(run, b.value("key")));
        all.method("bulk_insert_mappings", "entity, rows, **kw", (run, self, b) -> {
            Executing.bulkInsert(
                    run, SaMembers.table(run, b.value("entity")), new ListValue(Operators.list(run, b.value("rows"))));
            return None.NONE;
        });
        all.method("bulk_update_mappings", "entity, rows", (run, self, b) -> {
            for (Value row : Operators.list(run, b.value("rows"))) {
                OrmWrites.updateMapping(run, (ClassValue) b.value("entity"), Operators.mapping(run, row));
            }
            return None.NONE;
        });
        all.method("begin", "**kw", (run, self, b) -> new Block(self, ""));
        all.method("begin_nested", "", (run, self, b) -> {
            self.flush(run);
            return ConnectionValue.Transaction.nested(run);
        });
        all.method("connection", "**kw", (run, self, b) -> new ConnectionValue());
        all.method("get_bind", "*rest, **kw", (run, self, b) -> new ConnectionValue());
        all.property("bind", (run, self) -> new ConnectionValue());
        all.property("no_autoflush", (run, self) -> new Block(self, "quiet"));
        all.property("new", (run, self) -> new ListValue(self.added));
        all.property("dirty", (run, self) -> new ListValue(List.of()));
        all.property("is_active", (run, self) -> Bool.TRUE);
        return all;
    }

    private void add(Run run, Value value) {
        if (value instanceof Instance instance
                && !loaded.containsKey(instance)
                && added.stream().noneMatch(i -> i == instance)) {
            added.add(instance);
        }
    }

    /** {@code with session.begin():}. */
    private record Block(SessionValue session, String kind) implements Value {
        @Override
        public TypeValue type() {
            return Types.OBJECT;
        }

        @Override
        public @Nullable Value find(Run run, String name) {
            return session.find(run, name);
        }

        @Override
        public Value enter(Run run) {
            return session;
        }

        @Override
        public boolean exit(Run run, @Nullable Raise failure) {
            if (failure == null && kind.isEmpty()) {
                session.flush(run);
            }
            return false;
        }
    }
}
