package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Arguments;
import dev.windlass.alembic.eval.Bool;
import dev.windlass.alembic.eval.ClassValue;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes SQL expressions of values. */
final class Exprs {
    /** A bind marker in {@code text()}, by SQLAlchemy's own expression (sql/elements.py, TextClause). */
    static final Pattern MARKER = Pattern.compile("(?<![:\\w\\x5c]):(\\w+)(?!:)");

    static final SqlExpr TRUE = SqlExpr.of(Node.Word.TRUE, SqlType.of("Boolean"));
    static final SqlExpr FALSE = SqlExpr.of(Node.Word.FALSE, SqlType.of("Boolean"));
    static final SqlExpr NULL = SqlExpr.of(Node.Word.NULL);

    private Exprs() {}

    /** An expression, or the expression that a value is. */
    static SqlExpr of(Run run, Value value) {
        return of(run, value, SqlType.NULL);
    }

    /** The same, a plain value having a type. */
    static SqlExpr of(Run run, Value value, SqlType type) {
        return switch (value) {
            case SqlExpr expression -> expression;
            case ColumnItem column -> column.expression();
            case Statement statement -> SqlExpr.of(new Node.Subquery(statement));
            case None none -> NULL;
            case ClassValue mapped -> {
                TableItem table = OrmClasses.table(run, mapped);
                yield table == null ? literal(run, value, type) : SqlExpr.of(new Node.Raw(table.name() + ".*"));
            }
            default -> {
                Value clause = value.type().bind(run, value, "__clause_element__");
                yield clause == null ? literal(run, value, type) : of(run, clause.call(run, Arguments.NONE), type);
            }
        };
    }

    static SqlExpr literal(Run run, Value value, SqlType type) {
        return SqlExpr.of(new Node.Bind(value, null, false), type == SqlType.NULL ? Values.typeOf(value) : type);
    }

    /** A text where SQL is meant: {@code text()}, and plain strings in places that take SQL. */
    static SqlExpr sql(Run run, Value value) {
        return Operators.underlying(value) instanceof Str text
                ? SqlExpr.of(new Node.Raw(text.value()))
                : of(run, value);
    }

    static SqlExpr text(String sql) {
        return new SqlExpr(new Node.Text(sql, Map.of()), SqlType.NULL, ExprMethods.TEXT);
    }

    /** {@code text} with values for some of its markers. */
    static SqlExpr bound(SqlExpr text, Map<String, Node.Bind> binds) {
        if (!(text.node() instanceof Node.Text old)) {
            return text;
        }
        Map<String, Node.Bind> all = new LinkedHashMap<>(old.binds());
        all.putAll(binds);
        return new SqlExpr(new Node.Text(old.sql(), all), text.sqlType(), text.kind());
    }

    static boolean hasMarker(String sql, String name) {
        Matcher marker = MARKER.matcher(sql);
        while (marker.find()) {
            if (marker.group(1).equals(name)) {
                return true;
            }
        }
        return false;
    }

    static SqlExpr and(boolean and, List<SqlExpr> operands) {
        List<SqlExpr> flat = new ArrayList<>();
        for (SqlExpr operand : operands) {
            if (operand.node() instanceof Node.Logical inner && inner.and() == and) {
                flat.addAll(inner.operands());
            } else {
                flat.add(operand);
            }
        }
        return flat.size() == 1
                ? flat.getFirst()
                : SqlExpr.of(new Node.Logical(and, List.copyOf(flat)), SqlType.of("Boolean"));
    }

    static SqlExpr not(SqlExpr operand) {
        String negated = switch (operand.node()) {
            case Node.Binary b ->
                switch (b.operator()) {
                    case "=" -> "!=";
                    case "!=" -> "=";
                    case "<" -> ">=";
                    case ">=" -> "<";
                    case ">" -> "<=";
                    case "<=" -> ">";
                    case "IS" -> "IS NOT";
                    case "IS NOT" -> "IS";
                    case "IN" -> "NOT IN";
                    case "LIKE" -> "NOT LIKE";
                    case "ILIKE" -> "NOT ILIKE";
                    default -> null;
                };
            default -> null;
        };
        if (negated != null && operand.node() instanceof Node.Binary b) {
            return SqlExpr.of(new Node.Binary(negated, b.left(), b.right(), b.precedence()), operand.sqlType());
        }
        return SqlExpr.of(new Node.Prefix("NOT ", operand, 3), SqlType.of("Boolean"));
    }

    static SqlExpr column(@Nullable FromItem owner, String name, SqlType type) {
        return new SqlExpr(new Node.Column(owner, name), type, ExprMethods.COLUMN);
    }

    static List<SqlExpr> all(Run run, List<Value> values) {
        List<SqlExpr> all = new ArrayList<>();
        values.forEach(v -> all.add(of(run, v)));
        return all;
    }

    static SqlExpr word(Bool value) {
        return value == Bool.TRUE ? TRUE : FALSE;
    }
}
