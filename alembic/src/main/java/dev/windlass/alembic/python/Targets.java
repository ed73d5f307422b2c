package dev.windlass.alembic.python;

/** What may be assigned to. */
final class Targets {
    private Targets() {}

    /**
     * The expression, if it can be a target.
     *
     * @throws dev.windlass.error.WindlassException if it cannot
     */
    static Expr require(Source source, Expr expression) {
        switch (expression) {
            case Expr.Name name -> {}
            case Expr.Attribute attribute -> {}
            case Expr.Subscript subscript -> {}
            case Expr.Starred starred -> require(source, starred.value());
            case Expr.TupleDisplay tuple -> tuple.items().forEach(item -> require(source, item));
            case Expr.ListDisplay list -> list.items().forEach(item -> require(source, item));
            default -> throw source.syntaxError(expression.at(), "This cannot be assigned to");
        }
        return expression;
    }
}
