package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bool;
import dev.windlass.alembic.eval.DictValue;
import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.ListValue;
import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.Native;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code sa.inspect(bind)}.
 *
 * @param catalog what it asks
 */
record InspectorValue(Catalog catalog) implements Value {
    static final NativeClass TYPE = new NativeClass(
            "Inspector",
            List.of(),
            methods(),
            Map.of("from_engine", Native.of("from_engine", "bind", (run, b) -> of(run))),
            "bind",
            (run, type, b) -> of(run));

    static Value of(Run run) {
        Context context = Context.of(run);
        if (context.offline()) {
            throw run.needsDatabase();
        }
        return new InspectorValue(context.catalog());
    }

    private static Value texts(List<String> texts) {
        return new ListValue(texts.stream().map(Str::new).toList());
    }

    private static Value orNone(String text) {
        return text.isEmpty() ? None.NONE : new Str(text);
    }

    private static Value dict(Object... pairs) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            entries.put(new Str((String) pairs[i]), (Value) pairs[i + 1]);
        }
        return new DictValue(entries);
    }

    private static Methods<InspectorValue> methods() {
        Methods<InspectorValue> all = new Methods<>(InspectorValue.class);
        all.method("get_table_names", "schema=", (run, self, b) -> texts(self.catalog.tables(b.text("schema", ""))));
        all.method("get_view_names", "schema=", (run, self, b) -> texts(self.catalog.views(b.text("schema", ""))));
        all.method(
                "get_sequence_names", "schema=", (run, self, b) -> texts(self.catalog.sequences(b.text("schema", ""))));
        all.method("get_schema_names", "", (run, self, b) -> texts(self.catalog.schemas()));
        all.method(
                "has_table",
                "table_name, schema=, **kw",
                (run, self, b) ->
                        Bool.of(self.catalog.tables(b.text("schema", "")).contains(b.text("table_name"))
                                || self.catalog.views(b.text("schema", "")).contains(b.text("table_name"))));
        all.method(
                "has_schema",
                "name",
                (run, self, b) -> Bool.of(self.catalog.schemas().contains(b.text("name"))));
        all.method(
                "has_sequence",
                "name, schema=",
                (run, self, b) ->
                        Bool.of(self.catalog.sequences(b.text("schema", "")).contains(b.text("name"))));
        all.method(
                "has_index",
                "table_name, index_name, schema=",
                (run, self, b) -> Bool.of(self.catalog.indexes(b.text("schema", ""), b.text("table_name")).stream()
                        .anyMatch(i -> i.name().equals(b.text("index_name")))));
        all.method("get_columns", "table_name, schema=, **kw", (run, self, b) -> {
            self.require(b.text("schema", ""), b.text("table_name"));
            return new ListValue(self.catalog.columns(b.text("schema", ""), b.text("table_name")).stream()
                    .map(InspectorValue::column)
                    .toList());
        });
        all.method("get_pk_constraint", "table_name, schema=, **kw", (run, self, b) -> {
            Catalog.KeyInfo key = self.catalog.primaryKey(b.text("schema", ""), b.text("table_name"));
            return dict("constrained_columns", texts(key.columns()), "name", orNone(key.name()));
        });
        all.method("get_foreign_keys", "table_name, schema=, **kw", (run, self, b) -> {
            List<Value> keys = new ArrayList<>();
            self.catalog.foreignKeys(b.text("schema", ""), b.text("table_name")).forEach(key -> {
                Map<Value, Value> options = new LinkedHashMap<>();
                key.options().forEach((k, v) -> options.put(new Str(k), v.equals("true") ? Bool.TRUE : new Str(v)));
                keys.add(dict(
                        "name", orNone(key.name()),
                        "constrained_columns", texts(key.columns()),
                        "referred_schema", orNone(key.referredSchema()),
                        "referred_table", new Str(key.referredTable()),
                        "referred_columns", texts(key.referredColumns()),
                        "options", new DictValue(options)));
            });
            return new ListValue(keys);
        });
        all.method("get_indexes", "table_name, schema=, **kw", (run, self, b) -> {
            self.require(b.text("schema", ""), b.text("table_name"));
            List<Value> indexes = new ArrayList<>();
            self.catalog.indexes(b.text("schema", ""), b.text("table_name")).forEach(index -> {
                List<Value> columns = new ArrayList<>();
                index.columns().forEach(c -> columns.add(orNone(c)));
                DictValue entry = (DictValue) dict(
                        "name", new Str(index.name()),
                        "column_names", new ListValue(columns),
                        "unique", Bool.of(index.unique()),
                        "dialect_options", new DictValue(Map.of()));
                if (index.ofConstraint()) {
                    entry.entries().put(new Str("duplicates_constraint"), new Str(index.name()));
                }
                indexes.add(entry);
            });
            return new ListValue(indexes);
        });
        all.method("get_unique_constraints", "table_name, schema=, **kw", (run, self, b) -> {
            List<Value> uniques = new ArrayList<>();
            self.catalog
                    .uniques(b.text("schema", ""), b.text("table_name"))
                    .forEach(
                            key -> uniques.add(dict("name", orNone(key.name()), "column_names", texts(key.columns()))));
            return new ListValue(uniques);
        });
        all.method("get_check_constraints", "table_name, schema=, **kw", (run, self, b) -> {
            List<Value> checks = new ArrayList<>();
            self.catalog
                    .checks(b.text("schema", ""), b.text("table_name"))
                    .forEach(check ->
                            checks.add(dict("name", orNone(check.name()), "sqltext", new Str(check.condition()))));
            return new ListValue(checks);
        });
        all.method(
                "get_table_comment",
                "table_name, schema=, **kw",
                (run, self, b) -> dict(
                        "text",
                        orNone(self.catalog
                                .comment(b.text("schema", ""), b.text("table_name"))
                                .orElse(""))));
        all.method("get_enums", "schema=", (run, self, b) -> {
            List<Value> enums = new ArrayList<>();
            self.catalog
                    .enums(b.text("schema", ""))
                    .forEach((name, labels) -> enums.add(dict(
                            "name",
                            new Str(name),
                            "schema",
                            new Str(b.text("schema", "public")),
                            "visible",
                            Bool.TRUE,
                            "labels",
                            texts(labels))));
            return new ListValue(enums);
        });
        all.method("clear_cache", "", (run, self, b) -> None.NONE);
        all.method("reflect_table", "table, *rest, **kw", (run, self, b) -> {
            Tables.reflect(run, (TableItem) b.value("table"));
            return None.NONE;
        });
        all.property("dialect", (run, self) -> new DialectValue(Context.of(run).target()));
        all.property(
                "default_schema_name",
                (run, self) -> new Str(Context.of(run).target().postgresql() ? "public" : "main"));
        all.property("bind", (run, self) -> new ConnectionValue());
        all.property("engine", (run, self) -> new ConnectionValue());
        return all;
    }

    private void require(String schema, String table) {
        if (!catalog.tables(schema).contains(table) && !catalog.views(schema).contains(table)) {
            throw Errors.of(LibraryErrors.NO_SUCH_TABLE, table);
        }
    }

    private static Value column(Catalog.ColumnInfo info) {
        return dict(
                "name", new Str(info.name()),
                "type", info.type(),
                "nullable", Bool.of(info.nullable()),
                "default", info.defaultText().<Value>map(Str::new).orElse(None.NONE),
                "autoincrement", Bool.of(info.automatic()),
                "comment", info.comment().<Value>map(Str::new).orElse(None.NONE),
                "primary_key", Bool.of(info.primaryKey()));
    }

    @Override
    public TypeValue type() {
        return TYPE;
    }
}
