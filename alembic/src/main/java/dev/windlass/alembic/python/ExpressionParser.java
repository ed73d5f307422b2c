package dev.windlass.alembic.python;

import dev.windlass.alembic.python.Expr.Argument;
import dev.windlass.alembic.python.Expr.Passing;
import dev.windlass.alembic.python.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses expressions: The Python Language Reference, chapter 6. */
final class ExpressionParser {
    private static final int MAX_POSTFIX = 500;

    private final TokenCursor cursor;

    ExpressionParser(TokenCursor cursor) {
        this.cursor = cursor;
    }

    /** The expression that fills a part of the source, as in a replacement field. */
    static Expr joined(Source source, int from, int to, int depth) {
        TokenCursor cursor = new TokenCursor(source, Tokenizer.joined(source, from, to), depth);
        ExpressionParser parser = new ExpressionParser(cursor);
        Expr value = parser.yieldOrStars();
        if (!cursor.is(Kind.END)) {
            throw cursor.unexpected("the end of the expression");
        }
        return value;
    }

    /** {@code yield …} or expressions with commas. */
    Expr yieldOrStars() {
        return cursor.is("yield") ? yielding() : stars();
    }

    private Expr yielding() {
        int at = cursor.expect("yield").start();
        if (cursor.take("from")) {
            return new Expr.YieldFrom(at, expression());
        }
        return new Expr.Yield(at, startsExpression() ? stars() : null);
    }

    /** One expression, or a tuple of several with stars allowed. */
    Expr stars() {
        int at = cursor.at();
        Expr first = starOrNamed();
        if (!cursor.is(",")) {
            return first;
        }
        List<Expr> items = new ArrayList<>(List.of(first));
        while (cursor.take(",")) {
            if (!startsExpression()) {
                break;
            }
            items.add(starOrNamed());
        }
        return new Expr.TupleDisplay(at, List.copyOf(items));
    }

    /** What may stand after {@code for} or {@code del}: targets without comparison operators. */
    Expr targets() {
        int at = cursor.at();
        Expr first = starTarget();
        if (!cursor.is(",")) {
            return first;
        }
        List<Expr> items = new ArrayList<>(List.of(first));
        while (cursor.take(",")) {
            if (!startsExpression()) {
                break;
            }
            items.add(starTarget());
        }
        return new Expr.TupleDisplay(at, List.copyOf(items));
    }

    private Expr starTarget() {
        int at = cursor.at();
        return cursor.take("*") ? new Expr.Starred(at, bitwise()) : bitwise();
    }

