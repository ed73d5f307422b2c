package dev.windlass.alembic.eval;

import dev.windlass.alembic.python.Expr;
import dev.windlass.alembic.python.Parser;
import dev.windlass.alembic.python.Source;
import dev.windlass.alembic.python.Stmt;
import dev.windlass.error.WindlassException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ast.literal_eval}: the value of literals and displays of them, and of nothing else. */
final class LiteralEval {
    static final Value FUNCTION =
            Native.of("literal_eval", "node_or_string", (run, b) -> of(run, b.text("node_or_string")));

    private LiteralEval() {}

    private static Value of(Run run, String text) {
        List<Stmt> statements;
        try {
            statements = Parser.parse(new Source("<unknown>", text.replaceFirst("\\A[ \t]+", "")));
        } catch (WindlassException notPython) {
            throw Errors.of(Exceptions.SYNTAX_ERROR, "invalid syntax");
        }
        if (statements.size() != 1 || !(statements.getFirst() instanceof Stmt.Expression expression)) {
            throw Errors.of(Exceptions.SYNTAX_ERROR, "invalid syntax");
        }
        return of(run, expression.value());
    }

    private static Value of(Run run, Expr node) {
        run.charge(1);
        return switch (node) {
            case Expr.IntLiteral literal -> new Int(literal.value());
            case Expr.FloatLiteral literal -> new Real(literal.value());
            case Expr.StringLiteral literal -> new Str(literal.value());
            case Expr.BytesLiteral literal -> new Bytes(literal.value());
            case Expr.BoolLiteral literal -> Bool.of(literal.value());
            case Expr.NoneLiteral literal -> None.NONE;
            case Expr.ListDisplay list -> new ListValue(all(run, list.items()));
            case Expr.TupleDisplay tuple -> new TupleValue(all(run, tuple.items()));
            case Expr.SetDisplay set -> new SetValue(all(run, set.items()), false);
            case Expr.DictDisplay dict -> {
                Map<Value, Value> entries = new LinkedHashMap<>();
                for (Expr.Entry entry : dict.entries()) {
                    if (entry.key() == null) {
                        throw malformed();
                    }
                    entries.put(Operators.key(of(run, entry.key())), of(run, entry.value()));
                }
                yield new DictValue(entries);
            }
            case Expr.Unary unary -> signed(run, unary);
            default -> throw malformed();
        };
    }

    private static List<Value> all(Run run, List<Expr> items) {
        return items.stream().map(item -> of(run, item)).toList();
    }

    private static Value signed(Run run, Expr.Unary unary) {
        if (!unary.operator().equals("-") && !unary.operator().equals("+")) {
            throw malformed();
        }
        return switch (of(run, unary.operand())) {
            case Int number ->
                unary.operator().equals("-") ? new Int(number.value().negate()) : number;
            case Real number -> unary.operator().equals("-") ? new Real(-number.value()) : number;
            default -> throw malformed();
        };
    }

    private static RuntimeException malformed() {
        return Errors.value("malformed node or string");
    }
}
