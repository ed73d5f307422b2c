package dev.windlass.alembic.eval;

import dev.windlass.alembic.python.Expr;
import dev.windlass.alembic.python.Parser;
import dev.windlass.alembic.python.Source;
import dev.windlass.alembic.python.Stmt;
import dev.windlass.error.WindlassException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The statements of an application's module, run only as far as a name of it is needed: its other imports and
 * definitions, which may be anything, then do not matter.
 */
final class OnDemand {
    private static final Source MAPPING = new Source("windlass.toml", "");

    private final Map<String, String> mapped;
    private final Map<String, List<Stmt>> definitions = new HashMap<>();
    private final List<Stmt.ImportFrom> stars = new ArrayList<>();
    private final Set<String> busy = new HashSet<>();

    OnDemand(List<Stmt> statements, Map<String, String> mapped) {
        this.mapped = mapped;
        statements.forEach(this::index);
    }

    private void index(Stmt statement) {
        Set<String> names = new HashSet<>();
        if (statement instanceof Stmt.ImportFrom star
                && star.names().getFirst().name().equals("*")) {
            stars.add(star);
        }
        Names.bound(statement, names);
        names.forEach(name ->
                definitions.computeIfAbsent(name, key -> new ArrayList<>()).add(statement));
    }

    /** The names that its statements or the mapping define. */
    List<String> definedNames() {
        Set<String> names = new java.util.TreeSet<>(definitions.keySet());
        names.remove("*");
        names.addAll(mapped.keySet());
        return List.copyOf(names);
    }

    /** Runs what defines a name; false if nothing does. */
    boolean define(Run run, ModuleScope module, String name) {
        String expression = mapped.get(name);
        if (expression != null) {
            module.names().put(name, mapped(run, expression));
            return true;
        }
        if (!busy.add(name)) {
            return false;
        }
        Source source = run.source();
        int at = run.at();
        try {
            List<Stmt> statements = definitions.get(name);
            if (statements == null) {
                return fromStars(run, module, name);
            }
            Scope scope = Scope.module(module);
            Statements executor = new Statements(run, module.source());
            for (Stmt statement : statements) {
                if (statement instanceof Stmt.Import imports) {
                    executor.importing().plain(only(imports, name), scope);
                } else if (statement instanceof Stmt.ImportFrom imports) {
                    executor.importing().from(only(imports, name), scope);
                } else {
                    executor.run(List.of(statement), scope);
                }
            }
            return module.names().containsKey(name);
        } finally {
            busy.remove(name);
            run.at(source, at);
        }
    }

    private boolean fromStars(Run run, ModuleScope module, String name) {
        for (Stmt.ImportFrom star : stars) {
            Stmt.ImportFrom one = new Stmt.ImportFrom(
                    star.at(), star.level(), star.module(), List.of(new Stmt.Alias(star.at(), name, "")));
            try {
                new Statements(run, module.source()).importing().from(one, Scope.module(module));
                return true;
            } catch (Raise | ClassCastException | WindlassException notThere) {
                // Another star import may have it.
            }
        }
        return false;
    }

    private static Stmt.Import only(Stmt.Import imports, String name) {
        return new Stmt.Import(
                imports.at(),
                imports.names().stream()
                        .filter(a -> a.as().isEmpty()
                                ? a.name().equals(name) || a.name().startsWith(name + ".")
                                : a.as().equals(name))
                        .toList());
    }

    private static Stmt.ImportFrom only(Stmt.ImportFrom imports, String name) {
        return new Stmt.ImportFrom(
                imports.at(),
                imports.level(),
                imports.module(),
                imports.names().stream()
                        .filter(a -> (a.as().isEmpty() ? a.name() : a.as()).equals(name))
                        .toList());
    }

    /** The value of an expression of the mapping; something inert for an empty one. */
    static Value mapped(Run run, String expression) {
        if (expression.isBlank()) {
            return Inert.INERT;
        }
        String prelude = "import sqlalchemy as sa\nfrom alembic import op\n"
                + "from sqlalchemy.dialects import postgresql, mysql, sqlite\n";
        Source source = new Source(MAPPING.file(), prelude + "(" + expression + ")\n");
        ModuleScope module = new ModuleScope("mapping", source, null);
        Scope scope = Scope.module(module);
        List<Stmt> statements = Parser.parse(source);
        Statements executor = new Statements(run, source);
        executor.run(statements.subList(0, 3), scope);
        Expr value = ((Stmt.Expression) statements.getLast()).value();
        return executor.expressions().evaluate(value, scope);
    }
}
