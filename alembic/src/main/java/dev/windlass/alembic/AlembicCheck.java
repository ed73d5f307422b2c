package dev.windlass.alembic;

import dev.windlass.alembic.eval.DeepStack;
import dev.windlass.alembic.eval.Imports;
import dev.windlass.alembic.eval.Missing;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Value;
import dev.windlass.alembic.library.Context;
import dev.windlass.alembic.library.Library;
import dev.windlass.alembic.python.Expr;
import dev.windlass.alembic.python.Source;
import dev.windlass.alembic.python.Stmt;
import dev.windlass.alembic.python.Walk;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.plan.Direction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a revision would do that Windlass does not run, before anything runs: imports that are not known and are
 * used, directives that are not Alembic's, members that known modules do not have, constructs of the language that are
 * left out, functions that reach outside. Only what can be reached from the module level and the function asked for
 * counts. What a value turns out to be at run time is not seen here.
 */
public final class AlembicCheck {
    private static final Set<String> OUTSIDE =
            Set.of("open", "input", "exec", "eval", "compile", "__import__", "breakpoint");

    private final AlembicScript script;
    private final Run run;
    private final Map<String, Value> imported = new HashMap<>();
    private final Map<String, Stmt> definitions = new HashMap<>();
    private final Set<String> bound = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private AlembicCheck(AlembicScript script, Run run) {
        this.script = script;
        this.run = run;
    }

    /** What is wrong with a revision for running it in a direction; none if nothing is found. */
    public static List<Problem> check(AlembicScript script, Direction direction, AlembicEnvironment environment) {
        return checkAll(List.of(script), direction, environment);
    }

    /** What is wrong with several revisions, in their order; much faster than one by one. */
    public static List<Problem> checkAll(
            List<AlembicScript> scripts, Direction direction, AlembicEnvironment environment) {
        try {
            return found(scripts, direction, environment);
        } catch (StackOverflowError deep) {
            // What is imported from the application runs here, which may take as deep a stack as a revision.
            return DeepStack.call(() -> found(scripts, direction, environment));
        }
    }

    private static List<Problem> found(
            List<AlembicScript> scripts, Direction direction, AlembicEnvironment environment) {
        Library library = Library.of(new Nowhere(), environment.settings(), new Context.Memory(), line -> {});
        Run run = new Run(environment.limits(), library, new Imports(environment.modules(), environment.names()));
        List<Problem> problems = new ArrayList<>();
        for (AlembicScript script : scripts) {
            AlembicCheck check = new AlembicCheck(script, run);
            check.run(direction);
            problems.addAll(check.problems);
        }
        return List.copyOf(problems);
    }

    private void run(Direction direction) {
        Deque<Stmt> open = new ArrayDeque<>();
        for (Stmt statement : script.statements()) {
            switch (statement) {
                case Stmt.FunctionDef function -> definitions.put(function.name(), function);
                case Stmt.ClassDef type -> {
                    definitions.put(type.name(), type);
                    open.add(type);
                }
                default -> open.add(statement);
            }
        }
        // Imports bind wherever they stand; what they bind is looked at where it is used.
        Walk.all(script.statements(), this::imports, this::names);
        Stmt function = definitions.get(direction.word());
        if (function != null) {
            open.add(function);
        }
        Set<String> reached = new HashSet<>();
        while (!open.isEmpty()) {
            Stmt next = open.pop();
            boolean first = next instanceof Stmt.FunctionDef f
                    ? reached.add("def " + f.name() + f.at())
                    : reached.add("at " + next.at());
            if (first) {
                Walk.all(List.of(next), this::statement, e -> {
                    expression(e);
                    if (e instanceof Expr.Name name && definitions.get(name.id()) instanceof Stmt used) {
                        open.add(used);
                    }
                });
            }
        }
    }

    private void imports(Stmt statement) {
        switch (statement) {
            case Stmt.Import plain ->
                plain.names().forEach(alias -> {
                    String top = alias.name().split("\\.", 2)[0];
                    Value module = find(alias.name());
                    boolean whole = !alias.as().isEmpty();
                    Value found = whole ? module : find(top);
                    imported.put(whole ? alias.as() : top, found == null ? missing(alias.name(), alias.at()) : found);
                });
            case Stmt.ImportFrom from -> {
                if (from.level() == 0 && !from.module().equals("__future__")) {
                    from.names().forEach(alias -> from(from, alias));
                }
            }
            case Stmt.FunctionDef function -> {
                bound.add(function.name());
                function.parameters().list().forEach(p -> bound.add(p.name()));
            }
            case Stmt.ClassDef type -> bound.add(type.name());
            case Stmt.For loop -> target(loop.target());
            default -> {}
        }
    }

