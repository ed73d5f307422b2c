package dev.windlass.alembic.eval;

import dev.windlass.alembic.python.Expr;
import dev.windlass.alembic.python.Source;
import dev.windlass.alembic.python.Stmt;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a function does when called.
 *
 * @param body its statements; for a lambda none
 * @param result what a lambda gives; null for a function
 * @param globals the names it declares global
 * @param nonlocals the names it declares nonlocal
 * @param generator whether it yields
 */
record Code(
        Source source,
        int at,
        Expr.Parameters parameters,
        List<Stmt> body,
        @Nullable Expr result,
        Set<String> globals,
        Set<String> nonlocals,
        boolean generator,
        boolean async) {}
