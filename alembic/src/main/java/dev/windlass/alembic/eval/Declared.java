package dev.windlass.alembic.eval;

import dev.windlass.alembic.python.Expr;
import dev.windlass.alembic.python.Stmt;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What a function's body declares: its global and nonlocal names, and whether it yields. */
final class Declared {
    private Declared() {}

    static Set<String> globals(List<Stmt> body) {
        Set<String> names = new HashSet<>();
        each(body, s -> {
            if (s instanceof Stmt.Global global) {
                names.addAll(global.names());
            }
        });
        return names;
    }

    static Set<String> nonlocals(List<Stmt> body) {
        Set<String> names = new HashSet<>();
        each(body, s -> {
            if (s instanceof Stmt.Nonlocal nonlocal) {
                names.addAll(nonlocal.names());
            }
        });
        return names;
    }

    static boolean yields(List<Stmt> body) {
        boolean[] found = {false};
        each(body, s -> {
            Expr value = switch (s) {
                case Stmt.Expression expression -> expression.value();
                case Stmt.Assign assign -> assign.value();
                case Stmt.AugmentedAssign assign -> assign.value();
                default -> null;
            };
            found[0] |= value instanceof Expr.Yield || value instanceof Expr.YieldFrom;
        });
        return found[0];
    }

    /** Visits the statements of a body and of the blocks in it, but not those of functions and classes inside. */
    private static void each(List<Stmt> body, Consumer<Stmt> visitor) {
        for (Stmt statement : body) {
            visitor.accept(statement);
            switch (statement) {
                case Stmt.If conditional -> {
                    conditional.branches().forEach(b -> each(b.body(), visitor));
                    each(conditional.otherwise(), visitor);
                }
                case Stmt.For loop -> {
                    each(loop.body(), visitor);
                    each(loop.otherwise(), visitor);
                }
                case Stmt.While loop -> {
                    each(loop.body(), visitor);
                    each(loop.otherwise(), visitor);
                }
                case Stmt.Try attempt -> {
                    each(attempt.body(), visitor);
                    attempt.handlers().forEach(h -> each(h.body(), visitor));
                    each(attempt.otherwise(), visitor);
                    each(attempt.cleanup(), visitor);
                }
                case Stmt.With with -> each(with.body(), visitor);
                default -> {}
            }
        }
    }
}
