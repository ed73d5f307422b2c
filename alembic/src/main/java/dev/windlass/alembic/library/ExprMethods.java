package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Arguments;
import dev.windlass.alembic.eval.Bool;
import dev.windlass.alembic.eval.Bound;
import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.Int;
import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.Native;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operators and methods of SQL expressions (SQLAlchemy's {@code ColumnOperators}). */
final class ExprMethods {
    private static final SqlType BOOLEAN = SqlType.of("Boolean");
    /** The methods that columns have too. */
    static final Methods<Value> METHODS = methods();

    static final NativeClass ELEMENT = NativeClass.of("ColumnElement", METHODS);
    static final NativeClass COLUMN =
            new NativeClass("ColumnClause", List.of(ELEMENT), new Methods<>(Value.class), Map.of(), "", null);
    static final NativeClass TEXT = NativeClass.of(
            "TextClause",
            new Methods<>(SqlExpr.class)
                    .method("bindparams", "*binds, **named", (run, self, b) -> {
                        Map<String, Node.Bind> binds = new LinkedHashMap<>();
                        for (Value bind : b.rest()) {
                            if (bind instanceof SqlExpr e
                                    && e.node() instanceof Node.Bind node
                                    && node.name() != null) {
                                binds.put(node.name(), node);
                            }
                        }
                        b.others().forEach((name, value) -> binds.put(name, new Node.Bind(value, name, false)));
                        for (String name : binds.keySet()) {
                            if (self.node() instanceof Node.Text text && !Exprs.hasMarker(text.sql(), name)) {
                                throw LibraryErrors.argument(
                                        "This text() construct doesn't define a bound parameter named '" + name + "'");
                            }
                        }
                        return Exprs.bound(self, binds);
                    })
                    .method("columns", "*rest, **kw", (run, self, b) -> self)
                    .method("label", "name", (run, self, b) -> SqlExpr.of(new Node.Label(b.text("name"), self)))
                    .method("execution_options", "**kw", (run, self, b) -> self)
                    .method("compile", "*rest, **kw", (run, self, b) -> self)
                    .property(
                            "text", (run, self) -> self.node() instanceof Node.Text t ? new Str(t.sql()) : None.NONE));

    private ExprMethods() {}

    /** {@code exists().where(…)}: what is done to its query. */
    private static Value existing(Run run, Value self, String method, List<Value> arguments) {
        if (self instanceof SqlExpr exists
                && exists.node() instanceof Node.Prefix prefix
                && prefix.operand().node() instanceof Node.Subquery query
                && query.statement() instanceof Select select
                && select.attribute(run, method).call(run, new Arguments(arguments, Map.of())) instanceof Select more) {
            return SqlExpr.of(
                    new Node.Prefix(prefix.operator(), SqlExpr.of(new Node.Subquery(more)), prefix.precedence()),
                    BOOLEAN);
        }
        throw Errors.attribute("'" + self.type().name() + "' object has no attribute '" + method + "'");
    }

    private static Methods<Value> methods() {
        Methods<Value> all = new Methods<>(Value.class);
        all.method(
                "label",
                "name",
                (run, self, b) -> SqlExpr.of(
                        new Node.Label(b.text("name"), Exprs.of(run, self)),
                        Exprs.of(run, self).sqlType()));
        for (String name : List.of("in_", "notin_", "not_in")) {
            all.method(
                    name,
                    "items",
                    (run, self, b) -> in(run, Exprs.of(run, self), b.value("items"), name.equals("in_")));
        }
        Map.of(
                        "like",
                        "LIKE",
                        "notlike",
                        "NOT LIKE",
                        "not_like",
                        "NOT LIKE",
                        "ilike",
                        "ILIKE",
                        "notilike",
                        "NOT ILIKE",
                        "not_ilike",
                        "NOT ILIKE",
                        "match",
                        "@@")
                .forEach((name, operator) -> all.method(
                        name,
                        "other, escape=",
                        (run, self, b) -> matching(run, operator, Exprs.of(run, self), b.value("other"))));
        for (String name : List.of("is_", "isnot", "is_not")) {
            all.method(
                    name,
                    "other",
                    (run, self, b) -> is(run, Exprs.of(run, self), b.value("other"), name.equals("is_")));
        }
        for (String name : List.of("is_distinct_from", "isnot_distinct_from")) {
            all.method(
                    name,
                    "other",
                    (run, self, b) -> binary(
                            name.equals("is_distinct_from") ? "IS DISTINCT FROM" : "IS NOT DISTINCT FROM",
                            Exprs.of(run, self),
                            Exprs.of(run, b.value("other"), Exprs.of(run, self).sqlType()),
                            5));
        }
        all.method("between", "low, high", (run, self, b) -> {
            SqlExpr value = Exprs.of(run, self);
            return binary(
                    "BETWEEN",
                    value,
                    SqlExpr.of(new Node.Binary(
                            "AND",
                            Exprs.of(run, b.value("low"), value.sqlType()),
                            Exprs.of(run, b.value("high"), value.sqlType()),
                            6)),
                    5);
        });
        all.method("contains", "other, **kw", (run, self, b) -> contains(run, Exprs.of(run, self), b));
        all.method(
                "startswith",
                "other, **kw",
                (run, self, b) -> matching(run, "LIKE", Exprs.of(run, self), joined(run, "", b.value("other"), "%")));
        all.method(
                "endswith",
                "other, **kw",
                (run, self, b) -> matching(run, "LIKE", Exprs.of(run, self), joined(run, "%", b.value("other"), "")));
        all.method(
                "concat",
                "other",
                (run, self, b) -> binary("||", Exprs.of(run, self), Exprs.of(run, b.value("other")), 7));
        Map.of(
                        "desc",
                        "DESC",
                        "asc",
                        "ASC",
                        "nullslast",
                        "NULLS LAST",
                        "nulls_last",
                        "NULLS LAST",
                        "nullsfirst",
                        "NULLS FIRST",
                        "nulls_first",
                        "NULLS FIRST")
                .forEach((name, word) -> all.method(
                        name,
                        "",
                        (run, self, b) -> SqlExpr.of(
                                new Node.Postfix(Exprs.of(run, self), word, 1),
                                Exprs.of(run, self).sqlType())));
        all.method(
                "distinct",
                "",
                (run, self, b) -> SqlExpr.of(
                        new Node.Prefix("DISTINCT ", Exprs.of(run, self), 1),
                        Exprs.of(run, self).sqlType()));
        all.method(
                "collate",
                "collation",
                (run, self, b) -> SqlExpr.of(
                        new Node.Postfix(Exprs.of(run, self), "COLLATE \"" + b.text("collation") + "\"", 9)));
        all.method("cast", "type", (run, self, b) -> cast(run, self, b.value("type")));
        all.method(
                "op",
                "operator, precedence=, is_comparison=, return_type=",
                (run, self, b) -> Native.of(
                        "op",
                        "other",
                        (r, inner) ->
                                binary(b.text("operator"), Exprs.of(r, self), Exprs.of(r, inner.value("other")), 6)));
        all.method(
                "bool_op",
                "operator",
                (run, self, b) -> Native.of(
                        "op",
                        "other",
                        (r, inner) ->
                                binary(b.text("operator"), Exprs.of(r, self), Exprs.of(r, inner.value("other")), 5)));
        Map.of("has_key", "?", "has_all", "?&", "has_any", "?|", "contained_by", "<@", "overlap", "&&")
                .forEach((name, operator) -> all.method(
                        name,
                        "other",
                        (run, self, b) -> binary(operator, Exprs.of(run, self), Exprs.of(run, b.value("other")), 6)));
        all.property("astext", (run, self) -> astext(Exprs.of(run, self)));
        Map.of("as_string", "String", "as_integer", "Integer", "as_float", "Float", "as_boolean", "Boolean")
                .forEach((name, kind) ->
                        all.method(name, "", (run, self, b) -> typed(run, Exprs.of(run, self), SqlType.of(kind))));
        for (String name : List.of("any", "any_", "all_")) {
            all.method(name, "*rest", (run, self, b) -> {
                SqlExpr items = SqlExpr.of(
                        new Node.Call(name.startsWith("any") ? "ANY" : "ALL", List.of(Exprs.of(run, self)), ""));
                // Of an array's column: whether one of its items is a value.
                return b.rest().isEmpty()
                        ? items
                        : binary("=", Exprs.of(run, b.rest().getFirst()), items, 5);
            });
        }
        for (String name : List.of("where", "select_from")) {
            all.method(name, "*rest", (run, self, b) -> existing(run, self, name, b.rest()));
        }
        all.method(
                "over",
                "partition_by=, order_by=, rows=, range_=",
                (run, self, b) -> over(run, Exprs.of(run, self), b));
        all.method("filter", "*conditions", (run, self, b) -> filtered(run, Exprs.of(run, self), b.rest()));
        all.method(
                "within_group",
                "*order",
                (run, self, b) -> SqlExpr.of(new Node.Postfix(
                        SqlExpr.of(new Node.Binary(
                                "WITHIN GROUP",
                                Exprs.of(run, self),
                                SqlExpr.of(new Node.Sequence(
                                        List.of(SqlExpr.of(new Node.Prefix(
                                                "ORDER BY ",
                                                SqlExpr.of(new Node.Sequence(Exprs.all(run, b.rest()), false)),
                                                0))),
                                        true)),
                                9)),
                        "",
                        9)));
        all.method("scalar_subquery", "", (run, self, b) -> self);
        all.method("self_group", "against=", (run, self, b) -> self);
        all.method("with_variant", "type, dialect", (run, self, b) -> self);
        all.method("compile", "*rest, **kw", (run, self, b) -> self);
        all.method("alias", "name=", (run, self, b) -> self);
        return all;
    }

    private static SqlExpr binary(String operator, SqlExpr left, SqlExpr right, int precedence) {
        return SqlExpr.of(new Node.Binary(operator, left, right, precedence), BOOLEAN);
    }

    static SqlExpr cast(Run run, Value value, Value type) {
        SqlType target = SqlType.from(run, type);
        return SqlExpr.of(new Node.Cast(Exprs.of(run, value, target), target), target);
    }

    private static SqlExpr in(Run run, SqlExpr left, Value items, boolean positive) {
        String operator = positive ? "IN" : "NOT IN";
        if (items instanceof Statement || items instanceof SqlExpr) {
            return binary(operator, left, Exprs.of(run, items), 5);
        }
        List<SqlExpr> list = Operators.list(run, items).stream()
                .map(item -> Exprs.of(run, item, left.sqlType()))
                .toList();
        if (list.isEmpty()) {
            return positive
                    ? binary("IN", left, SqlExpr.of(new Node.Raw("(SELECT 1 WHERE 1!=1)")), 5)
                    : binary("NOT IN", left, SqlExpr.of(new Node.Raw("(SELECT 1 WHERE 1!=1)")), 5);
        }
        return binary(operator, left, SqlExpr.of(new Node.Sequence(list, true)), 5);
    }

    private static SqlExpr is(Run run, SqlExpr left, Value other, boolean positive) {
        SqlExpr right = other instanceof Bool bool ? Exprs.word(bool) : Exprs.of(run, other);
        return binary(positive ? "IS" : "IS NOT", left, right, 5);
    }

    private static SqlExpr matching(Run run, String operator, SqlExpr left, Value pattern) {
        SqlExpr right = Exprs.of(run, pattern, SqlType.of("String"));
        if (operator.endsWith("ILIKE") && !Context.of(run).target().postgresql()) {
            return binary(
                    operator.replace("ILIKE", "LIKE"),
                    SqlExpr.of(new Node.Call("lower", List.of(left), "")),
                    SqlExpr.of(new Node.Call("lower", List.of(right), "")),
                    5);
        }
        return binary(operator, left, right, 5);
    }

    private static Value joined(Run run, String before, Value value, String after) {
        if (Operators.asText(value) instanceof String text) {
            return new Str(before + text + after);
        }
        SqlExpr joined = Exprs.of(run, value);
        if (!before.isEmpty()) {
            joined = binary("||", Exprs.literal(run, new Str(before), SqlType.of("String")), joined, 7);
        }
        return after.isEmpty()
                ? joined
                : binary("||", joined, Exprs.literal(run, new Str(after), SqlType.of("String")), 7);
    }

    private static SqlExpr contains(Run run, SqlExpr left, Bound b) {
        String kind = left.sqlType().kind();
        if (kind.equals("JSONB") || kind.equals("ARRAY") || kind.equals("HSTORE") || kind.endsWith("RANGE")) {
            return binary("@>", left, Exprs.of(run, b.value("other"), left.sqlType()), 6);
        }
        return matching(run, "LIKE", left, joined(run, "%", b.value("other"), "%"));
    }

    private static SqlExpr astext(SqlExpr value) {
        if (value.node() instanceof Node.Binary b && b.operator().equals("->")) {
            return SqlExpr.of(new Node.Binary("->>", b.left(), b.right(), b.precedence()), SqlType.of("Text"));
        }
        if (value.node() instanceof Node.Binary b && b.operator().equals("#>")) {
            return SqlExpr.of(new Node.Binary("#>>", b.left(), b.right(), b.precedence()), SqlType.of("Text"));
        }
        return value;
    }

    /** A part of a JSON value as a plain type (SQLAlchemy, sql/sqltypes.py, JSON.Comparator). */
    private static SqlExpr typed(Run run, SqlExpr value, SqlType type) {
        Target target = Context.of(run).target();
        if (target.postgresql()) {
            return SqlExpr.of(new Node.Cast(astext(value), type), type);
        }
        if (target.sqlite()
                && value.node() instanceof Node.Call call
                && call.name().equals("JSON_QUOTE(JSON_EXTRACT")) {
            return SqlExpr.of(new Node.Call("JSON_EXTRACT", call.arguments(), ""), type);
        }
        throw run.unsupported("A part of a JSON value as another type is not run by Windlass on MySQL", "");
    }

    static SqlExpr index(Run run, SqlExpr value, Value key) {
        if (value.sqlType().kind().equals("ARRAY")) {
            return SqlExpr.of(new Node.Postfix(value, "[" + key.repr(run) + "]", 9));
        }
        List<Value> steps = switch (key) {
            case dev.windlass.alembic.eval.TupleValue path -> path.items();
            case dev.windlass.alembic.eval.ListValue path -> List.copyOf(path.items());
            default -> List.of();
        };
        if (!steps.isEmpty() && Context.of(run).target().postgresql()) {
            String text =
                    "{" + String.join(", ", steps.stream().map(v -> v.text(run)).toList()) + "}";
            return SqlExpr.of(
                    new Node.Binary("#>", value, Exprs.literal(run, new Str(text), SqlType.of("String")), 6),
                    value.sqlType());
        }
        if (!Context.of(run).target().postgresql()) {
            StringBuilder path = new StringBuilder("$");
            for (Value step : steps.isEmpty() ? List.of(key) : steps) {
                path.append(step instanceof Int ? "[" + step.text(run) + "]" : ".\"" + step.text(run) + "\"");
            }
            return SqlExpr.of(
                    new Node.Call(
                            Context.of(run).target().mysql() ? "JSON_EXTRACT" : "JSON_QUOTE(JSON_EXTRACT",
                            List.of(value, Exprs.literal(run, new Str(path.toString()), SqlType.of("String"))),
                            Context.of(run).target().mysql() ? "" : ")"),
                    value.sqlType());
        }
        return SqlExpr.of(new Node.Binary("->", value, Exprs.literal(run, key, SqlType.NULL), 6), value.sqlType());
    }

    private static SqlExpr over(Run run, SqlExpr call, Bound b) {
        List<SqlExpr> parts = new java.util.ArrayList<>();
        if (b.orNull("partition_by") != null) {
            parts.add(SqlExpr.of(new Node.Prefix("PARTITION BY ", list(run, b.value("partition_by")), 0)));
        }
        if (b.orNull("order_by") != null) {
            parts.add(SqlExpr.of(new Node.Prefix("ORDER BY ", list(run, b.value("order_by")), 0)));
        }
        SqlExpr window = SqlExpr.of(new Node.Raw(""));
        for (SqlExpr part : parts) {
            window = window.node() instanceof Node.Raw ? part : SqlExpr.of(new Node.Binary("", window, part, 9));
        }
        return SqlExpr.of(
                new Node.Binary("OVER", call, SqlExpr.of(new Node.Sequence(List.of(window), true)), 9), call.sqlType());
    }

    private static SqlExpr list(Run run, Value value) {
        List<Value> items = value instanceof dev.windlass.alembic.eval.ListValue
                        || value instanceof dev.windlass.alembic.eval.TupleValue
                ? Operators.list(run, value)
                : List.of(value);
        return SqlExpr.of(new Node.Sequence(Exprs.all(run, items), false));
    }

    private static SqlExpr filtered(Run run, SqlExpr call, List<Value> conditions) {
        SqlExpr where = SqlExpr.of(new Node.Prefix("WHERE ", Exprs.and(true, Exprs.all(run, conditions)), 0));
        return SqlExpr.of(
                new Node.Binary("FILTER", call, SqlExpr.of(new Node.Sequence(List.of(where), true)), 9),
                call.sqlType());
    }

    static @Nullable Value arithmetic(Run run, String operator, SqlExpr left, Value other) {
        SqlExpr right = Exprs.of(run, other, left.sqlType());
        switch (operator) {
            case "&" -> {
                return Exprs.and(true, List.of(left, right));
            }
            case "|" -> {
                return Exprs.and(false, List.of(left, right));
            }
            default -> {}
        }
        boolean text = SqlTypes.affinity(left.sqlType()).equals("String")
                || SqlTypes.affinity(right.sqlType()).equals("String");
        boolean document =
                left.sqlType().kind().equals("JSONB") || left.sqlType().kind().equals("ARRAY");
        return switch (operator) {
            case "+" ->
                text || document && operator.equals("+")
                        ? concatenated(run, left, right)
                        : SqlExpr.of(new Node.Binary("+", left, right, 7), left.sqlType());
            case "-" -> SqlExpr.of(new Node.Binary("-", left, right, 7), left.sqlType());
            case "*", "/", "%" -> SqlExpr.of(new Node.Binary(operator, left, right, 8), left.sqlType());
            case "//" -> SqlExpr.of(new Node.Binary("/", left, right, 8), left.sqlType());
            case "<<", ">>", "^" -> SqlExpr.of(new Node.Binary(operator, left, right, 6), left.sqlType());
            default -> null;
        };
    }

    private static SqlExpr concatenated(Run run, SqlExpr left, SqlExpr right) {
        return Context.of(run).target().mysql()
                ? SqlExpr.of(new Node.Call("concat", List.of(left, right), ""), SqlType.of("String"))
                : SqlExpr.of(new Node.Binary("||", left, right, 7), left.sqlType());
    }

    static @Nullable Value comparison(Run run, String operator, SqlExpr left, Value other) {
        if (other == None.NONE && (operator.equals("==") || operator.equals("!="))) {
            return binary(operator.equals("==") ? "IS" : "IS NOT", left, Exprs.NULL, 5);
        }
        SqlExpr right;
        if (other instanceof Bool bool && (operator.equals("==") || operator.equals("!="))) {
            // Against True and False SQLAlchemy writes the dialect's words, or 1 and 0.
            right = Exprs.word(bool);
        } else {
            right = Exprs.of(run, other, left.sqlType());
        }
        if (right.node() == Node.Word.NULL && (operator.equals("==") || operator.equals("!="))) {
            return binary(operator.equals("==") ? "IS" : "IS NOT", left, right, 5);
        }
        return switch (operator) {
            case "==" -> binary("=", left, right, 5);
            case "!=", "<", "<=", ">", ">=" -> binary(operator, left, right, 5);
            default -> null;
        };
    }
}
