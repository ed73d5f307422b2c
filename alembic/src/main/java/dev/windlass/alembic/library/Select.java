package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bound;
import dev.windlass.alembic.eval.ClassValue;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code select()}: each method gives a changed copy. */
final class Select implements Statement {
    private static final NativeClass TYPE = NativeClass.of("Select", methods());

    List<SqlExpr> columns;
    final List<FromItem> froms;
    final List<SqlExpr> where = new ArrayList<>();
    final List<SqlExpr> order = new ArrayList<>();
    final List<SqlExpr> group = new ArrayList<>();
    final List<SqlExpr> having = new ArrayList<>();

    @Nullable
    SqlExpr limit;

    @Nullable
    SqlExpr offset;

    boolean distinct;
    List<SqlExpr> distinctOn = new ArrayList<>();
    String suffix = "";
    final List<String> compounds = new ArrayList<>();
    final List<Select> parts = new ArrayList<>();
    /** The mapped classes that whole rows are wanted of, by position; null for plain columns. */
    List<@Nullable ClassValue> entities = new ArrayList<>();

    Select(List<SqlExpr> columns, List<? extends FromItem> froms) {
        this.columns = new ArrayList<>(columns);
        this.froms = new ArrayList<>(froms);
    }

    /** {@code select(a, b)}, or in the old way {@code select([a, b], where)}. */
    static Select of(Run run, Bound b) {
        List<Value> wanted = b.rest();
        Select select = new Select(List.of(), List.of());
        if (!wanted.isEmpty() && (wanted.getFirst() instanceof ListValue || wanted.getFirst() instanceof TupleValue)) {
            if (wanted.size() > 1 && wanted.get(1) != None.NONE) {
                select.where.add(Exprs.sql(run, wanted.get(1)));
            }
            wanted = Operators.list(run, wanted.getFirst());
        }
        wanted.forEach(v -> select.want(run, v));
        if (b.orNull("whereclause") != null) {
            select.where.add(Exprs.sql(run, b.value("whereclause")));
        }
        if (b.orNull("from_obj") != null) {
            Value from = b.value("from_obj");
            (from instanceof ListValue ? Operators.list(run, from) : List.of(from))
                    .forEach(f -> select.froms.add(JoinItem.from(run, f)));
        }
        if (b.orNull("order_by") != null) {
            Value by = b.value("order_by");
            (by instanceof ListValue ? Operators.list(run, by) : List.of(by))
                    .forEach(o -> select.order.add(Exprs.sql(run, o)));
        }
        if (b.orNull("limit") != null) {
            select.limit = Exprs.of(run, b.value("limit"));
        }
        select.distinct = b.flag(run, "distinct", false);
        return select;
    }

    void want(Run run, Value value) {
        switch (value) {
            case TableItem table -> addAll(run, table);
            case AliasItem alias -> addAll(run, alias);
            case ClassValue mapped -> {
                TableItem table = OrmClasses.table(run, mapped);
                if (table != null) {
                    entities.add(mapped);
                    for (int i = 1; i < table.columns().size(); i++) {
                        entities.add(null);
                    }
                    addAll(run, table);
                }
            }
            case ColumnsView view -> Operators.list(run, view).forEach(c -> want(run, c));
            case Str text -> columns.add(SqlExpr.of(new Node.Raw(text.value())));
            default -> {
                columns.add(Exprs.of(run, value));
                entities.add(null);
            }
        }
    }

    private void addAll(Run run, FromItem item) {
        columns.addAll(item.columnList(run));
        froms.add(item);
    }

    Select copy() {
        Select copy = new Select(columns, froms);
        copy.where.addAll(where);
        copy.order.addAll(order);
        copy.group.addAll(group);
        copy.having.addAll(having);
        copy.limit = limit;
        copy.offset = offset;
        copy.distinct = distinct;
        copy.distinctOn = new ArrayList<>(distinctOn);
        copy.suffix = suffix;
        copy.compounds.addAll(compounds);
        copy.parts.addAll(parts);
        copy.entities = new ArrayList<>(entities);
        return copy;
    }

