package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the values given at execution into the {@code bindparam()}s of a statement. */
final class Parameters {
    private Parameters() {}

    static Select bind(Run run, Select select, Map<String, Value> parameters) {
        if (parameters.isEmpty()) {
            return select;
        }
        Select copy = select.copy();
        copy.where.replaceAll(e -> replaced(e, parameters));
        return copy;
    }

    static Dml bind(Run run, Dml dml, Map<String, Value> parameters) {
        Dml copy = new Dml(dml.kind, dml.table);
        copy.rows = new ArrayList<>();
        dml.rows.forEach(row -> {
            Map<String, Value> filled = new LinkedHashMap<>();
            row.forEach(
                    (name, value) -> filled.put(name, value instanceof SqlExpr e ? replaced(e, parameters) : value));
            copy.rows.add(filled);
        });
        copy.where = new ArrayList<>(dml.where);
        copy.where.replaceAll(e -> replaced(e, parameters));
        copy.returning = dml.returning;
        copy.fromColumns = dml.fromColumns;
        copy.fromSelect = dml.fromSelect;
        copy.conflict = dml.conflict;
        copy.conflictUpdate = dml.conflictUpdate;
        copy.prefix = dml.prefix;
        return copy;
    }

    /** Whether a statement has a {@code bindparam} of this name. */
    static boolean uses(Dml dml, String name) {
        return dml.where.stream().anyMatch(e -> uses(e, name))
                || dml.rows.stream()
                        .flatMap(r -> r.values().stream())
                        .anyMatch(v -> v instanceof SqlExpr e && uses(e, name));
    }

    private static boolean uses(SqlExpr expression, String name) {
        boolean[] found = {false};
        replace(expression, bind -> {
            found[0] |= name.equals(bind.name());
            return bind;
        });
        return found[0];
    }

    private static SqlExpr replaced(SqlExpr expression, Map<String, Value> parameters) {
        return replace(expression, bind -> {
            Value value = bind.name() == null ? null : parameters.get(bind.name());
            return value == null ? bind : new Node.Bind(value, bind.name(), bind.expanding());
        });
    }

    private static SqlExpr replace(SqlExpr e, java.util.function.UnaryOperator<Node.Bind> change) {
        Node node = switch (e.node()) {
            case Node.Bind bind -> change.apply(bind);
            case Node.Binary b ->
                new Node.Binary(b.operator(), replace(b.left(), change), replace(b.right(), change), b.precedence());
            case Node.Logical l -> new Node.Logical(l.and(), all(l.operands(), change));
            case Node.Prefix p -> new Node.Prefix(p.operator(), replace(p.operand(), change), p.precedence());
            case Node.Postfix p -> new Node.Postfix(replace(p.operand(), change), p.operator(), p.precedence());
            case Node.Call c -> new Node.Call(c.name(), all(c.arguments(), change), c.suffix());
            case Node.Sequence s -> new Node.Sequence(all(s.items(), change), s.parentheses());
            case Node.Cast c -> new Node.Cast(replace(c.value(), change), c.type());
            case Node.Label l -> new Node.Label(l.name(), replace(l.value(), change));
            case Node.Text t -> {
                Map<String, Node.Bind> binds = new LinkedHashMap<>();
                t.binds().forEach((k, v) -> binds.put(k, change.apply(v)));
                yield new Node.Text(t.sql(), binds);
            }
            case Node.Case c -> c;
            case Node.Raw r -> r;
            case Node.Column c -> c;
            case Node.Subquery s -> s;
            case Node.Word w -> w;
        };
        return new SqlExpr(node, e.sqlType(), e.kind());
    }

    private static List<SqlExpr> all(List<SqlExpr> items, java.util.function.UnaryOperator<Node.Bind> change) {
        return items.stream().map(i -> replace(i, change)).toList();
    }
}
