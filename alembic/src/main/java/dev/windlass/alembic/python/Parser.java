package dev.windlass.alembic.python;

import dev.windlass.alembic.python.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Parses Python source into statements: The Python Language Reference, chapters 7 to 9, for Python 3.13. */
public final class Parser {
    private final TokenCursor cursor;
    private final ExpressionParser expressions;

    private Parser(TokenCursor cursor) {
        this.cursor = cursor;
        this.expressions = new ExpressionParser(cursor);
    }

    /**
     * The statements of a file.
     *
     * @throws dev.windlass.error.WindlassException with {@code ALEMBIC_SYNTAX} and the place if it is not Python
     */
    public static List<Stmt> parse(Source source) {
        return new Parser(new TokenCursor(source, Tokenizer.file(source), 0)).file();
    }

    /**
     * The statements in a part of a file that begins at the left margin.
     *
     * @throws dev.windlass.error.WindlassException with {@code ALEMBIC_SYNTAX} and the place if it is not Python
     */
    static List<Stmt> parsePart(Source source, int start, int end) {
        return new Parser(new TokenCursor(source, Tokenizer.part(source, start, end), 0)).file();
    }

    private List<Stmt> file() {
        List<Stmt> statements = new ArrayList<>();
        while (!cursor.is(Kind.END)) {
            if (cursor.is(Kind.INDENT)) {
                throw cursor.source().syntaxError(cursor.at(), "An unexpected indent");
            }
            if (!cursor.take(Kind.NEWLINE)) {
                statement(statements);
            }
        }
        return List.copyOf(statements);
    }

    private void statement(List<Stmt> into) {
        Token token = cursor.peek();
        if (token.kind() == Kind.OPERATOR && token.text().equals("@")) {
            into.add(decorated());
            return;
        }
        if (token.kind() == Kind.NAME) {
            CompoundParser compound = new CompoundParser(cursor, expressions, this);
            switch (token.text()) {
                case "if" -> into.add(compound.conditional());
                case "for" -> into.add(compound.loop(false));
                case "while" -> into.add(compound.whileLoop());
                case "try" -> into.add(compound.attempt());
                case "with" -> into.add(compound.with(false));
                case "def" -> into.add(compound.function(List.of(), false));
                case "class" -> into.add(compound.classDefinition(List.of()));
                case "async" -> into.add(compound.async(List.of()));
                default -> {
                    if (token.text().equals("match") && startsMatch()) {
                        into.add(compound.match());
                    } else {
                        simpleLine(into);
                    }
                }
            }
            return;
        }
        simpleLine(into);
    }

    private boolean startsMatch() {
        int level = 0;
        for (int ahead = 1; ; ahead++) {
            Token token = cursor.peek(ahead);
            switch (token.kind()) {
                case NEWLINE -> {
                    return cursor.peek(ahead - 1).is(":")
                            && cursor.peek(ahead + 1).kind() == Kind.INDENT
                            && cursor.peek(ahead + 2).is("case");
                }
                case END -> {
                    return false;
                }
                case OPERATOR -> {
                    if ("([{".contains(token.text())) {
                        level++;
                    } else if (")]}".contains(token.text())) {
                        level--;
                    } else if (level == 0
                            && (token.text().equals("=") || token.text().equals(":="))) {
                        return false;
                    }
                }
                default -> {}
            }
        }
    }

    private Stmt decorated() {
        List<Expr> decorators = new ArrayList<>();
        while (cursor.take("@")) {
            decorators.add(expressions.named());
            cursor.expect(Kind.NEWLINE, "the end of the line");
        }
        CompoundParser compound = new CompoundParser(cursor, expressions, this);
        if (cursor.is("def")) {
            return compound.function(decorators, false);
        }
        if (cursor.is("class")) {
            return compound.classDefinition(decorators);
        }
        if (cursor.is("async")) {
            return compound.async(decorators);
        }
        throw cursor.unexpected("'def' or 'class' after the decorator");
    }

    /** The statements after a colon: on the same line, or indented below. */
    List<Stmt> block() {
        cursor.expect(":");
        List<Stmt> body = new ArrayList<>();
        if (!cursor.take(Kind.NEWLINE)) {
            simpleLine(body);
            return List.copyOf(body);
        }
        cursor.expect(Kind.INDENT, "an indented block");
        cursor.enter();
        while (!cursor.take(Kind.DEDENT)) {
            if (cursor.is(Kind.INDENT)) {
                throw cursor.source().syntaxError(cursor.at(), "An unexpected indent");
            }
            statement(body);
        }
        cursor.leave();
        return List.copyOf(body);
    }

    private void simpleLine(List<Stmt> into) {
        do {
            if (cursor.is(Kind.NEWLINE)) {
                break;
            }
            into.add(simple());
        } while (cursor.take(";"));
        if (!cursor.is(Kind.NEWLINE)) {
            throw cursor.unexpected("the end of the statement");
        }
        cursor.next();
    }