    private static Methods<Select> methods() {
        Methods<Select> all = new Methods<>(Select.class);
        for (String name : List.of("where", "filter")) {
            all.method(name, "*conditions", (run, self, b) -> {
                Select copy = self.copy();
                b.rest().forEach(c -> copy.where.add(Exprs.sql(run, c)));
                return copy;
            });
        }
        all.method("select_from", "*items", (run, self, b) -> {
            Select copy = self.copy();
            for (Value item : b.rest()) {
                FromItem from = JoinItem.from(run, item);
                if (from instanceof JoinItem join) {
                    copy.froms.removeIf(f -> f == join.left() || f == join.right());
                }
                if (!copy.froms.contains(from)) {
                    copy.froms.add(from);
                }
            }
            return copy;
        });
        for (String name : List.of("join", "outerjoin")) {
            all.method(name, "right, onclause=, isouter=, full=", (run, self, b) -> {
                Select copy = self.copy();
                List<FromItem> left = copy.allFroms(run, Set.of());
                FromItem right = JoinItem.from(run, b.value("right"));
                left.remove(right);
                FromItem first = left.getFirst();
                copy.froms.remove(first);
                copy.froms.remove(right);
                copy.froms.add(JoinItem.of(
                        run,
                        first,
                        right,
                        b.orNull("onclause"),
                        name.equals("outerjoin") || b.flag(run, "isouter", false),
                        b.flag(run, "full", false)));
                return copy;
            });
        }
        all.method("order_by", "*columns", (run, self, b) -> {
            Select copy = self.copy();
            b.rest().forEach(c -> copy.order.add(Exprs.sql(run, c)));
            return copy;
        });
        all.method("group_by", "*columns", (run, self, b) -> {
            Select copy = self.copy();
            b.rest().forEach(c -> copy.group.add(Exprs.sql(run, c)));
            return copy;
        });
        all.method("having", "*conditions", (run, self, b) -> {
            Select copy = self.copy();
            b.rest().forEach(c -> copy.having.add(Exprs.sql(run, c)));
            return copy;
        });
        all.method("limit", "count", (run, self, b) -> {
            Select copy = self.copy();
            copy.limit = b.orNull("count") == null ? null : Exprs.of(run, b.value("count"));
            return copy;
        });
        all.method("offset", "count", (run, self, b) -> {
            Select copy = self.copy();
            copy.offset = b.orNull("count") == null ? null : Exprs.of(run, b.value("count"));
            return copy;
        });
        all.method("distinct", "*columns", (run, self, b) -> {
            Select copy = self.copy();
            copy.distinct = true;
            b.rest().forEach(c -> copy.distinctOn.add(Exprs.of(run, c)));
            return copy;
        });
        for (String name : List.of("with_only_columns", "columns")) {
            all.method(name, "*columns, maintain_column_froms=", (run, self, b) -> {
                Select copy = self.copy();
                copy.columns = new ArrayList<>();
                copy.entities = new ArrayList<>();
                List<Value> wanted =
                        b.rest().size() == 1 && b.rest().getFirst() instanceof ListValue list ? list.items() : b.rest();
                wanted.forEach(c -> copy.want(run, c));
                return copy;
            });
        }
        all.method("add_columns", "*columns", (run, self, b) -> {
            Select copy = self.copy();
            b.rest().forEach(c -> copy.want(run, c));
            return copy;
        });
        for (String name : List.of("with_for_update", "for_update")) {
            all.method(name, "*, nowait=, read=, of=, skip_locked=, key_share=", (run, self, b) -> {
                Select copy = self.copy();
                copy.suffix = Context.of(run).target().sqlite()
                        ? ""
                        : " FOR UPDATE" + (b.flag(run, "nowait", false) ? " NOWAIT" : "")
                                + (b.flag(run, "skip_locked", false) ? " SKIP LOCKED" : "");
                return copy;
            });
        }
        for (String name : List.of("union", "union_all", "except_", "intersect")) {
            all.method(name, "*others", (run, self, b) -> {
                Select copy = self.copy();
                for (Value other : b.rest()) {
                    copy.compounds.add(
                            name.equals("except_")
                                    ? "EXCEPT"
                                    : name.toUpperCase(java.util.Locale.ROOT).replace('_', ' '));
                    copy.parts.add((Select) other);
                }
                return copy;
            });
        }
        for (String name : List.of("subquery", "alias", "cte")) {
            all.method(
                    name,
                    "name=, **kw",
                    (run, self, b) -> new AliasItem(
                            self,
                            b.text("name", "anon_" + (Context.of(run).counter().next() + 1)),
                            name.equals("cte")));
        }
        for (String name : List.of("scalar_subquery", "as_scalar", "self_group")) {
            all.method(
                    name,
                    "**kw",
                    (run, self, b) -> SqlExpr.of(
                            new Node.Subquery(self),
                            self.columns.isEmpty()
                                    ? SqlType.NULL
                                    : self.columns.getFirst().sqlType()));
        }
        all.method(
                "label",
                "name",
                (run, self, b) -> SqlExpr.of(new Node.Label(b.text("name"), SqlExpr.of(new Node.Subquery(self)))));
        all.method(
                "exists",
                "",
                (run, self, b) -> SqlExpr.of(
                        new Node.Prefix("EXISTS ", SqlExpr.of(new Node.Subquery(self)), 9), SqlType.of("Boolean")));
        for (String name : List.of("correlate", "correlate_except", "execution_options", "options", "params")) {
            all.method(name, "*rest, **kw", (run, self, b) -> self);
        }
        all.method("prefix_with", "*words", (run, self, b) -> self);
        all.property("c", (run, self) -> new ColumnsView(new AliasItem(self, "anon_1")));
        all.method("compile", "*rest, **kw", (run, self, b) -> self);
        return all;
    }

