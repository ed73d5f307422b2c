package dev.windlass.alembic.eval;

import dev.windlass.alembic.python.Expr;
import dev.windlass.alembic.python.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls functions that a program defines. */
final class Calls {
    private Calls() {}

    /** The scope of a call, its arguments bound. */
    static Scope scope(Function function, Arguments arguments) {
        Code code = function.code();
        Scope scope = function.enclosing().child(Scope.Kind.FUNCTION, code.globals(), code.nonlocals());
        bind(function, arguments, scope.names());
        return scope;
    }

    static Value call(Run run, Function function, Arguments arguments) {
        Code code = function.code();
        Scope scope = scope(function, arguments);
        if (code.async()) {
            throw run.unsupported(
                    "The function '" + function.name() + "' is asynchronous",
                    "Write it without 'async' and 'await', or port the revision to SQL.");
        }
        if (code.generator()) {
            return new Generator(run, code, scope);
        }
        Source source = run.source();
        int at = run.at();
        run.enterCall();
        try {
            Statements statements = new Statements(run, code.source());
            if (code.result() != null) {
                return statements.expressions().evaluate(code.result(), scope);
            }
            return statements.run(code.body(), scope) instanceof Flow.Return result ? result.value() : None.NONE;
        } finally {
            run.leaveCall();
            run.at(source, at);
        }
    }

    private static void bind(Function function, Arguments arguments, Map<String, Value> names) {
        String name = function.name();
        List<Value> positional = arguments.positional();
        Map<String, Value> named = new LinkedHashMap<>(arguments.named());
        int next = 0;
        boolean star = false;
        boolean doubleStar = false;
        for (Expr.Parameter parameter : function.code().parameters().list()) {
            switch (parameter.taking()) {
                case POSITIONAL_ONLY, EITHER -> {
                    if (next < positional.size()) {
                        names.put(parameter.name(), positional.get(next++));
                        if (parameter.taking() == Expr.Taking.EITHER && named.containsKey(parameter.name())) {
                            throw Errors.type(name + "() got multiple values for argument '" + parameter.name() + "'");
                        }
                    } else {
                        take(function, parameter, named, names);
                    }
                }
                case NAMED_ONLY -> take(function, parameter, named, names);
                case STAR -> {
                    star = true;
                    names.put(parameter.name(), new TupleValue(positional.subList(next, positional.size())));
                    next = positional.size();
                }
                case DOUBLE_STAR -> {
                    doubleStar = true;
                    Map<Value, Value> rest = new LinkedHashMap<>();
                    named.forEach((key, value) -> rest.put(new Str(key), value));
                    names.put(parameter.name(), new DictValue(rest));
                }
            }
        }
        if (next < positional.size() && !star) {
            throw Errors.type(
                    name + "() takes " + next + " positional arguments but " + positional.size() + " were given");
        }
        if (!named.isEmpty() && !doubleStar) {
            throw Errors.type(name + "() got an unexpected keyword argument '"
                    + new ArrayList<>(named.keySet()).getFirst() + "'");
        }
    }

    private static void take(
            Function function, Expr.Parameter parameter, Map<String, Value> named, Map<String, Value> names) {
        Value value = named.remove(parameter.name());
        if (value == null) {
            value = function.defaults().get(parameter.name());
        }
        if (value == null) {
            throw Errors.type(function.name() + "() missing 1 required argument: '" + parameter.name() + "'");
        }
        names.put(parameter.name(), value);
    }
}
