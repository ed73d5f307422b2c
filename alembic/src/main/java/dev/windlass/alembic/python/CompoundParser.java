package dev.windlass.alembic.python;

import dev.windlass.alembic.python.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Parses the statements that hold blocks. */
final class CompoundParser {
    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final Parser parser;

    CompoundParser(TokenCursor cursor, ExpressionParser expressions, Parser parser) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.parser = parser;
    }

    Stmt conditional() {
        int at = cursor.expect("if").start();
        List<Stmt.Branch> branches = new ArrayList<>();
        do {
            Expr test = expressions.named();
            branches.add(new Stmt.Branch(test, parser.block()));
        } while (cursor.take("elif"));
        return new Stmt.If(at, List.copyOf(branches), otherwise());
    }

    private List<Stmt> otherwise() {
        return cursor.take("else") ? parser.block() : List.of();
    }

    Stmt loop(boolean async) {
        int at = cursor.expect("for").start();
        Expr target = Targets.require(cursor.source(), expressions.targets());
        cursor.expect("in");
        Expr iterable = expressions.stars();
        List<Stmt> body = parser.block();
        return new Stmt.For(at, target, iterable, body, otherwise(), async);
    }

    Stmt whileLoop() {
        int at = cursor.expect("while").start();
        Expr test = expressions.named();
        List<Stmt> body = parser.block();
        return new Stmt.While(at, test, body, otherwise());
    }

    Stmt attempt() {
        int at = cursor.expect("try").start();
        List<Stmt> body = parser.block();
        List<Stmt.Handler> handlers = new ArrayList<>();
        boolean group = false;
        while (cursor.is("except")) {
            int start = cursor.next().start();
            group |= cursor.take("*");
            Expr type = cursor.is(":") ? null : expressions.stars();
            String name = cursor.take("as") ? cursor.identifier() : "";
            handlers.add(new Stmt.Handler(start, type, name, parser.block()));
        }
        List<Stmt> otherwise = handlers.isEmpty() ? List.of() : otherwise();
        List<Stmt> cleanup = cursor.take("finally") ? parser.block() : List.of();
        if (handlers.isEmpty() && cleanup.isEmpty()) {
            throw cursor.unexpected("'except' or 'finally'");
        }
        return new Stmt.Try(at, body, List.copyOf(handlers), otherwise, cleanup, group);
    }

    Stmt with(boolean async) {
        int at = cursor.expect("with").start();
        List<Stmt.WithItem> items = new ArrayList<>();
        boolean parenthesised = cursor.is("(") && closesBeforeColon();
        if (parenthesised) {
            cursor.next();
        }
        do {
            if (parenthesised && cursor.is(")")) {
                break;
            }
            Expr context = parenthesised ? expressions.named() : expressions.expression();
            Expr target = null;
            if (cursor.take("as")) {
                target =
                        Targets.require(cursor.source(), parenthesised ? expressions.bitwise() : expressions.bitwise());
            }
            items.add(new Stmt.WithItem(context, target));
        } while (cursor.take(","));
        if (parenthesised) {
            cursor.expect(")");
        }
        return new Stmt.With(at, List.copyOf(items), parser.block(), async);
    }

    // "with (a as b, c):" and not "with (a).b:" or "with (a), b:"; a parenthesis around one expression reads the same
    // either way.
    private boolean closesBeforeColon() {
        int level = 0;
        for (int ahead = 0; ; ahead++) {
            Token token = cursor.peek(ahead);
            if (token.kind() == Kind.END) {
                return false;
            }
            if (token.kind() == Kind.OPERATOR) {
                if ("([{".contains(token.text())) {
                    level++;
                } else if (")]}".contains(token.text()) && --level == 0) {
                    return cursor.peek(ahead + 1).is(":");
                }
            }
            if (level == 1 && (token.is("for") || token.is("yield"))) {
                return false;
            }
        }
    }

    Stmt async(List<Expr> decorators) {
        int at = cursor.expect("async").start();
        if (cursor.is("def")) {
            return function(decorators, true);
        }
        if (decorators.isEmpty() && cursor.is("for")) {
            return loop(true);
        }
        if (decorators.isEmpty() && cursor.is("with")) {
            return with(true);
        }
        throw cursor.source().syntaxError(at, "'async' stands before 'def', 'for' or 'with'");
    }

    Stmt function(List<Expr> decorators, boolean async) {
        int at = cursor.expect("def").start();
        String name = cursor.identifier();
        parser.skipTypeParameters();
        cursor.expect("(");
        Expr.Parameters parameters = new ParameterParser(cursor, expressions).parse(")", true);
        cursor.expect(")");
        if (cursor.take("->")) {
            expressions.expression();
        }
        return new Stmt.FunctionDef(at, name, parameters, List.copyOf(decorators), parser.block(), async);
    }

    Stmt classDefinition(List<Expr> decorators) {
        int at = cursor.expect("class").start();
        String name = cursor.identifier();
        parser.skipTypeParameters();
        List<Expr.Argument> arguments = cursor.take("(") ? expressions.arguments() : List.of();
        return new Stmt.ClassDef(at, name, arguments, List.copyOf(decorators), parser.block());
    }

    Stmt match() {
        int at = cursor.expect("match").start();
        Expr subject = expressions.stars();
        cursor.expect(":");
        cursor.expect(Kind.NEWLINE, "the end of the line");
        cursor.expect(Kind.INDENT, "an indented block");
        cursor.enter();
        List<Stmt.Case> cases = new ArrayList<>();
        while (!cursor.take(Kind.DEDENT)) {
            int start = cursor.expect("case").start();
            Expr pattern = patterns();
            Expr guard = cursor.take("if") ? expressions.named() : null;
            cases.add(new Stmt.Case(start, pattern, guard, parser.block()));
        }
        cursor.leave();
        return new Stmt.Match(at, subject, List.copyOf(cases));
    }

    private Expr patterns() {
        int at = cursor.at();
        List<Expr> items = new ArrayList<>();
        boolean several = false;
        do {
            if (cursor.is(":") || cursor.is("if") || cursor.is(")") || cursor.is("]")) {
                break;
            }
            items.add(pattern());
            several |= cursor.is(",");
        } while (cursor.take(","));
        return items.size() == 1 && !several ? items.getFirst() : new Expr.TupleDisplay(at, List.copyOf(items));
    }

    private Expr pattern() {
        cursor.enter();
        int at = cursor.at();
        Expr pattern;
        if (cursor.take("*")) {
            pattern = new Expr.Starred(at, new Expr.Name(cursor.at(), cursor.identifier()));
        } else if (cursor.take("(") || cursor.is("[") && cursor.take("[")) {
            pattern = patterns();
            if (!cursor.take(")")) {
                cursor.expect("]");
            }
        } else if (cursor.take("{")) {
            pattern = mapping(at);
        } else {
            pattern = simplePattern();
        }
        while (cursor.take("|")) {
            pattern = new Expr.Binary(at, "|", pattern, pattern());
        }
        if (cursor.take("as")) {
            pattern = new Expr.Walrus(at, new Expr.Name(cursor.at(), cursor.identifier()), pattern);
        }
        cursor.leave();
        return pattern;
    }

    private Expr mapping(int at) {
        List<Expr.Entry> entries = new ArrayList<>();
        while (!cursor.is("}")) {
            if (cursor.take("**")) {
                entries.add(new Expr.Entry(null, new Expr.Name(cursor.at(), cursor.identifier())));
            } else {
                Expr key = simplePattern();
                cursor.expect(":");
                entries.add(new Expr.Entry(key, pattern()));
            }
            if (!cursor.take(",")) {
                break;
            }
        }
        cursor.expect("}");
        return new Expr.DictDisplay(at, List.copyOf(entries));
    }

    private Expr simplePattern() {
        int at = cursor.at();
        if (!cursor.isIdentifier()) {
            cursor.enter();
            boolean negative = cursor.take("-");
            Expr number = new AtomParser(cursor, expressions).atom();
            if (cursor.is("+") || cursor.is("-")) {
                String operator = cursor.next().text();
                number = new Expr.Binary(at, operator, number, new AtomParser(cursor, expressions).atom());
            }
            cursor.leave();
            return negative ? new Expr.Unary(at, "-", number) : number;
        }
        Expr value = new Expr.Name(at, cursor.identifier());
        while (cursor.take(".")) {
            int name = cursor.at();
            value = new Expr.Attribute(name, value, cursor.identifier());
        }
        if (!cursor.take("(")) {
            return value;
        }
        List<Expr.Argument> arguments = new ArrayList<>();
        while (!cursor.is(")")) {
            if (cursor.isIdentifier() && cursor.peek(1).is("=")) {
                String name = cursor.identifier();
                cursor.next();
                arguments.add(new Expr.Argument(Expr.Passing.NAMED, name, pattern()));
            } else {
                arguments.add(new Expr.Argument(Expr.Passing.POSITIONAL, "", pattern()));
            }
            if (!cursor.take(",")) {
                break;
            }
        }
        cursor.expect(")");
        return new Expr.Call(at, value, List.copyOf(arguments));
    }
}
