package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.Int;
import dev.windlass.alembic.eval.ListValue;
import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TupleValue;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code table.c}: the columns of something by name.
 *
 * @param owner whose columns they are
 * @param filter which of a table's columns are meant
 */
record ColumnsView(FromItem owner, Predicate<ColumnItem> filter) implements Value {
    private static final NativeClass TYPE = NativeClass.of(
            "ColumnCollection",
            new Methods<>(ColumnsView.class)
                    .method(
                            "keys",
                            "",
                            (run, self, b) -> new ListValue(
                                    self.names(run).stream().map(Str::new).toList()))
                    .method("values", "", (run, self, b) -> new ListValue(self.items(run)))
                    .method(
                            "items",
                            "",
                            (run, self, b) -> new ListValue(self.names(run).stream()
                                    .map(n -> TupleValue.of(new Str(n), self.item(run, new Str(n))))
                                    .toList()))
                    .method("get", "name", (run, self, b) -> {
                        Value found = self.named(run, b.text("name"));
                        return found == null ? dev.windlass.alembic.eval.None.NONE : found;
                    })
                    .property("columns", (run, self) -> self));

    ColumnsView(FromItem owner) {
        this(owner, column -> true);
    }

    private List<? extends Value> items(Run run) {
        return owner instanceof TableItem table
                ? table.columns().values().stream().filter(filter).toList()
                : owner.columnList(run);
    }

    private List<String> names(Run run) {
        return owner instanceof TableItem table
                ? table.columns().values().stream()
                        .filter(filter)
                        .map(c -> c.name)
                        .toList()
                : owner.columnList(run).stream()
                        .map(c -> java.util.Objects.requireNonNullElse(c.name(), ""))
                        .toList();
    }

    private @Nullable Value named(Run run, String name) {
        return owner instanceof TableItem table ? table.columns().get(name) : owner.columnNamed(run, name);
    }

    @Override
    public TypeValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value find(Run run, String name) {
        Value column = named(run, name);
        return column == null ? Value.super.find(run, name) : column;
    }

    @Override
    public Value item(Run run, Value key) {
        if (key instanceof Int) {
            return items(run).get(Operators.toInt(key, "index"));
        }
        Value column = named(run, key.text(run));
        if (column == null) {
            throw Errors.key(key);
        }
        return column;
    }

    @Override
    public int size(Run run) {
        return items(run).size();
    }

    @Override
    public boolean contains(Run run, Value item) {
        return names(run).contains(item instanceof ColumnItem column ? column.name : item.text(run));
    }

    @Override
    @SuppressWarnings("unchecked")
    public Iterator<Value> iterator(Run run) {
        return (Iterator<Value>) items(run).iterator();
    }
}
