package dev.windlass.alembic.python;

import dev.windlass.alembic.python.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Parses names, literals and what stands in brackets. */
final class AtomParser {
    private final TokenCursor cursor;
    private final ExpressionParser expressions;

    AtomParser(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    Expr atom() {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case NUMBER -> Literals.number(cursor.source(), cursor.next());
            case STRING -> strings();
            case NAME -> name(token);
            case OPERATOR ->
                switch (token.text()) {
                    case "(" -> parenthesis();
                    case "[" -> list();
                    case "{" -> braces();
                    case "..." -> new Expr.EllipsisLiteral(cursor.next().start());
                    default -> throw cursor.unexpected("an expression");
                };
            case NEWLINE, INDENT, DEDENT, END -> throw cursor.unexpected("an expression");
        };
    }

    private Expr name(Token token) {
        switch (token.text()) {
            case "None" -> {
                return new Expr.NoneLiteral(cursor.next().start());
            }
            case "True", "False" -> {
                return new Expr.BoolLiteral(cursor.next().start(), token.text().equals("True"));
            }
            default -> {
                if (!cursor.isIdentifier()) {
                    throw cursor.unexpected("an expression");
                }
                return new Expr.Name(cursor.next().start(), token.text());
            }
        }
    }

    private Expr strings() {
        List<Token> tokens = new ArrayList<>();
        while (cursor.is(Kind.STRING)) {
            tokens.add(cursor.next());
        }
        return Literals.strings(cursor.source(), tokens, cursor.depth());
    }

    private Expr parenthesis() {
        int at = cursor.next().start();
        if (cursor.take(")")) {
            return new Expr.TupleDisplay(at, List.of());
        }
        int inside = cursor.at();
        Expr value = expressions.yieldOrStars();
        if (expressions.startsComprehension()) {
            value = new Expr.Comprehension(inside, Expr.Making.GENERATOR, value, null, expressions.clauses());
        }
        if (value instanceof Expr.Starred) {
            throw cursor.source().syntaxError(inside, "A starred expression cannot stand here");
        }
        cursor.expect(")");
        return value;
    }

    private Expr list() {
        int at = cursor.next().start();
        List<Expr> items = new ArrayList<>();
        while (!cursor.is("]")) {
            items.add(expressions.starOrNamed());
            if (items.size() == 1 && expressions.startsComprehension()) {
                Expr made = new Expr.Comprehension(at, Expr.Making.LIST, items.getFirst(), null, expressions.clauses());
                cursor.expect("]");
                return made;
            }
            if (!cursor.take(",")) {
                break;
            }
        }
        cursor.expect("]");
        return new Expr.ListDisplay(at, List.copyOf(items));
    }

    private Expr braces() {
        int at = cursor.next().start();
        List<Expr.Entry> entries = new ArrayList<>();
        List<Expr> items = new ArrayList<>();
        while (!cursor.is("}")) {
            if (cursor.take("**")) {
                entries.add(new Expr.Entry(null, expressions.bitwise()));
            } else if (cursor.is("*")) {
                int star = cursor.next().start();
                items.add(new Expr.Starred(star, expressions.bitwise()));
            } else {
                Expr first = expressions.named();
                if (cursor.take(":")) {
                    Expr value = expressions.expression();
                    if (expressions.startsComprehension() && entries.isEmpty()) {
                        Expr made = new Expr.Comprehension(at, Expr.Making.DICT, first, value, expressions.clauses());
                        cursor.expect("}");
                        return made;
                    }
                    entries.add(new Expr.Entry(first, value));
                } else {
                    if (expressions.startsComprehension() && items.isEmpty()) {
                        Expr made = new Expr.Comprehension(at, Expr.Making.SET, first, null, expressions.clauses());
                        cursor.expect("}");
                        return made;
                    }
                    items.add(first);
                }
            }
            if (!items.isEmpty() && !entries.isEmpty()) {
                throw cursor.source().syntaxError(cursor.at(), "A set and a dictionary are mixed");
            }
            if (!cursor.take(",")) {
                break;
            }
        }
        cursor.expect("}");
        return items.isEmpty()
                ? new Expr.DictDisplay(at, List.copyOf(entries))
                : new Expr.SetDisplay(at, List.copyOf(items));
    }
}
