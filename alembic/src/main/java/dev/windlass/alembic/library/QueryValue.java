package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Arguments;
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
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code session.query(…)}. */
final class QueryValue implements Value {
    static final NativeClass TYPE = NativeClass.of("Query", methods());

    private final SessionValue session;
    private final Select select;
    private final boolean single;

    QueryValue(SessionValue session, List<Value> entities, Run run) {
        this.session = session;
        this.select = new Select(List.of(), List.of());
        entities.forEach(e -> select.want(run, e instanceof TableItem || e instanceof ClassValue ? e : e));
        this.single = entities.size() == 1 && entities.getFirst() instanceof ClassValue;
    }

    private QueryValue(SessionValue session, Select select, boolean single) {
        this.session = session;
        this.select = select;
        this.single = single;
    }

    Select select() {
        return select;
    }

    private QueryValue through(Run run, String method, Arguments arguments) {
        return new QueryValue(session, (Select) select.attribute(run, method).call(run, arguments), single);
    }

    private List<Value> rows(Run run, Select wanted) {
        session.flush(run);
        ResultValue result = (ResultValue) Executing.statement(run, wanted, Map.of());
        return (single ? result.scalars().all() : result.tracked(run, session).all())
                .stream().map(v -> session.track(run, v)).toList();
    }

