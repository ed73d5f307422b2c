package dev.windlass.alembic.eval;

import dev.windlass.alembic.python.Expr;
import dev.windlass.alembic.python.Source;
import dev.windlass.alembic.python.Stmt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs statements. */
final class Statements {
    private final Run run;
    private final Source source;
    private final Expressions expressions;
    private final Importing importing;
    private @Nullable Raise handled;

    Statements(Run run, Source source) {
        this(run, source, null);
    }

    Statements(Run run, Source source, @Nullable Yielding generator) {
        this.run = run;
        this.source = source;
        this.expressions = new Expressions(run, source, generator);
        this.importing = new Importing(run, source);
    }

    Expressions expressions() {
        return expressions;
    }

    Importing importing() {
        return importing;
    }

    Flow run(List<Stmt> statements, Scope scope) {
        for (Stmt statement : statements) {
            Flow flow = run(statement, scope);
            if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    private Flow run(Stmt statement, Scope scope) {
        run.charge(1);
        run.at(source, statement.at());
        try {
            return execute(statement, scope);
        } catch (Raise raise) {
            if (!(statement instanceof Stmt.Try)
                    && !(statement instanceof Stmt.If)
                    && !(statement instanceof Stmt.For)
                    && !(statement instanceof Stmt.With)
                    && !(statement instanceof Stmt.While)) {
                raise.passed(source.place(statement.at()));
            }
            throw raise;
        }
    }

    private Flow execute(Stmt statement, Scope scope) {
        switch (statement) {
            case Stmt.Expression expression -> expressions.evaluate(expression.value(), scope);
            case Stmt.Assign assign -> {
                Value value = expressions.evaluate(assign.value(), scope);
                assign.targets().forEach(target -> expressions.assign(target, value, scope));
            }
            case Stmt.AnnotatedAssign assign -> annotated(assign, scope);
            case Stmt.AugmentedAssign assign -> augmented(assign, scope);
            case Stmt.Return result -> {
                return new Flow.Return(
                        result.value() == null ? None.NONE : expressions.evaluate(result.value(), scope));
            }
            case Stmt.Delete delete -> delete.targets().forEach(target -> delete(target, scope));
            case Stmt.Pass pass -> {}
            case Stmt.Break end -> {
                return new Flow.Break();
            }
            case Stmt.Continue next -> {
                return new Flow.Continue();
            }
            case Stmt.Raise raise -> throw raised(raise, scope);
            case Stmt.Global global -> {}
            case Stmt.Nonlocal nonlocal -> {}
            case Stmt.Import imports -> importing.plain(imports, scope);
            case Stmt.ImportFrom imports -> importing.from(imports, scope);
            case Stmt.Assert check -> {
                if (!expressions.evaluate(check.test(), scope).truth(run)) {
                    throw Errors.of(
                            Exceptions.ASSERTION_ERROR,
                            check.message() == null
                                    ? ""
                                    : expressions
                                            .evaluate(check.message(), scope)
                                            .text(run));
                }
            }
            case Stmt.If conditional -> {
                for (Stmt.Branch branch : conditional.branches()) {
                    if (expressions.evaluate(branch.test(), scope).truth(run)) {
                        return run(branch.body(), scope);
                    }
                }
                return run(conditional.otherwise(), scope);
            }
            case Stmt.For loop -> {
                return loop(loop, scope);
            }
            case Stmt.While loop -> {
                return loop(loop, scope);
            }
            case Stmt.Try attempt -> {
                return attempt(attempt, scope);
            }
            case Stmt.With with -> {
                return with(with, 0, scope);
            }
            case Stmt.FunctionDef function -> define(function, scope);
            case Stmt.ClassDef type -> defineClass(type, scope);
            case Stmt.Match match ->
                throw run.unsupported("The statement 'match' is not run by Windlass", "Write it with 'if' and 'elif'.");
            case Stmt.TypeAlias alias -> scope.bind(alias.name(), None.NONE);
        }
        return Flow.NEXT;
    }

    private void annotated(Stmt.AnnotatedAssign assign, Scope scope) {
        if (assign.target() instanceof Expr.Name name && !scope.isModule()) {
            // A class needs to know its annotations in order (dataclasses, mapped columns).
            Value annotations = scope.names().get("__annotations__");
            if (!(annotations instanceof DictValue)) {
                annotations = new DictValue(Map.of());
                scope.names().put("__annotations__", annotations);
            }
            ((DictValue) annotations)
                    .entries()
                    .put(new Str(name.id()), new Annotation(source, assign.annotation(), scope));
        }
        if (assign.value() != null) {
            expressions.assign(assign.target(), expressions.evaluate(assign.value(), scope), scope);
        }
    }

    private void augmented(Stmt.AugmentedAssign assign, Scope scope) {
        switch (assign.target()) {
            case Expr.Attribute attribute -> {
                Value target = expressions.evaluate(attribute.target(), scope);
                Value left = target.attribute(run, attribute.name());
                target.assign(run, attribute.name(), combined(assign, left, scope));
            }
            case Expr.Subscript subscript -> {
                Value target = expressions.evaluate(subscript.target(), scope);
                Value key = expressions.evaluate(subscript.index(), scope);
                target.assignItem(run, key, combined(assign, target.item(run, key), scope));
            }
            default -> {
                Value left = expressions.evaluate(assign.target(), scope);
                expressions.assign(assign.target(), combined(assign, left, scope), scope);
            }
        }
    }

    private Value combined(Stmt.AugmentedAssign assign, Value left, Scope scope) {
        Value right = expressions.evaluate(assign.value(), scope);
        run.at(source, assign.at());
        if (left instanceof ListValue list && assign.operator().equals("+")) {
            List<Value> more = Operators.list(run, right);
            run.charge(more.size());
            list.items().addAll(more);
            return list;
        }
        if (left instanceof SetValue set && right instanceof SetValue && !set.frozen()) {
            SetValue result = (SetValue) Operators.binary(run, assign.operator(), left, right);
            List<Value> items = new ArrayList<>(result.items());
            set.items().clear();
            set.items().addAll(items);
            return set;
        }
        if (left instanceof DictValue dict && assign.operator().equals("|") && right instanceof DictValue more) {
            dict.entries().putAll(more.entries());
            return dict;
        }
        return Operators.binary(run, assign.operator(), left, right);
    }

    private void delete(Expr target, Scope scope) {
        switch (target) {
            case Expr.Name name -> scope.delete(name.id());
            case Expr.Subscript subscript ->
                expressions
                        .evaluate(subscript.target(), scope)
                        .deleteItem(run, expressions.evaluate(subscript.index(), scope));
            case Expr.Attribute attribute -> {
                Value object = expressions.evaluate(attribute.target(), scope);
                if (object instanceof Instance instance && instance.attributes().remove(attribute.name()) != null) {
                    return;
                }
                throw Errors.attribute(attribute.name());
            }
            case Expr.TupleDisplay tuple -> tuple.items().forEach(item -> delete(item, scope));
            case Expr.ListDisplay list -> list.items().forEach(item -> delete(item, scope));
            default -> throw source.syntaxError(target.at(), "This cannot be deleted");
        }
    }

    private Raise raised(Stmt.Raise raise, Scope scope) {
        if (raise.exception() == null) {
            if (handled == null) {
                return Errors.of(Exceptions.RUNTIME_ERROR, "No active exception to reraise");
            }
            return handled;
        }
        Value value = expressions.evaluate(raise.exception(), scope);
        Value cause = raise.cause() == null ? None.NONE : expressions.evaluate(raise.cause(), scope);
        if (value instanceof ClassValue type) {
            value = type.call(run, Arguments.NONE);
        }
        if (!(value instanceof Instance instance) || !instance.type().isSubclass(Exceptions.BASE_EXCEPTION)) {
            return Errors.type("exceptions must derive from BaseException");
        }
        instance.attributes().put("__cause__", cause);
        if (handled != null && handled.exception() == instance) {
            return handled;
        }
        return handled == null ? new Raise(instance) : new Raise(instance, handled);
    }

    private Flow loop(Stmt.For loop, Scope scope) {
        if (loop.async()) {
            throw run.unsupported("'async for' is not run by Windlass", "");
        }
        Iterator<Value> iterator = expressions.evaluate(loop.iterable(), scope).iterator(run);
        while (true) {
            run.at(source, loop.at());
            run.charge(1);
            if (!iterator.hasNext()) {
                return run(loop.otherwise(), scope);
            }
            expressions.assign(loop.target(), iterator.next(), scope);
            Flow flow = run(loop.body(), scope);
            if (flow instanceof Flow.Break) {
                return Flow.NEXT;
            }
            if (flow instanceof Flow.Return) {
                return flow;
            }
        }
    }

    private Flow loop(Stmt.While loop, Scope scope) {
        while (true) {
            run.at(source, loop.at());
            run.charge(1);
            if (!expressions.evaluate(loop.test(), scope).truth(run)) {
                return run(loop.otherwise(), scope);
            }
            Flow flow = run(loop.body(), scope);
            if (flow instanceof Flow.Break) {
                return Flow.NEXT;
            }
            if (flow instanceof Flow.Return) {
                return flow;
            }
        }
    }

    private Flow attempt(Stmt.Try attempt, Scope scope) {
        Flow flow;
        try {
            flow = guarded(attempt, scope);
        } catch (Raise failure) {
            Flow last = run(attempt.cleanup(), scope);
            if (last != Flow.NEXT) {
                return last;
            }
            throw failure;
        }
        Flow last = run(attempt.cleanup(), scope);
        return last == Flow.NEXT ? flow : last;
    }

    private Flow guarded(Stmt.Try attempt, Scope scope) {
        Flow flow;
        try {
            flow = catching(attempt, scope);
        } catch (Raise raise) {
            Stmt.Handler handler = handler(attempt, raise, scope);
            if (handler == null) {
                throw raise;
            }
            return handle(handler, raise, scope);
        }
        return flow == Flow.NEXT ? run(attempt.otherwise(), scope) : flow;
    }

    private Flow catching(Stmt.Try attempt, Scope scope) {
        if (attempt.handlers().isEmpty()) {
            return run(attempt.body(), scope);
        }
        run.hooks().catching(true);
        try {
            return run(attempt.body(), scope);
        } finally {
            run.hooks().catching(false);
        }
    }

    private Stmt.@Nullable Handler handler(Stmt.Try attempt, Raise raise, Scope scope) {
        for (Stmt.Handler handler : attempt.handlers()) {
            if (handler.type() == null
                    || Operators.isInstance(raise.exception(), expressions.evaluate(handler.type(), scope))) {
                return handler;
            }
        }
        return null;
    }

    private Flow handle(Stmt.Handler handler, Raise raise, Scope scope) {
        Raise outer = handled;
        handled = raise;
        if (!handler.name().isEmpty()) {
            scope.bind(handler.name(), raise.exception());
        }
        try {
            return run(handler.body(), scope);
        } finally {
            handled = outer;
            if (!handler.name().isEmpty() && scope.names().containsKey(handler.name())) {
                scope.delete(handler.name());
            }
        }
    }

    private Flow with(Stmt.With with, int index, Scope scope) {
        if (with.async()) {
            throw run.unsupported("'async with' is not run by Windlass", "");
        }
        if (index == with.items().size()) {
            return run(with.body(), scope);
        }
        Stmt.WithItem item = with.items().get(index);
        Value context = expressions.evaluate(item.context(), scope);
        Value entered = context.enter(run);
        Flow flow;
        try {
            if (item.target() != null) {
                expressions.assign(item.target(), entered, scope);
            }
            flow = with(with, index + 1, scope);
        } catch (Raise raise) {
            if (context.exit(run, raise)) {
                return Flow.NEXT;
            }
            throw raise;
        }
        run.at(source, item.context().at());
        context.exit(run, null);
        return flow;
    }

    private void define(Stmt.FunctionDef definition, Scope scope) {
        Value function = expressions.function(
                definition.name(),
                new Code(
                        source,
                        definition.at(),
                        definition.parameters(),
                        definition.body(),
                        null,
                        Declared.globals(definition.body()),
                        Declared.nonlocals(definition.body()),
                        Declared.yields(definition.body()),
                        definition.async()),
                scope);
        List<Expr> decorators = definition.decorators();
        for (int i = decorators.size() - 1; i >= 0; i--) {
            run.at(source, decorators.get(i).at());
            function = expressions.evaluate(decorators.get(i), scope).call(run, Arguments.of(function));
        }
        scope.bind(definition.name(), function);
    }

    private void defineClass(Stmt.ClassDef definition, Scope scope) {
        List<Value> parents = new ArrayList<>();
        Map<String, Value> keywords = new LinkedHashMap<>();
        for (Expr.Argument argument : definition.arguments()) {
            Value value = expressions.evaluate(argument.value(), scope);
            if (argument.passing() == Expr.Passing.NAMED) {
                keywords.put(argument.name(), value);
            } else {
                parents.add(value);
            }
        }
        Set<String> globals = new HashSet<>(Declared.globals(definition.body()));
        Scope body = scope.child(Scope.Kind.CLASS, globals, Set.of());
        run.enterCall();
        try {
            run(definition.body(), body);
        } finally {
            run.leaveCall();
        }
        run.at(source, definition.at());
        Value type = Classes.define(run, definition.name(), parents, body.names(), keywords);
        // super() without arguments finds its class through this name.
        if (type instanceof TypeValue) {
            body.names().put("__class__", type);
        }
        List<Expr> decorators = definition.decorators();
        for (int i = decorators.size() - 1; i >= 0; i--) {
            type = expressions.evaluate(decorators.get(i), scope).call(run, Arguments.of(type));
        }
        scope.bind(definition.name(), type);
    }
}
