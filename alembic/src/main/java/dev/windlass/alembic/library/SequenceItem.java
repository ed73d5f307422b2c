package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import java.util.List;
import java.util.Map;

/**
 * {@code Sequence(name, …)}.
 *
 * @param name its name
 * @param schema its schema; empty for none
 * @param options the other arguments
 */
record SequenceItem(String name, String schema, Map<String, Value> options) implements Value {
    static final NativeClass CLASS = new NativeClass(
            "Sequence",
            List.of(),
            new Methods<>(SequenceItem.class)
                    .method(
                            "next_value",
                            "",
                            (run, self, b) -> SqlExpr.of(new Node.Raw(
                                    "nextval('" + (self.schema.isEmpty() ? "" : self.schema + ".") + self.name + "')")))
                    .method("create", "bind=, checkfirst=", (run, self, b) -> {
                        Ddl ddl = new Ddl(run);
                        if (!b.flag(run, "checkfirst", true)
                                || Context.of(run).offline()
                                || !Context.of(run)
                                        .catalog()
                                        .sequences(self.schema)
                                        .contains(self.name)) {
                            ddl.run(ddl.createSequence(self, false));
                        }
                        return None.NONE;
                    })
                    .method("drop", "bind=, checkfirst=", (run, self, b) -> {
                        Ddl ddl = new Ddl(run);
                        if (!b.flag(run, "checkfirst", true)
                                || Context.of(run).offline()
                                || Context.of(run)
                                        .catalog()
                                        .sequences(self.schema)
                                        .contains(self.name)) {
                            ddl.run(ddl.dropSequence(self, false));
                        }
                        return None.NONE;
                    })
                    .property("name", (run, self) -> new Str(self.name)),
            Map.of(),
            "name, start=, increment=, minvalue=, maxvalue=, nominvalue=, nomaxvalue=, cycle=, schema=, cache=, order=, "
                    + "data_type=, optional=, quote=, metadata=, quote_schema=, for_update=",
            (run, type, b) -> new SequenceItem(b.text("name"), b.text("schema", ""), Map.copyOf(b.values())));

    @Override
    public TypeValue type() {
        return CLASS;
    }
}