    private void from(Stmt.ImportFrom from, Stmt.Alias alias) {
        if (alias.name().equals("*")) {
            return;
        }
        Value module = find(from.module());
        Value member = null;
        try {
            member = module == null ? null : module.find(run, alias.name());
        } catch (WindlassException refused) {
            String place = script.source().place(alias.at());
            refused.problems()
                    .forEach(problem ->
                            problems.add(problem.why().isEmpty() ? problem.because("imported by " + place) : problem));
            return;
        } catch (dev.windlass.alembic.eval.Raise | ClassCastException failed) {
            // The module fails where it stands; running the revision says how.
            return;
        }
        if (member == null) {
            member = find(from.module() + "." + alias.name());
        }
        imported.put(
                alias.as().isEmpty() ? alias.name() : alias.as(),
                member == null ? missing(from.module() + "." + alias.name(), alias.at()) : member);
    }

    private @Nullable Value find(String module) {
        return run.module(module);
    }

    private Value missing(String name, int at) {
        return new Missing(
                Problem.of(ErrorCode.ALEMBIC_UNSUPPORTED, "The import of '" + name + "' is not known to Windlass")
                        .at(script.source().place(at))
                        .next("Say what it stands for under [alembic.names] in windlass.toml (\"" + name
                                + "\" = \"sa.String(36)\", or \"\" for nothing), or port the revision to SQL:"
                                + " 'windlass revision port <id>'.")
                        .toException());
    }

    private void names(Expr expression) {
        switch (expression) {
            case Expr.Walrus walrus -> bound.add(walrus.name().id());
            case Expr.Comprehension all -> all.clauses().forEach(clause -> target(clause.target()));
            case Expr.Lambda lambda -> lambda.parameters().list().forEach(p -> bound.add(p.name()));
            default -> {}
        }
    }

    private void target(Expr target) {
        switch (target) {
            case Expr.Name name -> bound.add(name.id());
            case Expr.TupleDisplay tuple -> tuple.items().forEach(this::target);
            case Expr.ListDisplay list -> list.items().forEach(this::target);
            default -> {}
        }
    }

    private void report(int at, String message) {
        Source source = script.source();
        if (seen.add(at + message)) {
            problems.add(Problem.of(ErrorCode.ALEMBIC_UNSUPPORTED, message).at(source.place(at)));
        }
    }

    private void statement(Stmt statement) {
        switch (statement) {
            case Stmt.FunctionDef function -> {
                if (function.async()) {
                    report(function.at(), "The function '" + function.name() + "' is asynchronous");
                }
            }
            case Stmt.For loop -> {
                if (loop.async()) {
                    report(loop.at(), "'async for' is not run by Windlass");
                }
            }
            case Stmt.With with -> {
                if (with.async()) {
                    report(with.at(), "'async with' is not run by Windlass");
                }
            }
            case Stmt.Match match -> report(match.at(), "The statement 'match' is not run by Windlass");
            default -> {}
        }
    }

    private void expression(Expr expression) {
        switch (expression) {
            case Expr.Await await -> report(await.at(), "'await' is not run by Windlass");
            case Expr.ImaginaryLiteral number -> report(number.at(), "Complex numbers are not run by Windlass");
            case Expr.Name name -> {
                if (imported.get(name.id()) instanceof Missing missing && seen.add("import " + name.id())) {
                    problems.addAll(missing.refusal().problems());
                }
            }
            case Expr.Call call -> {
                if (call.callee() instanceof Expr.Name name
                        && OUTSIDE.contains(name.id())
                        && !bound.contains(name.id())
                        && !imported.containsKey(name.id())) {
                    report(call.at(), "A revision may not use '" + name.id() + "'");
                }
            }
            case Expr.Attribute attribute -> {
                if (attribute.target() instanceof Expr.Name name
                        && !bound.contains(name.id())
                        && imported.get(name.id()) instanceof Value module
                        && Library.isNamespace(module)) {
                    member(module, name.id(), attribute);
                }
            }
            default -> {}
        }
    }

    private void member(Value module, String shown, Expr.Attribute attribute) {
        String text = script.source().text();
        if (text.contains("register_operation(\"" + attribute.name() + "\"")
                || text.contains("register_operation('" + attribute.name() + "'")) {
            return;
        }
        try {
            if (module.find(run, attribute.name()) == null) {
                report(attribute.at(), "'" + shown + "." + attribute.name() + "' is not known to Windlass");
            }
        } catch (WindlassException refused) {
            report(attribute.at(), refused.first().message());
        }
    }
}
