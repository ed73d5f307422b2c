package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bound;
import dev.windlass.alembic.eval.ClassValue;
import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import java.util.List;
import java.util.Map;

/**
 * {@code ForeignKey("table.column", …)} on a column.
 *
 * @param target the column that it points to, as {@code [schema.]table.column}
 * @param options the keyword arguments
 */
record ForeignKeyItem(String target, Map<String, Value> options) implements Value {
    static final NativeClass CLASS = new NativeClass(
            "ForeignKey",
            List.of(),
            new Methods<>(ForeignKeyItem.class).property("target_fullname", (run, self) -> new Str(self.target)),
            Map.of(),
            "column, _constraint=, use_alter=, name=, onupdate=, ondelete=, deferrable=, initially=, link_to_name=, "
                    + "match=, info=, comment=, **kw",
            (run, type, b) -> of(run, b));

    private static Value of(Run run, Bound b) {
        java.util.LinkedHashMap<String, Value> options = new java.util.LinkedHashMap<>(b.values());
        options.remove("column");
        options.putAll(b.others());
        return new ForeignKeyItem(name(run, b.value("column")), options);
    }

    /** A referred column as text. */
    static String name(Run run, Value column) {
        if (column instanceof ColumnItem item && item.table != null) {
            return of(item.table, item.name);
        }
        if (column instanceof SqlExpr e
                && e.node() instanceof Node.Column named
                && named.owner() instanceof TableItem table) {
            return of(table, named.name());
        }
        if (column instanceof ClassValue mapped) {
            TableItem table = OrmClasses.table(run, mapped);
            return table == null ? mapped.name() : table.name() + ".id";
        }
        return column.text(run);
    }

    private static String of(TableItem table, String column) {
        return (table.schema().isEmpty() ? "" : table.schema() + ".") + table.name() + "." + column;
    }

    ForeignKeyItem copy() {
        return new ForeignKeyItem(target, options);
    }

    @Override
    public TypeValue type() {
        return CLASS;
    }
}