    private @Nullable Value first(Run run) {
        Select one = select.copy();
        one.limit = Exprs.literal(run, Int.of(1), SqlType.of("Integer"));
        List<Value> rows = rows(run, one);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    Value get(Run run, Value key) {
        TableItem table = table();
        List<Value> keys = key instanceof dev.windlass.alembic.eval.TupleValue tuple ? tuple.items() : List.of(key);
        Select one = select.copy();
        int i = 0;
        for (ColumnItem column : table.columns().values()) {
            if (column.isKey() && i < keys.size()) {
                one.where.add(SqlExpr.of(new Node.Binary(
                        "=", column.expression(), Exprs.literal(run, keys.get(i++), column.sqlType), 5)));
            }
        }
        List<Value> rows = rows(run, one);
        return rows.isEmpty() ? None.NONE : rows.getFirst();
    }

    private TableItem table() {
        for (FromItem from : select.froms) {
            if (from instanceof TableItem table) {
                return table;
            }
            if (from instanceof JoinItem join && join.left() instanceof TableItem table) {
                return table;
            }
        }
        throw LibraryErrors.argument("the query has no table");
    }

    private Value count(Run run) {
        Select inner = select.copy();
        inner.order.clear();
        Select outer = new Select(
                List.of(SqlExpr.of(new Node.Call("count", List.of(), ""), SqlType.of("Integer"))),
                List.of(new AliasItem(inner, "anon_1")));
        session.flush(run);
        return ((ResultValue) Executing.statement(run, outer, Map.of())).scalar();
    }

    private static Methods<QueryValue> methods() {
        Methods<QueryValue> all = new Methods<>(QueryValue.class);
        for (String through : List.of(
                "filter",
                "where",
                "order_by",
                "group_by",
                "having",
                "limit",
                "offset",
                "distinct",
                "select_from",
                "options",
                "execution_options",
                "with_for_update",
                "add_columns",
                "union",
                "union_all",
                "correlate")) {
            all.method(through, "*rest, **kw", (run, self, b) -> {
                List<Value> rest = new ArrayList<>();
                b.rest().forEach(v -> rest.add(v instanceof QueryValue q ? q.select : v));
                return self.through(run, through, new Arguments(rest, b.others()));
            });
        }
        for (String join : List.of("join", "outerjoin")) {
            all.method(join, "*targets, onclause=, isouter=, full=", (run, self, b) -> {
                QueryValue query = self;
                List<Value> targets = b.rest();
                boolean pair = targets.size() == 2 && (targets.get(1) instanceof SqlExpr);
                Map<String, Value> named = new java.util.LinkedHashMap<>(b.values());
                if (pair) {
                    named.put("onclause", targets.get(1));
                    targets = targets.subList(0, 1);
                }
                for (Value target : targets) {
                    Value resolved = target instanceof Relationships.Relationship r ? r.target() : target;
                    query = query.through(run, join, new Arguments(List.of(resolved), named));
                }
                return query;
            });
        }
        all.method("filter_by", "**named", (run, self, b) -> {
            Select copy = self.select.copy();
            TableItem table = self.table();
            b.others().forEach((name, value) -> {
                ColumnItem column = table.columns().get(name);
                if (column == null) {
                    throw Errors.of(LibraryErrors.INVALID_REQUEST, "Entity has no property \"" + name + "\"");
                }
                copy.where.add((SqlExpr)
                        java.util.Objects.requireNonNull(column.expression().compare(run, "==", value)));
            });
            return new QueryValue(self.session, copy, self.single);
        });
        all.method("with_entities", "*entities", (run, self, b) -> {
            Select copy = self.select.copy();
            List<FromItem> before = self.select.allFroms(run, Set.of());
            copy.columns = new ArrayList<>();
            copy.entities = new ArrayList<>();
            b.rest().forEach(e -> copy.want(run, e));
            before.forEach(f -> {
                if (!copy.froms.contains(f)) {
                    copy.froms.add(f);
                }
            });
            return new QueryValue(
                    self.session, copy, b.rest().size() == 1 && b.rest().getFirst() instanceof ClassValue);
        });
        for (String same : List.of(
                "yield_per",
                "enable_eagerloads",
                "populate_existing",
                "autoflush",
                "params",
                "execution_option",
                "prefix_with")) {
            all.method(same, "*rest, **kw", (run, self, b) -> self);
        }
        all.method("all", "", (run, self, b) -> new ListValue(self.rows(run, self.select)));
        all.method("first", "", (run, self, b) -> {
            Value row = self.first(run);
            return row == null ? None.NONE : row;
        });
        for (String one : List.of("one", "one_or_none", "scalar_one", "scalar_one_or_none")) {
            all.method(one, "", (run, self, b) -> {
                List<Value> rows = self.rows(run, self.select);
                if (rows.size() > 1) {
                    throw Errors.of(
                            LibraryErrors.MULTIPLE_RESULTS, "Multiple rows were found when exactly one was required");
                }
                if (rows.isEmpty() && !one.endsWith("none")) {
                    throw Errors.of(LibraryErrors.NO_RESULT, "No row was found when one was required");
                }
                return rows.isEmpty() ? None.NONE : rows.getFirst();
            });
        }
        all.method("scalar", "", (run, self, b) -> {
            Value row = self.first(run);
            return row == null ? None.NONE : row instanceof ResultValue.RowValue r ? r.item(run, Int.of(0)) : row;
        });
        all.method("get", "key", (run, self, b) -> self.get(run, b.value("key")));
        all.method("count", "", (run, self, b) -> self.count(run));
        all.method(
                "exists",
                "",
                (run, self, b) -> SqlExpr.of(
                        new Node.Prefix("EXISTS ", SqlExpr.of(new Node.Subquery(self.select)), 9),
                        SqlType.of("Boolean")));
        for (String query : List.of("subquery", "scalar_subquery", "as_scalar", "label", "cte")) {
            all.method(
                    query,
                    "*rest, **kw",
                    (run, self, b) -> self.select.attribute(run, query).call(run, new Arguments(b.rest(), b.others())));
        }
        all.property("statement", (run, self) -> self.select);
        all.method("update", "values, synchronize_session=, **kw", (run, self, b) -> {
            self.session.flush(run);
            Dml dml = new Dml(Dml.Kind.UPDATE, self.table());
            dml.add(run, new DictValue(Operators.mapping(run, b.value("values"))));
            dml.where.addAll(self.select.where);
            return Executing.statement(run, dml, Map.of()).attribute(run, "rowcount");
        });
        all.method("delete", "synchronize_session=, **kw", (run, self, b) -> {
            self.session.flush(run);
            Dml dml = new Dml(Dml.Kind.DELETE, self.table());
            dml.where.addAll(self.select.where);
            return Executing.statement(run, dml, Map.of()).attribute(run, "rowcount");
        });
        return all;
    }

    @Override
    public TypeValue type() {
        return TYPE;
    }

    @Override
    public Iterator<Value> iterator(Run run) {
        return rows(run, select).iterator();
    }

    @Override
    public Value item(Run run, Value key) {
        return new ListValue(rows(run, select)).item(run, key);
    }
}