    /** What it selects from: what was named, and the tables of its columns and conditions. */
    List<FromItem> allFroms(Run run, Set<FromItem> outer) {
        Set<FromItem> found = new LinkedHashSet<>(froms);
        columns.forEach(c -> Owners.of(c, found));
        where.forEach(c -> Owners.of(c, found));
        Set<FromItem> joined = new LinkedHashSet<>();
        froms.forEach(f -> Owners.inside(f, joined));
        found.removeAll(joined);
        if (!outer.isEmpty()) {
            Set<FromItem> own = new LinkedHashSet<>(found);
            own.removeAll(outer);
            if (!own.isEmpty()) {
                return new ArrayList<>(own);
            }
        }
        return new ArrayList<>(found);
    }

    @Override
    public String compile(SqlCompiler compiler) {
        Set<FromItem> outer =
                compiler.enclosing().isEmpty() ? Set.of() : compiler.enclosing().peek();
        List<FromItem> from = allFroms(compiler.run(), outer);
        Set<FromItem> here = new LinkedHashSet<>(outer);
        here.addAll(from);
        from.forEach(f -> Owners.inside(f, here));
        compiler.enclosing().push(here);
        try {
            return body(compiler, from);
        } finally {
            compiler.enclosing().pop();
        }
    }

    private String body(SqlCompiler compiler, List<FromItem> from) {
        StringBuilder sql = new StringBuilder();
        for (FromItem item : from) {
            withClauses(compiler, item, sql);
        }
        sql.append("SELECT ");
        if (!distinctOn.isEmpty() && compiler.target().postgresql()) {
            sql.append("DISTINCT ON (").append(list(compiler, distinctOn)).append(") ");
        } else if (distinct) {
            sql.append("DISTINCT ");
        }
        sql.append(columns.stream().map(compiler::selected).collect(Collectors.joining(", ")));
        if (!from.isEmpty()) {
            sql.append(" \nFROM ");
            sql.append(from.stream().map(f -> fromText(compiler, f)).collect(Collectors.joining(", ")));
        }
        if (!where.isEmpty()) {
            sql.append(" \nWHERE ").append(compiler.text(Exprs.and(true, where)));
        }
        if (!group.isEmpty()) {
            sql.append(" GROUP BY ").append(list(compiler, group));
        }
        if (!having.isEmpty()) {
            sql.append(" \nHAVING ").append(compiler.text(Exprs.and(true, having)));
        }
        for (int i = 0; i < parts.size(); i++) {
            sql.append(' ')
                    .append(compounds.get(i))
                    .append(' ')
                    .append(parts.get(i).compile(compiler));
        }
        if (!order.isEmpty()) {
            sql.append(" ORDER BY ").append(list(compiler, order));
        }
        if (limit != null) {
            sql.append(" \n LIMIT ").append(compiler.text(limit));
        } else if (offset != null && !compiler.target().postgresql()) {
            sql.append(" \n LIMIT ").append(compiler.target().mysql() ? "18446744073709551615" : "-1");
        }
        if (offset != null) {
            sql.append(" OFFSET ").append(compiler.text(offset));
        }
        return sql.append(suffix).toString();
    }

    private static void withClauses(SqlCompiler compiler, FromItem item, StringBuilder sql) {
        switch (item) {
            case AliasItem alias -> {
                if (alias.common() && alias.source() instanceof Statement inner) {
                    sql.append(sql.isEmpty() ? "WITH " : ", ");
                    sql.append(compiler.quote(alias.name()))
                            .append(" AS (")
                            .append(inner.compile(compiler))
                            .append(") ");
                }
            }
            case JoinItem join -> {
                withClauses(compiler, join.left(), sql);
                withClauses(compiler, join.right(), sql);
            }
            default -> {}
        }
    }

    static String fromText(SqlCompiler compiler, FromItem item) {
        return switch (item) {
            case TableItem table -> table.sqlName(compiler.target());
            case JoinItem join ->
                fromText(compiler, join.left()) + " " + join.word() + " " + fromText(compiler, join.right()) + " ON "
                        + compiler.text(join.condition());
            case AliasItem alias -> {
                if (alias.common()) {
                    yield compiler.quote(alias.name());
                }
                String source = switch (alias.source()) {
                    case Statement inner -> "(" + inner.compile(compiler) + ")";
                    case FromItem inner -> fromText(compiler, inner);
                    case SqlExpr text -> compiler.text(text);
                    default -> throw LibraryErrors.argument("not something to select from");
                };
                yield alias.name().isEmpty() ? source : source + " AS " + compiler.quote(alias.name());
            }
            default -> throw LibraryErrors.argument("not something to select from");
        };
    }

    private static String list(SqlCompiler compiler, List<SqlExpr> items) {
        return items.stream().map(compiler::text).collect(Collectors.joining(", "));
    }

    @Override
    public TypeValue type() {
        return TYPE;
    }

    @Override
    public String repr(Run run) {
        return compile(new SqlCompiler(run, Context.of(run).target(), true));
    }

    @Override
    public @Nullable Value compare(Run run, String operator, Value other) {
        return SqlExpr.of(new Node.Subquery(this)).compare(run, operator, other);
    }
}
