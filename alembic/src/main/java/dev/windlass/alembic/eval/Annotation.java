package dev.windlass.alembic.eval;

import dev.windlass.alembic.python.Expr;
import dev.windlass.alembic.python.Source;

/** What stands after the colon of {@code name: annotation} in a class: evaluated only if somebody asks. */
public final class Annotation implements Value {
    private final Source source;
    private final Expr expression;
    private final Scope scope;

    Annotation(Source source, Expr expression, Scope scope) {
        this.source = source;
        this.expression = expression;
        this.scope = scope;
    }

    /** The expression as it stands in the file. */
    public Expr expression() {
        return expression;
    }

    /** The value of a part of it. */
    public Value evaluate(Run run, Expr part) {
        return new Expressions(run, source, null).evaluate(part, scope);
    }

    @Override
    public TypeValue type() {
        return Types.OBJECT;
    }
}
