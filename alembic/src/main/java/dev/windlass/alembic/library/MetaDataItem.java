package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bound;
import dev.windlass.alembic.eval.DictValue;
import dev.windlass.alembic.eval.ListValue;
import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code MetaData()}: tables and how their constraints are named.
 *
 * @param schema the default schema; empty for none
 * @param convention the naming convention
 * @param tables its tables by name
 */
record MetaDataItem(String schema, Map<String, String> convention, Map<String, TableItem> tables) implements Value {
    static final NativeClass CLASS = new NativeClass(
            "MetaData",
            List.of(),
            new Methods<>(MetaDataItem.class)
                    .property("tables", (run, self) -> {
                        Map<Value, Value> tables = new LinkedHashMap<>();
                        self.tables.forEach((name, table) -> tables.put(new Str(name), table));
                        return new DictValue(tables);
                    })
                    .property("sorted_tables", (run, self) -> new ListValue(byDependency(self.tables.values())))
                    .property("schema", (run, self) -> self.schema.isEmpty() ? None.NONE : new Str(self.schema))
                    .property("bind", (run, self) -> new ConnectionValue())
                    .property("naming_convention", (run, self) -> {
                        Map<Value, Value> entries = new LinkedHashMap<>();
                        self.convention.forEach((k, v) -> entries.put(new Str(k), new Str(v)));
                        return new DictValue(entries);
                    })
                    .method("reflect", "bind=, schema=, views=, only=, **kw", (run, self, b) -> {
                        String schema = b.text("schema", self.schema);
                        List<Value> only = b.orNull("only") == null ? List.of() : Operators.list(run, b.value("only"));
                        for (String name : Context.of(run).catalog().tables(schema)) {
                            if (only.isEmpty() || only.contains(new Str(name))) {
                                TableItem table = TableItem.bare(name, schema, self);
                                Tables.reflect(run, table);
                                self.tables.put(schema.isEmpty() ? name : schema + "." + name, table);
                            }
                        }
                        return None.NONE;
                    })
                    .method("create_all", "bind=, tables=, checkfirst=", (run, self, b) -> {
                        for (TableItem table : self.chosen(run, b)) {
                            Tables.createChecked(run, table, b.flag(run, "checkfirst", true));
                        }
                        return None.NONE;
                    })
                    .method("drop_all", "bind=, tables=, checkfirst=", (run, self, b) -> {
                        for (TableItem table : self.chosen(run, b).reversed()) {
                            Tables.dropChecked(run, table, b.flag(run, "checkfirst", true));
                        }
                        return None.NONE;
                    })
                    .method("clear", "", (run, self, b) -> {
                        self.tables.clear();
                        return None.NONE;
                    }),
            Map.of(),
            "bind=, schema=, naming_convention=, reflect=, quote_schema=, info=",
            (run, type, b) -> {
                Map<String, String> convention = new LinkedHashMap<>();
                if (b.orNull("naming_convention") != null) {
                    Operators.mapping(run, b.value("naming_convention")).forEach((key, value) -> {
                        if (value instanceof Str text) {
                            convention.put(key.text(run), text.value());
                        }
                    });
                }
                // The first argument was 'bind' until SQLAlchemy 2, and is 'schema' since.
                boolean schemaFirst = Operators.underlying(b.value("bind")) instanceof Str;
                return new MetaDataItem(
                        schemaFirst ? b.text("bind") : b.text("schema", ""),
                        convention.isEmpty() ? Naming.DEFAULT : convention,
                        new LinkedHashMap<>());
            });

    private List<TableItem> chosen(Run run, Bound b) {
        return byDependency(
                b.orNull("tables") == null
                        ? tables.values()
                        : Operators.list(run, b.value("tables")).stream()
                                .map(TableItem.class::cast)
                                .toList());
    }

    /** Tables by name, those that others point to before them (sql/ddl.py, {@code sort_tables}); of a circle, as they come. */
    private static List<TableItem> byDependency(Collection<TableItem> tables) {
        List<TableItem> left = new ArrayList<>(tables);
        left.sort(Comparator.comparing(TableItem::key));
        List<TableItem> sorted = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<String> names = left.stream().map(TableItem::key).collect(Collectors.toSet());
            List<TableItem> next = left.stream()
                    .filter(table -> table.pointsTo().stream()
                            .noneMatch(name -> names.contains(name) && !name.equals(table.key())))
                    .toList();
            sorted.addAll(next.isEmpty() ? left : next);
            left.removeAll(next.isEmpty() ? List.copyOf(left) : next);
        }
        return sorted;
    }

    /** Of the environment, as operations use it. */
    static MetaDataItem ofEnvironment(Run run) {
        Map<String, String> convention = Context.of(run).settings().namingConvention();
        return new MetaDataItem("", convention.isEmpty() ? Naming.DEFAULT : convention, new LinkedHashMap<>());
    }

    @Override
    public TypeValue type() {
        return CLASS;
    }

    // Until SQLAlchemy 2 a MetaData could be bound; what it would be bound to is the run's only connection.
    @Override
    public void assign(Run run, String name, Value value) {
        if (!name.equals("bind")) {
            Value.super.assign(run, name, value);
        }
    }

    @Override
    public boolean contains(Run run, Value item) {
        return tables.containsKey(item.text(run));
    }
}
