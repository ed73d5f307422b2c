package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bound;
import dev.windlass.alembic.eval.DictValue;
import dev.windlass.alembic.eval.ListValue;
import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.TupleValue;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code insert()}, {@code update()} and {@code delete()}. */
final class Dml implements Statement {
    enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }

    private static final NativeClass INSERT = NativeClass.of("Insert", methods());
    private static final NativeClass UPDATE = NativeClass.of("Update", methods());
    private static final NativeClass DELETE = NativeClass.of("Delete", methods());

    final Kind kind;
    final TableItem table;
    List<Map<String, Value>> rows = new ArrayList<>();
    List<SqlExpr> where = new ArrayList<>();
    List<SqlExpr> returning = new ArrayList<>();
    List<String> fromColumns = List.of();

    @Nullable
    Statement fromSelect;

    String conflict = "";
    List<Map.Entry<String, Value>> conflictUpdate = List.of();
    List<SqlExpr> conflictWhere = List.of();
    String prefix = "";

    Dml(Kind kind, TableItem table) {
        this.kind = kind;
        this.table = table;
    }

    static Dml insert(Run run, TableItem table, Bound b) {
        Dml dml = new Dml(Kind.INSERT, table);
        if (b.orNull("values") != null) {
            dml.add(run, b.value("values"));
        }
        return dml;
    }

    static Dml update(Run run, TableItem table, Bound b) {
        Dml dml = new Dml(Kind.UPDATE, table);
        if (b.orNull("whereclause") != null) {
            dml.where.add(Exprs.sql(run, b.value("whereclause")));
        }
        if (b.orNull("values") != null) {
            dml.add(run, b.value("values"));
        }
        return dml;
    }

    static Dml delete(Run run, TableItem table, Bound b) {
        Dml dml = new Dml(Kind.DELETE, table);
        if (b.orNull("whereclause") != null) {
            dml.where.add(Exprs.sql(run, b.value("whereclause")));
        }
        return dml;
    }

    private Dml copy() {
        Dml copy = new Dml(kind, table);
        copy.rows = new ArrayList<>(rows);
        copy.where = new ArrayList<>(where);
        copy.returning = new ArrayList<>(returning);
        copy.fromColumns = fromColumns;
        copy.fromSelect = fromSelect;
        copy.conflict = conflict;
        copy.conflictUpdate = conflictUpdate;
        copy.conflictWhere = conflictWhere;
        copy.prefix = prefix;
        return copy;
    }

    private static Methods<Dml> methods() {
        Methods<Dml> all = new Methods<>(Dml.class);
        all.method("values", "*rest, **named", (run, self, b) -> {
            Dml copy = self.copy();
            b.rest().forEach(v -> copy.add(run, v));
            if (!b.others().isEmpty()) {
                copy.merge(b.others());
            }
            return copy;
        });
        for (String name : List.of("where", "filter")) {
            all.method(name, "*conditions", (run, self, b) -> {
                Dml copy = self.copy();
                b.rest().forEach(c -> copy.where.add(Exprs.sql(run, c)));
                return copy;
            });
        }
        all.method("returning", "*columns", (run, self, b) -> {
            Dml copy = self.copy();
            b.rest().forEach(c -> copy.returning.add(Exprs.of(run, c)));
            return copy;
        });
        all.method("from_select", "names, select, include_defaults=", (run, self, b) -> {
            Dml copy = self.copy();
            copy.fromColumns = Operators.list(run, b.value("names")).stream()
                    .map(n -> name(run, n))
                    .toList();
            Value source = b.value("select");
            copy.fromSelect = source instanceof Statement statement ? statement : null;
            if (source instanceof SqlExpr text) {
                copy.fromSelect = new TextStatement(text);
            }
            return copy;
        });
        all.method("on_conflict_do_nothing", "index_elements=, constraint=, index_where=", (run, self, b) -> {
            Dml copy = self.copy();
            copy.conflict = "ON CONFLICT" + conflictTarget(run, b) + " DO NOTHING";
            return copy;
        });
        all.method(
                "on_conflict_do_update",
                "index_elements=, constraint=, index_where=, set_=, where=",
                (run, self, b) -> {
                    Dml copy = self.copy();
                    copy.conflict = "ON CONFLICT" + conflictTarget(run, b) + " DO UPDATE SET ";
                    List<Map.Entry<String, Value>> set = new ArrayList<>();
                    Operators.mapping(run, b.value("set_")).forEach((k, v) -> set.add(Map.entry(name(run, k), v)));
                    copy.conflictUpdate = set;
                    return copy;
                });
        all.method("on_duplicate_key_update", "*rest, **named", (run, self, b) -> {
            Dml copy = self.copy();
            copy.conflict = "ON DUPLICATE KEY UPDATE ";
            List<Map.Entry<String, Value>> set = new ArrayList<>();
            b.rest().forEach(m -> Operators.mapping(run, m).forEach((k, v) -> set.add(Map.entry(name(run, k), v))));
            b.others().forEach((k, v) -> set.add(Map.entry(k, v)));
            copy.conflictUpdate = set;
            return copy;
        });
        all.method("prefix_with", "*words, dialect=", (run, self, b) -> {
            Dml copy = self.copy();
            String dialect = b.text("dialect", "");
            if (dialect.isEmpty()
                    || dialect.equals(Context.of(run).target().dialect().word())) {
                copy.prefix = b.rest().stream().map(w -> w.text(run) + " ").collect(Collectors.joining());
            }
            return copy;
        });
        for (String name : List.of("execution_options", "inline", "options", "params", "return_defaults")) {
            all.method(name, "*rest, **kw", (run, self, b) -> self);
        }
        all.property("excluded", (run, self) -> new ColumnsView(new AliasItem(self.table, "excluded")));
        all.property("inserted", (run, self) -> new ColumnsView(new AliasItem(self.table, "new")));
        all.property("table", (run, self) -> self.table);
        all.method("compile", "*rest, **kw", (run, self, b) -> self);
        return all;
    }

    private static String conflictTarget(Run run, Bound b) {
        if (b.orNull("constraint") != null) {
            Value constraint = b.value("constraint");
            String name = constraint instanceof ConstraintItem c && c.name != null ? c.name : constraint.text(run);
            return " ON CONSTRAINT " + Identifiers.quote(Context.of(run).target(), name);
        }
        if (b.orNull("index_elements") == null) {
            return "";
        }
        return " ("
                + Operators.list(run, b.value("index_elements")).stream()
                        .map(e -> Identifiers.quote(Context.of(run).target(), name(run, e)))
                        .collect(Collectors.joining(", "))
                + ")";
    }

    static String name(Run run, Value key) {
        return switch (key) {
            case ColumnItem column -> column.name;
            case SqlExpr e -> e.name() == null ? key.text(run) : java.util.Objects.requireNonNull(e.name());
            default -> key.text(run);
        };
    }

    void add(Run run, Value values) {
        switch (values) {
            case DictValue dict -> merge(row(run, dict));
            case ListValue list -> several(run, list.items());
            case TupleValue tuple -> several(run, tuple.items());
            default -> merge(row(run, new DictValue(Operators.mapping(run, values))));
        }
    }

    private void several(Run run, List<Value> items) {
        boolean all = items.stream().allMatch(i -> i instanceof DictValue);
        if (all) {
            items.forEach(i -> rows.add(row(run, (DictValue) i)));
            return;
        }
        boolean nested = items.stream().allMatch(i -> i instanceof ListValue || i instanceof TupleValue);
        List<String> names = new ArrayList<>(table.columns().keySet());
        for (Value item : nested && !items.isEmpty() ? items : List.<Value>of(new ListValue(items))) {
            List<Value> cells = Operators.list(run, item);
            Map<String, Value> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size() && i < names.size(); i++) {
                row.put(names.get(i), cells.get(i));
            }
            rows.add(row);
        }
    }

    private static Map<String, Value> row(Run run, DictValue dict) {
        Map<String, Value> row = new LinkedHashMap<>();
        dict.entries().forEach((key, value) -> row.put(name(run, key), value));
        return row;
    }

    private void merge(Map<String, Value> values) {
        if (rows.isEmpty()) {
            rows.add(new LinkedHashMap<>());
        }
        rows.getFirst().putAll(values);
    }

    private SqlExpr value(Run run, String column, Value value) {
        ColumnItem item = table.columns().get(column);
        SqlType type = item == null ? SqlType.NULL : item.sqlType;
        if (value == None.NONE) {
            return SqlExpr.of(new Node.Bind(None.NONE, null, false), type);
        }
        return Exprs.of(run, value, type);
    }

    @Override
    public String compile(SqlCompiler compiler) {
        String text = switch (kind) {
            case INSERT -> insertText(compiler);
            case UPDATE -> updateText(compiler);
            case DELETE -> deleteText(compiler);
        };
        if (!returning.isEmpty()) {
            text += " RETURNING " + returning.stream().map(compiler::selected).collect(Collectors.joining(", "));
        }
        return text;
    }

    private String insertText(SqlCompiler compiler) {
        Run run = compiler.run();
        String into = "INSERT " + prefix + "INTO " + table.sqlName(compiler.target());
        if (fromSelect != null) {
            String names = fromColumns.stream().map(compiler::quote).collect(Collectors.joining(", "));
            return into + " (" + names + ") " + fromSelect.compile(compiler) + conflictText(compiler);
        }
        List<Map<String, Value>> complete = rows.isEmpty() ? List.of(new LinkedHashMap<>()) : rows;
        Set<String> names = new LinkedHashSet<>();
        complete.forEach(row -> names.addAll(row.keySet()));
        List<Map<String, Value>> filled = new ArrayList<>();
        for (Map<String, Value> row : complete) {
            filled.add(withDefaults(run, row, names));
        }
        List<String> ordered = new ArrayList<>();
        table.columns().keySet().forEach(c -> {
            if (names.contains(c)) {
                ordered.add(c);
            }
        });
        names.forEach(n -> {
            if (!ordered.contains(n)) {
                throw dev.windlass.alembic.eval.Errors.of(LibraryErrors.COMPILE_ERROR, "Unconsumed column names: " + n);
            }
        });
        if (ordered.isEmpty()) {
            return into + (compiler.target().mysql() ? " () VALUES ()" : " DEFAULT VALUES");
        }
        String columns = ordered.stream().map(compiler::quote).collect(Collectors.joining(", "));
        String cells = filled.stream()
                .map(row -> ordered.stream()
                        .map(c -> compiler.text(value(run, c, row.getOrDefault(c, None.NONE))))
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
        return into + " (" + columns + ") VALUES " + cells + conflictText(compiler);
    }

    private Map<String, Value> withDefaults(Run run, Map<String, Value> row, Set<String> names) {
        Map<String, Value> full = new LinkedHashMap<>(row);
        if (!table.isClause()) {
            for (ColumnItem column : table.columns().values()) {
                if (!full.containsKey(column.name)) {
                    Value value = column.pythonDefault(run);
                    if (value != null) {
                        full.put(column.name, value);
                        names.add(column.name);
                    }
                }
            }
        }
        return full;
    }

    private String conflictText(SqlCompiler compiler) {
        if (conflict.isEmpty()) {
            return "";
        }
        return " " + conflict
                + conflictUpdate.stream()
                        .map(e -> compiler.quote(e.getKey()) + " = "
                                + compiler.text(value(compiler.run(), e.getKey(), e.getValue())))
                        .collect(Collectors.joining(", "));
    }

    private String updateText(SqlCompiler compiler) {
        compiler.enclosing().push(Set.of(table));
        try {
            Map<String, Value> row = rows.isEmpty() ? Map.of() : rows.getFirst();
            StringBuilder sql = new StringBuilder("UPDATE ")
                    .append(table.sqlName(compiler.target()))
                    .append(" SET ");
            sql.append(row.entrySet().stream()
                    .map(e -> compiler.quote(e.getKey()) + "="
                            + compiler.text(value(compiler.run(), e.getKey(), e.getValue())))
                    .collect(Collectors.joining(", ")));
            Set<FromItem> others = new LinkedHashSet<>();
            where.forEach(c -> Owners.of(c, others));
            row.values().forEach(v -> {
                if (v instanceof SqlExpr e) {
                    Owners.of(e, others);
                }
                if (v instanceof ColumnItem c) {
                    Owners.of(c.expression(), others);
                }
            });
            others.remove(table);
            if (!others.isEmpty()) {
                sql.append(" FROM ")
                        .append(others.stream()
                                .map(f -> Select.fromText(compiler, f))
                                .collect(Collectors.joining(", ")));
            }
            return sql.append(whereText(compiler)).toString();
        } finally {
            compiler.enclosing().pop();
        }
    }

    private String deleteText(SqlCompiler compiler) {
        compiler.enclosing().push(Set.of(table));
        try {
            Set<FromItem> others = new LinkedHashSet<>();
            where.forEach(c -> Owners.of(c, others));
            others.remove(table);
            String using = others.isEmpty()
                    ? ""
                    : " USING "
                            + others.stream()
                                    .map(f -> Select.fromText(compiler, f))
                                    .collect(Collectors.joining(", "));
            return "DELETE FROM " + table.sqlName(compiler.target()) + using + whereText(compiler);
        } finally {
            compiler.enclosing().pop();
        }
    }

    private String whereText(SqlCompiler compiler) {
        return where.isEmpty() ? "" : " WHERE " + compiler.text(Exprs.and(true, where));
    }

    @Override
    public TypeValue type() {
        return switch (kind) {
            case INSERT -> INSERT;
            case UPDATE -> UPDATE;
            case DELETE -> DELETE;
        };
    }

    @Override
    public String repr(Run run) {
        return compile(new SqlCompiler(run, Context.of(run).target(), true));
    }

    /** A text in the place of a query. */
    private record TextStatement(SqlExpr text) implements Statement {
        @Override
        public TypeValue type() {
            return text.type();
        }

        @Override
        public String compile(SqlCompiler compiler) {
            return compiler.text(text);
        }
    }
}
