package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bool;
import dev.windlass.alembic.eval.ClassValue;
import dev.windlass.alembic.eval.DictValue;
import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.Int;
import dev.windlass.alembic.eval.ListValue;
import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TupleValue;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a statement gave: rows that are taken one after another. */
final class ResultValue implements Value {
    private static final Methods<ResultValue> METHODS = methods();
    private static final NativeClass TYPE = NativeClass.of("CursorResult", METHODS);
    static final NativeClass ROW = NativeClass.of(
            "Row",
            new Methods<>(RowValue.class)
                    .property("_mapping", (run, self) -> self.mapping())
                    .method("_asdict", "", (run, self, b) -> self.mapping())
                    .method(
                            "keys",
                            "",
                            (run, self, b) -> new ListValue(
                                    self.names.stream().map(Str::new).toList()))
                    .method("values", "", (run, self, b) -> new ListValue(self.values))
                    .method(
                            "items",
                            "",
                            (run, self, b) -> self.mapping()
                                    .attribute(run, "items")
                                    .call(run, dev.windlass.alembic.eval.Arguments.NONE))
                    .property(
                            "_fields",
                            (run, self) -> new TupleValue(
                                    self.names.stream().<Value>map(Str::new).toList()))
                    .method("_tuple", "", (run, self, b) -> self)
                    .method("index", "item", (run, self, b) -> Int.of(self.values.indexOf(b.value("item"))))
                    .method(
                            "count",
                            "item",
                            (run, self, b) -> Int.of(java.util.Collections.frequency(self.values, b.value("item")))));

    private final List<String> names;
    private final List<Value> rows;
    private final long count;
    private final boolean mappings;
    private final @Nullable Run offline;
    private int next;

