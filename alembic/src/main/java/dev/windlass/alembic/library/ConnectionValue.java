package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bool;
import dev.windlass.alembic.eval.ListValue;
import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Raise;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code op.get_bind()}: the connection of the run. Its transaction is the run's; a commit in a revision does nothing. */
record ConnectionValue() implements Value {
    private static final Methods<ConnectionValue> METHODS = methods();
    static final NativeClass CONNECTION = NativeClass.of("Connection", METHODS);

    private static Methods<ConnectionValue> methods() {
        Methods<ConnectionValue> all = new Methods<>(ConnectionValue.class);
        all.method("execute", "statement, *parameters, **named", (run, self, b) -> {
            List<Value> parameters = new ArrayList<>(b.rest());
            if (b.others().get("parameters") instanceof Value given) {
                parameters.add(given);
            } else if (!b.others().isEmpty()) {
                Map<Value, Value> named = new LinkedHashMap<>();
                b.others().forEach((k, v) -> {
                    if (!k.equals("execution_options")) {
                        named.put(new Str(k), v);
                    }
                });
                parameters.add(new dev.windlass.alembic.eval.DictValue(named));
            }
            return Executing.connection(run, b.value("statement"), parameters);
        });
        all.method(
                "exec_driver_sql",
                "statement, parameters=, **kw",
                (run, self, b) -> Executing.connection(
                        run,
                        b.value("statement"),
                        b.orNull("parameters") == null ? List.of() : List.of(b.value("parameters"))));
        all.method(
                "scalar",
                "statement, *parameters",
                (run, self, b) -> ((ResultValue) Executing.connection(run, b.value("statement"), b.rest())).scalar());
        all.method(
                "scalars",
                "statement, *parameters",
                (run, self, b) -> ((ResultValue) Executing.connection(run, b.value("statement"), b.rest())).scalars());
        for (String quiet : List.of("commit", "close", "detach", "invalidate", "dispose", "flush")) {
            all.method(quiet, "*rest, **kw", (run, self, b) -> None.NONE);
        }
        all.method("rollback", "", (run, self, b) -> {
            throw run.unsupported(
                    "A revision may not roll the run's transaction back",
                    "Let the exception through: the whole step is then rolled back. For a part of it use connection.begin_nested().");
        });
        all.method("begin", "", (run, self, b) -> Transaction.OUTER);
        all.method("begin_nested", "", (run, self, b) -> Transaction.nested(run));
        all.method("get_transaction", "", (run, self, b) -> Transaction.OUTER);
        all.method("in_transaction", "", (run, self, b) -> Bool.TRUE);
        all.method("execution_options", "**kw", (run, self, b) -> {
            if (b.others().get("isolation_level") instanceof Value level
                    && level.text(run).equalsIgnoreCase("AUTOCOMMIT")) {
                throw run.unsupported(
                        "execution_options(isolation_level=\"AUTOCOMMIT\") is not run by Windlass",
                        "Use: with op.get_context().autocommit_block():");
            }
            return self;
        });
        for (String same : List.of("connect", "get_bind", "connection", "raw_connection", "_run_ddl_visitor")) {
            all.method(same, "*rest, **kw", (run, self, b) -> {
                if (same.equals("raw_connection") || same.equals("_run_ddl_visitor")) {
                    throw run.unsupported("connection." + same + "() is not run by Windlass", "");
                }
                return self;
            });
        }
        all.method(
                "run_sync",
                "function, *rest",
                (run, self, b) -> b.value("function")
                        .call(run, new dev.windlass.alembic.eval.Arguments(b.rest(), Map.of()).after(self)));
        all.property("dialect", (run, self) -> new DialectValue(Context.of(run).target()));
        all.property("engine", (run, self) -> self);
        all.property(
                "url", (run, self) -> new Str(Context.of(run).target().dialect().word() + "://"));
        all.property(
                "name",
                (run, self) -> new Str(Context.of(run).target().dialect().word()));
        all.property("closed", (run, self) -> Bool.FALSE);
        all.method(
                "has_table",
                "name, schema=",
                (run, self, b) -> Bool.of(
                        Context.of(run).catalog().tables(b.text("schema", "")).contains(b.text("name"))));
        all.method(
                "table_names",
                "schema=",
                (run, self, b) -> new ListValue(Context.of(run).catalog().tables(b.text("schema", "")).stream()
                        .map(Str::new)
                        .toList()));
        return all;
    }

    @Override
    public TypeValue type() {
        return CONNECTION;
    }

    @Override
    public Value enter(Run run) {
        return this;
    }

    /**
     * A transaction inside the run's.
     *
     * @param kind what it is
     * @param savepoint its name
     * @param before how many statements had been done when it began
     */
    record Transaction(Kind kind, String savepoint, int before) implements Value {
        enum Kind {
            /** The run's own. */
            OUTER,
            /** A savepoint. */
            SAVEPOINT,
            /** A savepoint where each statement is committed by itself. */
            STATEMENTWISE
        }

        static final Transaction OUTER = new Transaction(Kind.OUTER, "", 0);

        private static final NativeClass TYPE = NativeClass.of(
                "Transaction",
                new Methods<>(Transaction.class)
                        .method("commit", "", (run, self, b) -> {
                            self.end(run, true);
                            return None.NONE;
                        })
                        .method("rollback", "", (run, self, b) -> {
                            self.end(run, false);
                            return None.NONE;
                        })
                        .method("close", "", (run, self, b) -> None.NONE)
                        .property("is_active", (run, self) -> Bool.TRUE));

        static Transaction nested(Run run) {
            Context context = Context.of(run);
            if (!context.runtime().savepoints()) {
                return new Transaction(Kind.STATEMENTWISE, "", context.counter().done());
            }
            String name = "sa_savepoint_" + (Context.of(run).counter().next() + 1);
            Statements.execute(run, "SAVEPOINT " + name, List.of());
            return new Transaction(Kind.SAVEPOINT, name, 0);
        }

        private void end(Run run, boolean commit) {
            switch (kind) {
                case SAVEPOINT ->
                    Statements.execute(
                            run, (commit ? "RELEASE SAVEPOINT " : "ROLLBACK TO SAVEPOINT ") + savepoint, List.of());
                case STATEMENTWISE -> {
                    if (!commit && Context.of(run).counter().done() > before) {
                        throw run.unsupported(
                                "What was done since begin_nested() cannot be undone: each statement of this revision is a transaction of its own",
                                "Put what may fail alone into begin_nested(), or port the revision: 'windlass revision port <id>'.");
                    }
                }
                case OUTER -> {
                    if (!commit) {
                        throw run.unsupported(
                                "A revision may not roll the run's transaction back",
                                "Let the exception through: the whole step is then rolled back.");
                    }
                }
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
            if (kind != Kind.OUTER) {
                end(run, failure == null);
            }
            return false;
        }
    }
}