    private Stmt simple() {
        Token token = cursor.peek();
        int at = token.start();
        if (token.kind() == Kind.NAME) {
            switch (token.text()) {
                case "pass" -> {
                    cursor.next();
                    return new Stmt.Pass(at);
                }
                case "break" -> {
                    cursor.next();
                    return new Stmt.Break(at);
                }
                case "continue" -> {
                    cursor.next();
                    return new Stmt.Continue(at);
                }
                case "return" -> {
                    cursor.next();
                    return new Stmt.Return(at, expressions.startsExpression() ? expressions.stars() : null);
                }
                case "raise" -> {
                    return raise();
                }
                case "global", "nonlocal" -> {
                    cursor.next();
                    List<String> names = new ArrayList<>();
                    do {
                        names.add(cursor.identifier());
                    } while (cursor.take(","));
                    return token.text().equals("global")
                            ? new Stmt.Global(at, List.copyOf(names))
                            : new Stmt.Nonlocal(at, List.copyOf(names));
                }
                case "del" -> {
                    cursor.next();
                    Expr targets = Targets.require(cursor.source(), expressions.targets());
                    return new Stmt.Delete(
                            at, targets instanceof Expr.TupleDisplay tuple ? tuple.items() : List.of(targets));
                }
                case "assert" -> {
                    cursor.next();
                    Expr test = expressions.expression();
                    return new Stmt.Assert(at, test, cursor.take(",") ? expressions.expression() : null);
                }
                case "import" -> {
                    return new ImportParser(cursor).plain();
                }
                case "from" -> {
                    return new ImportParser(cursor).from();
                }
                case "type" -> {
                    if (cursor.peek(1).kind() == Kind.NAME
                            && (cursor.peek(2).is("=") || cursor.peek(2).is("["))) {
                        return typeAlias();
                    }
                }
                default -> {}
            }
        }
        return assignment();
    }

    private Stmt raise() {
        int at = cursor.next().start();
        if (!expressions.startsExpression()) {
            return new Stmt.Raise(at, null, null);
        }
        Expr exception = expressions.expression();
        return new Stmt.Raise(at, exception, cursor.take("from") ? expressions.expression() : null);
    }

    private Stmt typeAlias() {
        int at = cursor.next().start();
        String name = cursor.identifier();
        skipTypeParameters();
        cursor.expect("=");
        return new Stmt.TypeAlias(at, name, expressions.expression());
    }

    /** Passes over {@code [T: bound = default, *Ts, **P]}, which means nothing at run time. */
    void skipTypeParameters() {
        if (!cursor.take("[")) {
            return;
        }
        while (!cursor.is("]")) {
            if (!cursor.take("**")) {
                cursor.take("*");
            }
            cursor.identifier();
            if (cursor.take(":")) {
                expressions.expression();
            }
            if (cursor.take("=")) {
                expressions.starOrNamed();
            }
            if (!cursor.take(",")) {
                break;
            }
        }
        cursor.expect("]");
    }

    private Stmt assignment() {
        int at = cursor.at();
        Expr first = expressions.yieldOrStars();
        Token token = cursor.peek();
        if (token.kind() != Kind.OPERATOR) {
            return new Stmt.Expression(at, plain(first));
        }
        String operator = token.text();
        if (operator.equals(":")) {
            cursor.next();
            Targets.require(cursor.source(), first);
            Expr annotation = expressions.expression();
            Expr value = cursor.take("=") ? expressions.yieldOrStars() : null;
            return new Stmt.AnnotatedAssign(at, first, annotation, value);
        }
        if (operator.equals("=")) {
            List<Expr> targets = new ArrayList<>();
            Expr value = first;
            while (cursor.take("=")) {
                targets.add(Targets.require(cursor.source(), value));
                value = expressions.yieldOrStars();
            }
            return new Stmt.Assign(at, List.copyOf(targets), plain(value));
        }
        if (operator.length() >= 2 && operator.endsWith("=") && !"==!=<=>=:=".contains(operator)) {
            cursor.next();
            Targets.require(cursor.source(), first);
            if (first instanceof Expr.TupleDisplay || first instanceof Expr.ListDisplay) {
                throw cursor.source().syntaxError(at, "A tuple or list cannot be assigned to with an operator");
            }
            return new Stmt.AugmentedAssign(
                    at, first, operator.substring(0, operator.length() - 1), expressions.yieldOrStars());
        }
        return new Stmt.Expression(at, plain(first));
    }

    private Expr plain(Expr value) {
        if (value instanceof Expr.Starred) {
            throw cursor.source().syntaxError(value.at(), "A starred expression cannot stand here");
        }
        return value;
    }
}