    boolean startsExpression() {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case NUMBER, STRING -> true;
            case NAME ->
                switch (token.text()) {
                    case "None", "True", "False", "not", "lambda", "await", "yield" -> true;
                    default -> cursor.isIdentifier();
                };
            case OPERATOR ->
                switch (token.text()) {
                    case "(", "[", "{", "-", "+", "~", "*", "..." -> true;
                    default -> false;
                };
            case NEWLINE, INDENT, DEDENT, END -> false;
        };
    }

    /** {@code *value} or a named expression. */
    Expr starOrNamed() {
        int at = cursor.at();
        if (cursor.take("*")) {
            return new Expr.Starred(at, bitwise());
        }
        return named();
    }

    /** {@code name := value} or an expression. */
    Expr named() {
        Expr value = expression();
        if (cursor.is(":=")) {
            int at = cursor.next().start();
            if (!(value instanceof Expr.Name name)) {
                throw cursor.source().syntaxError(at, "':=' needs a name on its left");
            }
            return new Expr.Walrus(name.at(), name, expression());
        }
        return value;
    }

    /** A conditional expression, a lambda, or anything tighter. */
    Expr expression() {
        cursor.enter();
        try {
            if (cursor.is("lambda")) {
                return lambda();
            }
            int at = cursor.at();
            Expr then = disjunction();
            if (!cursor.take("if")) {
                return then;
            }
            Expr test = disjunction();
            cursor.expect("else");
            return new Expr.Conditional(at, test, then, expression());
        } finally {
            cursor.leave();
        }
    }

    private Expr lambda() {
        int at = cursor.expect("lambda").start();
        Expr.Parameters parameters = new ParameterParser(cursor, this).parse(":", false);
        cursor.expect(":");
        return new Expr.Lambda(at, parameters, expression());
    }

    private Expr disjunction() {
        return logical(false);
    }

    private Expr logical(boolean and) {
        int at = cursor.at();
        Expr first = and ? inversion() : logical(true);
        String word = and ? "and" : "or";
        if (!cursor.is(word)) {
            return first;
        }
        List<Expr> operands = new ArrayList<>(List.of(first));
        while (cursor.take(word)) {
            operands.add(and ? inversion() : logical(true));
        }
        return new Expr.Logical(at, and, List.copyOf(operands));
    }

    private Expr inversion() {
        int at = cursor.at();
        if (!cursor.take("not")) {
            return comparison();
        }
        cursor.enter();
        Expr operand = inversion();
        cursor.leave();
        return new Expr.Unary(at, "not", operand);
    }

    private Expr comparison() {
        int at = cursor.at();
        Expr first = bitwise();
        String operator = comparisonOperator();
        if (operator == null) {
            return first;
        }
        List<Expr.Comparison> rest = new ArrayList<>();
        while (operator != null) {
            rest.add(new Expr.Comparison(cursor.at(), operator, bitwise()));
            operator = comparisonOperator();
        }
        return new Expr.Compare(at, first, List.copyOf(rest));
    }

    private @Nullable String comparisonOperator() {
        Token token = cursor.peek();
        if (token.kind() != Kind.OPERATOR && token.kind() != Kind.NAME) {
            return null;
        }
        switch (token.text()) {
            case "<", ">", "==", ">=", "<=", "!=", "in" -> {
                cursor.next();
                return token.text();
            }
            case "is" -> {
                cursor.next();
                return cursor.take("not") ? "is not" : "is";
            }
            case "not" -> {
                if (!cursor.peek(1).is("in")) {
                    return null;
                }
                cursor.next();
                cursor.next();
                return "not in";
            }
            default -> {
                return null;
            }
        }
    }

    /** Everything that binds tighter than a comparison. */
    Expr bitwise() {
        return binary(1);
    }

    private static int precedence(Token token) {
        if (token.kind() != Kind.OPERATOR) {
            return 0;
        }
        return switch (token.text()) {
            case "|" -> 1;
            case "^" -> 2;
            case "&" -> 3;
            case "<<", ">>" -> 4;
            case "+", "-" -> 5;
            case "*", "/", "//", "%", "@" -> 6;
            default -> 0;
        };
    }

    private Expr binary(int weakest) {
        Expr left = unary();
        int precedence = precedence(cursor.peek());
        while (precedence >= weakest) {
            Token operator = cursor.next();
            left = new Expr.Binary(operator.start(), operator.text(), left, binary(precedence + 1));
            precedence = precedence(cursor.peek());
        }
        return left;
    }

    private Expr unary() {
        Token token = cursor.peek();
        if (!token.is("-") && !token.is("+") && !token.is("~")) {
            return power();
        }
        cursor.next();
        cursor.enter();
        Expr operand = unary();
        cursor.leave();
        return new Expr.Unary(token.start(), token.text(), operand);
    }

    private Expr power() {
        Expr base;
        if (cursor.is("await")) {
            int at = cursor.next().start();
            base = new Expr.Await(at, postfix());
        } else {
            base = postfix();
        }
        if (!cursor.is("**")) {
            return base;
        }
        int at = cursor.next().start();
        cursor.enter();
        Expr exponent = unary();
        cursor.leave();
        return new Expr.Binary(at, "**", base, exponent);
    }

    private Expr postfix() {
        Expr value = new AtomParser(cursor, this).atom();
        for (int count = 0; ; count++) {
            Token token = cursor.peek();
            if (token.kind() != Kind.OPERATOR) {
                return value;
            }
            if (count > MAX_POSTFIX) {
                throw cursor.source().syntaxError(token.start(), "Too long a chain of calls and attributes");
            }
            switch (token.text()) {
                case "." -> {
                    cursor.next();
                    int at = cursor.at();
                    value = new Expr.Attribute(at, value, cursor.identifier());
                }
                case "(" -> {
                    cursor.next();
                    value = new Expr.Call(value.at(), value, arguments());
                }
                case "[" -> {
                    cursor.next();
                    value = new Expr.Subscript(token.start(), value, subscript());
                    cursor.expect("]");
                }
                default -> {
                    return value;
                }
            }
        }
    }

    /** The arguments of a call or a class up to and with the closing parenthesis. */
    List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        while (!cursor.is(")")) {
            int at = cursor.at();
            if (cursor.take("**")) {
                arguments.add(new Argument(Passing.DOUBLE_STAR, "", expression()));
            } else if (cursor.take("*")) {
                arguments.add(new Argument(Passing.STAR, "", expression()));
            } else if (cursor.isIdentifier() && cursor.peek(1).is("=")) {
                String name = cursor.identifier();
                cursor.next();
                arguments.add(new Argument(Passing.NAMED, name, expression()));
            } else {
                Expr value = named();
                if (startsComprehension()) {
                    value = new Expr.Comprehension(at, Expr.Making.GENERATOR, value, null, clauses());
                }
                if (arguments.stream().anyMatch(a -> a.passing() == Passing.NAMED)) {
                    throw cursor.source().syntaxError(at, "A positional argument follows a keyword argument");
                }
                arguments.add(new Argument(Passing.POSITIONAL, "", value));
            }
            if (!cursor.take(",")) {
                break;
            }
        }
        cursor.expect(")");
        return List.copyOf(arguments);
    }

    private Expr subscript() {
        int at = cursor.at();
        Expr first = slice();
        if (!cursor.is(",")) {
            return first;
        }
        List<Expr> items = new ArrayList<>(List.of(first));
        while (cursor.take(",")) {
            if (cursor.is("]")) {
                break;
            }
            items.add(slice());
        }
        return new Expr.TupleDisplay(at, List.copyOf(items));
    }

    private Expr slice() {
        int at = cursor.at();
        Expr lower = null;
        if (!cursor.is(":")) {
            lower = starOrNamed();
            if (!cursor.is(":")) {
                return lower;
            }
        }
        cursor.expect(":");
        Expr upper = cursor.is(":") || cursor.is("]") || cursor.is(",") ? null : expression();
        Expr step = null;
        if (cursor.take(":") && !cursor.is("]") && !cursor.is(",")) {
            step = expression();
        }
        return new Expr.Slice(at, lower, upper, step);
    }

    boolean startsComprehension() {
        return cursor.is("for") || cursor.is("async") && cursor.peek(1).is("for");
    }

    /** The {@code for} and {@code if} parts of a comprehension. */
    List<Expr.Clause> clauses() {
        List<Expr.Clause> clauses = new ArrayList<>();
        while (startsComprehension()) {
            boolean async = cursor.take("async");
            cursor.expect("for");
            Expr target = Targets.require(cursor.source(), targets());
            cursor.expect("in");
            Expr iterable = disjunction();
            List<Expr> conditions = new ArrayList<>();
            while (cursor.take("if")) {
                Expr condition = disjunction();
                if (cursor.is(":=") && condition instanceof Expr.Name name) {
                    cursor.next();
                    condition = new Expr.Walrus(name.at(), name, expression());
                }
                conditions.add(condition);
            }
            clauses.add(new Expr.Clause(target, iterable, List.copyOf(conditions), async));
        }
        return List.copyOf(clauses);
    }
}
