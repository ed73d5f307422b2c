package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.ListValue;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TupleValue;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Writes an SQL expression or statement for a database: values as {@code ?}, or written into the text. */
final class SqlCompiler {
    private final Run run;
    private final Target target;
    private final boolean literal;
    private final boolean qualified;
    private final List<@Nullable Object> values = new ArrayList<>();
    private final Deque<Set<FromItem>> enclosing = new ArrayDeque<>();

    SqlCompiler(Run run, Target target, boolean literal) {
        this(run, target, literal, true);
    }

    SqlCompiler(Run run, Target target, boolean literal, boolean qualified) {
        this.run = run;
        this.target = target;
        this.literal = literal;
        this.qualified = qualified;
    }

    Run run() {
        return run;
    }

    Target target() {
        return target;
    }

    boolean literal() {
        return literal;
    }

    Deque<Set<FromItem>> enclosing() {
        return enclosing;
    }

    /** The values for the {@code ?} so far. */
    List<@Nullable Object> values() {
        return values;
    }

    String quote(String name) {
        return Identifiers.quote(target, name);
    }

    /** An expression on its own. */
    String text(SqlExpr expression) {
        return expression(expression, 0);
    }

    private String expression(SqlExpr expression, int outer) {
        run.charge(1);
        return switch (expression.node()) {
            case Node.Raw raw -> raw.sql();
            case Node.Text text -> text(text);
            case Node.Column column -> column(column);
            case Node.Bind bind -> bind(bind, expression.sqlType());
            case Node.Call call -> call(call);
            case Node.Binary binary -> binary(binary, outer);
            case Node.Prefix prefix ->
                wrapped(
                        prefix.operator() + expression(prefix.operand(), prefix.precedence()),
                        prefix.precedence(),
                        outer);
            case Node.Postfix postfix ->
                wrapped(
                        expression(postfix.operand(), postfix.precedence())
                                + (postfix.operator().startsWith("[")
                                                || postfix.operator().isEmpty()
                                        ? ""
                                        : " ")
                                + postfix.operator(),
                        postfix.precedence(),
                        outer);
            case Node.Logical logical -> {
                int precedence = logical.and() ? 3 : 2;
                if (logical.operands().isEmpty()) {
                    yield "";
                }
                yield wrapped(
                        String.join(
                                logical.and() ? " AND " : " OR ",
                                logical.operands().stream()
                                        .map(o -> expression(o, precedence + 1))
                                        .toList()),
                        precedence,
                        outer);
            }
            case Node.Sequence sequence -> {
                String inside = String.join(
                        ", ",
                        sequence.items().stream().map(i -> expression(i, 0)).toList());
                yield sequence.parentheses() ? "(" + inside + ")" : inside;
            }
            case Node.Case choice -> choice(choice);
            case Node.Cast cast -> cast(cast);
            case Node.Label label -> expression(label.value(), outer);
            case Node.Subquery subquery -> "(" + subquery.statement().compile(this) + ")";
            case Node.Word word -> word(word);
        };
    }

    /** An expression in a list of results, with its name. */
    String selected(SqlExpr expression) {
        if (expression.node() instanceof Node.Label label) {
            return expression(label.value(), 4) + " AS " + quote(label.name());
        }
        if (expression.node() instanceof Node.Call call && !call.name().contains("(")) {
            return expression(expression, 0) + " AS " + quote(call.name() + "_1");
        }
        return expression(expression, 0);
    }

    private static String wrapped(String text, int precedence, int outer) {
        return precedence > 0 && precedence < outer ? "(" + text + ")" : text;
    }

    private String word(Node.Word word) {
        return switch (word) {
            case NULL -> "NULL";
            case TRUE -> target.sqlite() ? "1" : "true";
            case FALSE -> target.sqlite() ? "0" : "false";
        };
    }

    private String column(Node.Column column) {
        String name = column.name().equals("*") ? "*" : quote(column.name());
        String owner =
                column.owner() == null || !qualified ? "" : column.owner().qualifier(target);
        return owner.isEmpty() ? name : owner + "." + name;
    }

    private String text(Node.Text text) {
        StringBuilder sql = new StringBuilder();
        Matcher marker = Exprs.MARKER.matcher(text.sql());
        int from = 0;
        while (marker.find()) {
            sql.append(plain(text.sql().substring(from, marker.start())));
            Node.Bind bind = text.binds().get(marker.group(1));
            if (bind == null) {
                throw Errors.of(
                        LibraryErrors.STATEMENT_ERROR,
                        "(sqlalchemy.exc.InvalidRequestError) A value is required for bind parameter '"
                                + marker.group(1) + "'");
            }
            sql.append(bind(bind, Values.typeOf(bind.value())));
            from = marker.end();
        }
        return sql.append(plain(text.sql().substring(from))).toString();
    }

    private static String plain(String sql) {
        return sql.replace("\\:", ":");
    }

