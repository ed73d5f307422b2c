package dev.windlass.alembic.eval;

import dev.windlass.alembic.python.Expr;
import dev.windlass.alembic.python.Stmt;
import java.util.List;
import java.util.Set;

/** Which names a statement binds, and which words a function's body holds. */
final class Names {
    private Names() {}

    /** Adds the names that a statement binds in its own scope. */
    static void bound(Stmt statement, Set<String> names) {
        switch (statement) {
            case Stmt.Assign assign -> assign.targets().forEach(t -> target(t, names));
            case Stmt.AnnotatedAssign assign -> {
                if (assign.value() != null) {
                    target(assign.target(), names);
                }
            }
            case Stmt.AugmentedAssign assign -> target(assign.target(), names);
            case Stmt.FunctionDef function -> names.add(function.name());
            case Stmt.ClassDef type -> names.add(type.name());
            case Stmt.TypeAlias alias -> names.add(alias.name());
            case Stmt.Import imports ->
                imports.names()
                        .forEach(a -> names.add(a.as().isEmpty() ? a.name().split("\\.", 2)[0] : a.as()));
            case Stmt.ImportFrom imports ->
                imports.names().forEach(a -> names.add(a.as().isEmpty() ? a.name() : a.as()));
            case Stmt.If conditional -> {
                conditional.branches().forEach(b -> all(b.body(), names));
                all(conditional.otherwise(), names);
            }
            case Stmt.For loop -> {
                target(loop.target(), names);
                all(loop.body(), names);
                all(loop.otherwise(), names);
            }
            case Stmt.While loop -> {
                all(loop.body(), names);
                all(loop.otherwise(), names);
            }
            case Stmt.Try attempt -> {
                all(attempt.body(), names);
                attempt.handlers().forEach(h -> {
                    all(h.body(), names);
                });
                all(attempt.otherwise(), names);
                all(attempt.cleanup(), names);
            }
            case Stmt.With with -> {
                with.items().forEach(item -> {
                    if (item.target() != null) {
                        target(item.target(), names);
                    }
                });
                all(with.body(), names);
            }
            // "NAMES.update(…)", "NAMES.append(…)" at the top of a module belong to the name too.
            case Stmt.Expression expression -> {
                if (expression.value() instanceof Expr.Call call
                        && call.callee() instanceof Expr.Attribute attribute
                        && attribute.target() instanceof Expr.Name name) {
                    names.add(name.id());
                }
            }
            case Stmt.Return other -> {}
            case Stmt.Delete other -> {}
            case Stmt.Pass other -> {}
            case Stmt.Break other -> {}
            case Stmt.Continue other -> {}
            case Stmt.Raise other -> {}
            case Stmt.Global other -> {}
            case Stmt.Nonlocal other -> {}
            case Stmt.Assert other -> {}
            case Stmt.Match other -> {}
        }
    }

    private static void all(List<Stmt> statements, Set<String> names) {
        statements.forEach(s -> bound(s, names));
    }

    private static void target(Expr target, Set<String> names) {
        switch (target) {
            case Expr.Name name -> names.add(name.id());
            case Expr.TupleDisplay tuple -> tuple.items().forEach(t -> target(t, names));
            case Expr.ListDisplay list -> list.items().forEach(t -> target(t, names));
            case Expr.Starred starred -> target(starred.value(), names);
            case Expr.Subscript subscript -> target(subscript.target(), names);
            case Expr.Attribute attribute -> target(attribute.target(), names);
            default -> {}
        }
    }
}
