package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An index. */
final class IndexItem implements Value {
    static final NativeClass CLASS = new NativeClass(
            "Index",
            List.of(),
            new Methods<>(IndexItem.class)
                    .property("name", (run, self) -> self.name == null ? None.NONE : new Str(self.name))
                    .method("create", "bind=, checkfirst=", (run, self, b) -> {
                        Ddl ddl = new Ddl(run);
                        ddl.run(ddl.createIndex(self, false));
                        return None.NONE;
                    })
                    .method("drop", "bind=, checkfirst=", (run, self, b) -> {
                        Ddl ddl = new Ddl(run);
                        ddl.run(ddl.dropIndex(self, false));
                        return None.NONE;
                    }),
            Map.of(),
            "name, *expressions, unique=, quote=, info=, _table=, **kw",
            (run, type, b) -> {
                IndexItem index = new IndexItem();
                index.setName(run, b.value("name"));
                Context.of(run).target().quotes().note(run, index.name, b.orNull("quote"));
                index.unique = b.flag(run, "unique", false);
                index.options.putAll(b.others());
                b.rest().forEach(e -> index.expressions.add(expression(run, e)));
                b.rest().forEach(e -> {
                    if (e instanceof ColumnItem column && column.table != null) {
                        index.table = column.table;
                    }
                    if (e instanceof SqlExpr expr
                            && expr.node() instanceof Node.Column c
                            && c.owner() instanceof TableItem t) {
                        index.table = t;
                    }
                });
                if (index.table != null) {
                    index.table.indexes().add(index);
                }
                return index;
            });

    @Nullable
    String name;

    boolean finalName;
    boolean unique;
    List<SqlExpr> expressions = new ArrayList<>();
    final Map<String, Value> options = new LinkedHashMap<>();

    @Nullable
    TableItem table;

    void setName(Run run, Value value) {
        finalName = value instanceof FinalName;
        name = value == None.NONE ? null : value.text(run);
    }

    /** A part of an index: a column by name, or an expression. */
    static SqlExpr expression(Run run, Value value) {
        return Operators.underlying(value) instanceof Str text
                ? Exprs.column(null, text.value(), SqlType.NULL)
                : Exprs.of(run, value);
    }

    @Override
    public TypeValue type() {
        return CLASS;
    }
}