    private String bind(Node.Bind bind, SqlType type) {
        Value value = bind.value();
        if (bind.expanding() && (value instanceof ListValue || value instanceof TupleValue)) {
            List<String> items = Operators.list(run, value).stream()
                    .map(item -> one(item, type))
                    .toList();
            return items.isEmpty() ? "(SELECT 1 WHERE 1!=1)" : "(" + String.join(", ", items) + ")";
        }
        if (value instanceof TupleValue tuple && type.kind().equals("NullType")) {
            return "("
                    + String.join(
                            ", ", tuple.items().stream().map(i -> one(i, type)).toList()) + ")";
        }
        return one(value, type);
    }

    private String one(Value value, SqlType type) {
        if (value instanceof SqlExpr || value instanceof ColumnItem || value instanceof Statement) {
            return expression(Exprs.of(run, value), 9);
        }
        if (literal) {
            return Literals.sql(run, target, type, value);
        }
        values.add(Values.toJava(run, target, type.kind().equals("NullType") ? Values.typeOf(value) : type, value));
        if (target.postgresql() && SqlTypes.affinity(type).equals("JSON")) {
            return "CAST(? AS " + TypeText.render(run, target, type) + ")";
        }
        return "?";
    }

    private String call(Node.Call call) {
        String name = call.name();
        String lower = name.toLowerCase(Locale.ROOT);
        if (call.arguments().isEmpty()) {
            switch (lower) {
                case "current_timestamp",
                        "current_date",
                        "current_time",
                        "current_user",
                        "session_user",
                        "user",
                        "localtime",
                        "localtimestamp" -> {
                    if (lower.equals("localtimestamp") && target.sqlite()) {
                        return "DATETIME(CURRENT_TIMESTAMP, 'localtime')";
                    }
                    if (!(lower.equals("user") && !target.postgresql())) {
                        return lower.equals("user") ? "user" : name.toUpperCase(Locale.ROOT);
                    }
                }
                case "sysdate" -> {
                    return target.mysql() ? "SYSDATE()" : "sysdate";
                }
                case "now" -> {
                    return target.sqlite() ? "CURRENT_TIMESTAMP" : "now()";
                }
                case "count" -> {
                    return "count(*)";
                }
                default -> {}
            }
        }
        if (target.mysql() && lower.equals("random")) {
            name = "rand";
        }
        if (target.sqlite() && lower.equals("char_length")) {
            name = "length";
        }
        if (lower.equals("concat") && target.sqlite()) {
            return String.join(
                    " || ", call.arguments().stream().map(a -> expression(a, 8)).toList());
        }
        String arguments = String.join(
                ", ", call.arguments().stream().map(a -> expression(a, 0)).toList());
        return name.endsWith("[") ? name + arguments + call.suffix() : name + "(" + arguments + ")" + call.suffix();
    }

    private String binary(Node.Binary binary, int outer) {
        boolean right = binary.operator().equals("AND") && binary.precedence() == 6;
        String left = expression(binary.left(), binary.precedence());
        String other = expression(binary.right(), right ? binary.precedence() : binary.precedence() + 1);
        String operator = binary.operator();
        if (target.postgresql() && !literal && operator.contains("?")) {
            operator = operator.replace("?", "??");
        }
        return wrapped(left + (operator.isEmpty() ? " " : " " + operator + " ") + other, binary.precedence(), outer);
    }

    private String choice(Node.Case choice) {
        StringBuilder sql = new StringBuilder("CASE");
        if (choice.subject() != null) {
            sql.append(' ').append(expression(choice.subject(), 0));
        }
        for (Map.Entry<SqlExpr, SqlExpr> branch : choice.branches()) {
            sql.append(" WHEN ").append(expression(branch.getKey(), 4));
            sql.append(" THEN ").append(expression(branch.getValue(), 4));
        }
        if (choice.otherwise() != null) {
            sql.append(" ELSE ").append(expression(choice.otherwise(), 4));
        }
        return sql.append(" END").toString();
    }

    private String cast(Node.Cast cast) {
        String type = TypeText.render(run, target, cast.type());
        if (target.mysql()) {
            type = switch (SqlTypes.affinity(cast.type())) {
                case "Integer", "Boolean" -> "SIGNED INTEGER";
                case "String", "Enum" -> {
                    Integer length = cast.type().number("length");
                    yield length == null ? "CHAR" : "CHAR(" + length + ")";
                }
                case "Numeric" -> type.replaceFirst("^NUMERIC", "DECIMAL");
                case "LargeBinary" -> "BINARY";
                default -> type;
            };
        }
        boolean digits = literal
                && SqlTypes.affinity(cast.type()).equals("Integer")
                && cast.value().node() instanceof Node.Bind bind
                && bind.value() instanceof Str text
                && text.value().matches("-?\\d+");
        String value = expression(cast.value(), 0);
        return "CAST(" + (digits ? value.replace("'", "") : value) + " AS " + type + ")";
    }
}