    ResultValue(Run run, RevisionRuntime.Rows rows, List<SqlExpr> columns, List<@Nullable ClassValue> entities) {
        Target target = Context.of(run).target();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < rows.columns().size(); i++) {
            String own = i < columns.size() ? columns.get(i).name() : null;
            found.add(own == null ? rows.columns().get(i) : own);
        }
        this.names = List.copyOf(found);
        this.count = rows.count();
        this.mappings = false;
        this.offline = Context.of(run).offline() ? run : null;
        this.rows = new ArrayList<>();
        run.charge(rows.rows().size());
        for (List<@Nullable Object> row : rows.rows()) {
            List<Value> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                String type = i < rows.types().size() ? rows.types().get(i) : "";
                SqlType sqlType = i < columns.size() ? columns.get(i).sqlType() : SqlType.NULL;
                values.add(Values.fromJava(run, target, row.get(i), type, sqlType));
            }
            this.rows.add(OrmClasses.entity(run, entities, names, values));
        }
    }

    private ResultValue(List<String> names, List<Value> rows, boolean mappings, @Nullable Run offline) {
        this.offline = offline;
        this.names = names;
        this.rows = rows;
        this.count = rows.size();
        this.mappings = mappings;
    }

    static ResultValue empty(Run run) {
        return new ResultValue(List.of(), List.of(), false, Context.of(run).offline() ? run : null);
    }

    /** The same rows, their objects known to a session. */
    ResultValue tracked(Run run, SessionValue session) {
        List<Value> known = all().stream()
                .<Value>map(row -> row instanceof RowValue r
                        ? new RowValue(
                                r.names,
                                r.values.stream()
                                        .map(v -> session.track(run, v))
                                        .toList())
                        : row)
                .toList();
        return new ResultValue(names, known, mappings, offline);
    }

    // Alembic gives None in the place of a result here, and the revision then fails on that.
    private void requireRows() {
        if (offline != null) {
            throw offline.needsDatabase();
        }
    }

    List<Value> all() {
        requireRows();
        List<Value> rest = new ArrayList<>(rows.subList(next, rows.size()));
        next = rows.size();
        return mappings ? rest.stream().map(ResultValue::mapped).toList() : rest;
    }

    private static Value mapped(Value row) {
        return row instanceof RowValue r ? r.mapping() : row;
    }

    private Value first() {
        requireRows();
        if (next >= rows.size()) {
            return None.NONE;
        }
        Value row = rows.get(next++);
        return mappings ? mapped(row) : row;
    }

    Value scalar() {
        Value row = first();
        next = rows.size();
        return firstOf(row);
    }

    private static Value firstOf(Value row) {
        return row instanceof RowValue r ? (r.values.isEmpty() ? None.NONE : r.values.getFirst()) : row;
    }

    ResultValue scalars() {
        return new ResultValue(names, all().stream().map(ResultValue::firstOf).toList(), false, null);
    }

    private Value one(boolean noneAllowed) {
        List<Value> rest = all();
        if (rest.size() > 1) {
            throw Errors.of(LibraryErrors.MULTIPLE_RESULTS, "Multiple rows were found when exactly one was required");
        }
        if (rest.isEmpty() && !noneAllowed) {
            throw Errors.of(LibraryErrors.NO_RESULT, "No row was found when one was required");
        }
        return rest.isEmpty() ? None.NONE : rest.getFirst();
    }

    private static Methods<ResultValue> methods() {
        Methods<ResultValue> all = new Methods<>(ResultValue.class);
        all.method("fetchall", "", (run, self, b) -> new ListValue(self.all()));
        all.method("all", "", (run, self, b) -> new ListValue(self.all()));
        all.method("fetchone", "", (run, self, b) -> self.first());
        all.method("first", "", (run, self, b) -> {
            Value row = self.first();
            self.next = self.rows.size();
            return row;
        });
        all.method("fetchmany", "size=", (run, self, b) -> {
            List<Value> some = new ArrayList<>();
            while (some.size() < b.integer("size", 1) && self.next < self.rows.size()) {
                some.add(self.first());
            }
            return new ListValue(some);
        });
        all.method("partitions", "size=", (run, self, b) -> {
            List<Value> parts = new ArrayList<>();
            List<Value> rest = self.all();
            int size = Math.max(1, b.integer("size", 100));
            for (int i = 0; i < rest.size(); i += size) {
                parts.add(new ListValue(rest.subList(i, Math.min(rest.size(), i + size))));
            }
            return new ListValue(parts);
        });
        for (String name : List.of("scalar", "scalar_one_or_none")) {
            all.method(name, "", (run, self, b) -> self.scalar());
        }
        all.method("scalar_one", "", (run, self, b) -> firstOf(self.one(false)));
        all.method("scalars", "index=", (run, self, b) -> self.scalars());
        all.method("one", "", (run, self, b) -> self.one(false));
        all.method("one_or_none", "", (run, self, b) -> self.one(true));
        all.method("mappings", "", (run, self, b) -> new ResultValue(self.names, self.all(), true, null));
        all.method(
                "keys",
                "",
                (run, self, b) ->
                        new ListValue(self.names.stream().map(Str::new).toList()));
        for (String same : List.of("unique", "tuples", "yield_per", "freeze", "columns", "execution_options")) {
            all.method(same, "*rest, **kw", (run, self, b) -> self);
        }
        all.method("close", "", (run, self, b) -> None.NONE);
        all.property("rowcount", (run, self) -> {
            self.requireRows();
            return Int.of(self.count);
        });
        all.property("returns_rows", (run, self) -> Bool.of(!self.names.isEmpty()));
        all.property("lastrowid", (run, self) -> lastRowId(run));
        all.property(
                "inserted_primary_key",
                (run, self) -> self.rows.isEmpty() ? TupleValue.of(lastRowId(run)) : self.rows.getFirst());
        return all;
    }

    private static Value lastRowId(Run run) {
        Target target = Context.of(run).target();
        String sql = switch (target.dialect()) {
            case POSTGRESQL -> "SELECT lastval()";
            case MYSQL -> "SELECT LAST_INSERT_ID()";
            case SQLITE -> "SELECT last_insert_rowid()";
        };
        return new ResultValue(run, Statements.execute(run, sql, List.of()), List.of(), List.of()).scalar();
    }

    @Override
    public TypeValue type() {
        return TYPE;
    }

    @Override
    public Iterator<Value> iterator(Run run) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                requireRows();
                return next < rows.size();
            }

            @Override
            public Value next() {
                return first();
            }
        };
    }

    /** A row: a tuple with names. */
    static final class RowValue implements Value {
        private final List<String> names;
        private final List<Value> values;

        RowValue(List<String> names, List<Value> values) {
            this.names = names;
            this.values = List.copyOf(values);
        }

        Value mapping() {
            Map<Value, Value> entries = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                entries.put(new Str(names.get(i)), values.get(i));
            }
            return new DictValue(entries);
        }

        @Override
        public TypeValue type() {
            return ROW;
        }

        @Override
        public String repr(Run run) {
            return new TupleValue(values).repr(run);
        }

        private @Nullable Value named(String name) {
            int index = names.indexOf(name);
            return index < 0 ? null : values.get(index);
        }

        @Override
        public @Nullable Value find(Run run, String name) {
            Value column = named(name);
            return column == null ? Value.super.find(run, name) : column;
        }

        @Override
        public Value item(Run run, Value key) {
            switch (key) {
                case Str text -> {
                    Value found = named(text.value());
                    if (found == null) {
                        throw Errors.of(
                                LibraryErrors.INVALID_REQUEST,
                                "Could not locate column in row for column '" + text.value() + "'");
                    }
                    return found;
                }
                case ColumnItem column -> {
                    return item(run, new Str(column.name));
                }
                case SqlExpr expression -> {
                    return item(run, new Str(java.util.Objects.requireNonNullElse(expression.name(), "")));
                }
                default -> {
                    return new TupleValue(values).item(run, key);
                }
            }
        }

        @Override
        public boolean contains(Run run, Value item) {
            return Operators.underlying(item) instanceof Str text && names.contains(text.value())
                    || values.stream().anyMatch(v -> Operators.equal(run, v, item));
        }

        @Override
        public Iterator<Value> iterator(Run run) {
            return values.iterator();
        }

        @Override
        public int size(Run run) {
            return values.size();
        }

        @Override
        public @Nullable Value compare(Run run, String operator, Value other) {
            List<Value> items =
                    other instanceof RowValue row ? row.values : other instanceof TupleValue t ? t.items() : null;
            if (items == null || !(operator.equals("==") || operator.equals("!="))) {
                return null;
            }
            return Bool.of(new TupleValue(values).equals(new TupleValue(items)) == operator.equals("=="));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof RowValue row && row.values.equals(values);
        }

        @Override
        public int hashCode() {
            return new TupleValue(values).hashCode();
        }
    }
}
