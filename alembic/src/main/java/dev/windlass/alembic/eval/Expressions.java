package dev.windlass.alembic.eval;

import dev.windlass.alembic.python.Expr;
import dev.windlass.alembic.python.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions. */
final class Expressions {
    private final Run run;
    private final Source source;
    private final @Nullable Yielding generator;

    Expressions(Run run, Source source, @Nullable Yielding generator) {
        this.run = run;
        this.source = source;
        this.generator = generator;
    }

    Value evaluate(Expr expression, Scope scope) {
        return switch (expression) {
            case Expr.IntLiteral literal -> new Int(literal.value());
            case Expr.FloatLiteral literal -> new Real(literal.value());
            case Expr.StringLiteral literal -> new Str(literal.value());
            case Expr.BytesLiteral literal -> new Bytes(literal.value());
            case Expr.BoolLiteral literal -> Bool.of(literal.value());
            case Expr.NoneLiteral literal -> None.NONE;
            case Expr.EllipsisLiteral literal -> None.ELLIPSIS;
            case Expr.ImaginaryLiteral literal -> throw run.unsupported("Complex numbers are not run by Windlass", "");
            case Expr.Formatted formatted -> new Str(formatted(formatted.pieces(), scope));
            case Expr.Name name -> {
                run.at(source, name.at());
                yield scope.lookup(run, name.id());
            }
            case Expr.Attribute attribute -> {
                Value target = evaluate(attribute.target(), scope);
                run.at(source, attribute.at());
                yield target.attribute(run, attribute.name());
            }
            case Expr.Subscript subscript -> {
                Value target = evaluate(subscript.target(), scope);
                Value key = evaluate(subscript.index(), scope);
                run.at(source, subscript.at());
                yield target.item(run, key);
            }
            case Expr.Slice slice ->
                new SliceValue(bound(slice.lower(), scope), bound(slice.upper(), scope), bound(slice.step(), scope));
            case Expr.Call call -> call(call, scope);
            case Expr.Unary unary -> Operators.unary(run, unary.operator(), evaluate(unary.operand(), scope));
            case Expr.Binary binary -> binary(binary, scope);
            case Expr.Logical logical -> logical(logical, scope);
            case Expr.Compare compare -> compare(compare, scope);
            case Expr.Conditional conditional ->
                evaluate(
                        evaluate(conditional.test(), scope).truth(run) ? conditional.then() : conditional.otherwise(),
                        scope);
            case Expr.Lambda lambda ->
                function(
                        "<lambda>",
                        new Code(
                                source,
                                lambda.at(),
                                lambda.parameters(),
                                List.of(),
                                lambda.body(),
                                Set.of(),
                                Set.of(),
                                false,
                                false),
                        scope);
            case Expr.ListDisplay list -> new ListValue(items(list.items(), scope));
            case Expr.TupleDisplay tuple -> new TupleValue(items(tuple.items(), scope));
            case Expr.SetDisplay set -> new SetValue(items(set.items(), scope), false);
            case Expr.DictDisplay dict -> dictionary(dict, scope);
            case Expr.Comprehension comprehension -> new Comprehensions(run, this).evaluate(comprehension, scope);
            case Expr.Starred starred ->
                throw source.syntaxError(starred.at(), "A starred expression cannot stand here");
            case Expr.Walrus walrus -> {
                Value value = evaluate(walrus.value(), scope);
                scope.bindOutside(walrus.name().id(), value);
                yield value;
            }
            case Expr.Await await -> throw run.unsupported("'await' is not run by Windlass", "");
            case Expr.Yield yielding ->
                give(yielding.value() == null ? None.NONE : evaluate(yielding.value(), scope), yielding.at());
            case Expr.YieldFrom yielding -> {
                Iterator<Value> iterator = evaluate(yielding.value(), scope).iterator(run);
                while (iterator.hasNext()) {
                    give(iterator.next(), yielding.at());
                }
                yield None.NONE;
            }
        };
    }

    private Value give(Value value, int at) {
        if (generator == null) {
            throw source.syntaxError(at, "'yield' stands outside of a function");
        }
        return generator.give(value);
    }

    private @Nullable Integer bound(@Nullable Expr expression, Scope scope) {
        Value value = expression == null ? None.NONE : evaluate(expression, scope);
        return value == None.NONE ? null : Operators.toInt(value, "slice");
    }

    List<Value> items(List<Expr> expressions, Scope scope) {
        List<Value> items = new ArrayList<>(expressions.size());
        for (Expr expression : expressions) {
            if (expression instanceof Expr.Starred starred) {
                items.addAll(Operators.list(run, evaluate(starred.value(), scope)));
            } else {
                items.add(evaluate(expression, scope));
            }
        }
        run.charge(items.size());
        return items;
    }

    private Value dictionary(Expr.DictDisplay dict, Scope scope) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        for (Expr.Entry entry : dict.entries()) {
            if (entry.key() == null) {
                entries.putAll(Operators.mapping(run, evaluate(entry.value(), scope)));
            } else {
                Value key = evaluate(entry.key(), scope);
                entries.put(Operators.key(key), evaluate(entry.value(), scope));
            }
        }
        run.charge(entries.size());
        return new DictValue(entries);
    }

    // A long sum is a tree that leans to the left: walked down and folded up without recursion.
    private Value binary(Expr.Binary binary, Scope scope) {
        Deque<Expr.Binary> spine = new ArrayDeque<>();
        Expr left = binary;
        while (left instanceof Expr.Binary inner) {
            spine.push(inner);
            left = inner.left();
        }
        Value value = evaluate(left, scope);
        for (Expr.Binary node : spine) {
            Value right = evaluate(node.right(), scope);
            run.at(source, node.at());
            value = Operators.binary(run, node.operator(), value, right);
        }
        return value;
    }

    private Value logical(Expr.Logical logical, Scope scope) {
        Value value = None.NONE;
        for (Expr operand : logical.operands()) {
            value = evaluate(operand, scope);
            if (value.truth(run) != logical.and()) {
                return value;
            }
        }
        return value;
    }

    private Value compare(Expr.Compare compare, Scope scope) {
        Value left = evaluate(compare.first(), scope);
        Value result = Bool.TRUE;
        for (Expr.Comparison comparison : compare.rest()) {
            Value right = evaluate(comparison.right(), scope);
            run.at(source, comparison.at());
            result = Operators.compare(run, comparison.operator(), left, right);
            if (compare.rest().size() > 1 && !result.truth(run)) {
                return result;
            }
            left = right;
        }
        return result;
    }

    private Value call(Expr.Call call, Scope scope) {
        if (call.callee() instanceof Expr.Name name
                && call.arguments().isEmpty()
                && (name.id().equals("super")
                        || name.id().equals("locals")
                        || name.id().equals("globals"))) {
            return Classes.contextual(run, name.id(), scope);
        }
        Value callee = evaluate(call.callee(), scope);
        Arguments arguments = arguments(call.arguments(), scope);
        run.at(source, call.at());
        return callee.call(run, arguments);
    }

    private Arguments arguments(List<Expr.Argument> expressions, Scope scope) {
        List<Value> positional = new ArrayList<>(expressions.size());
        Map<String, Value> named = new LinkedHashMap<>();
        for (Expr.Argument argument : expressions) {
            Value value = evaluate(argument.value(), scope);
            switch (argument.passing()) {
                case POSITIONAL -> positional.add(value);
                case NAMED -> {
                    if (named.put(argument.name(), value) != null) {
                        throw Errors.type("keyword argument repeated: " + argument.name());
                    }
                }
                case STAR -> positional.addAll(Operators.list(run, value));
                case DOUBLE_STAR ->
                    Operators.mapping(run, value).forEach((key, item) -> named.put(key.text(run), item));
            }
        }
        return new Arguments(positional, named);
    }

    Value function(String name, Code code, Scope scope) {
        Map<String, Value> defaults = new LinkedHashMap<>();
        for (Expr.Parameter parameter : code.parameters().list()) {
            if (parameter.defaultValue() != null) {
                defaults.put(parameter.name(), evaluate(parameter.defaultValue(), scope));
            }
        }
        return new Function(name, code, defaults, scope.forFunctions().withClass(scope));
    }

    private String formatted(List<Expr.Piece> pieces, Scope scope) {
        StringBuilder text = new StringBuilder();
        for (Expr.Piece piece : pieces) {
            switch (piece) {
                case Expr.Piece.Text plain -> text.append(plain.text());
                case Expr.Piece.Field field -> {
                    Value value = evaluate(field.value(), scope);
                    if (field.conversion() != 0) {
                        value = new Str(field.conversion() == 's' ? value.text(run) : value.repr(run));
                    }
                    text.append(Formats.format(run, value, formatted(field.format(), scope)));
                }
            }
        }
        run.requireLength(text.length());
        return text.toString();
    }

    void assign(Expr target, Value value, Scope scope) {
        switch (target) {
            case Expr.Name name -> scope.bind(name.id(), value);
            case Expr.Attribute attribute -> evaluate(attribute.target(), scope).assign(run, attribute.name(), value);
            case Expr.Subscript subscript -> {
                Value object = evaluate(subscript.target(), scope);
                object.assignItem(run, evaluate(subscript.index(), scope), value);
            }
            case Expr.TupleDisplay tuple -> unpack(tuple.items(), value, scope);
            case Expr.ListDisplay list -> unpack(list.items(), value, scope);
            default -> throw source.syntaxError(target.at(), "This cannot be assigned to");
        }
    }

    private void unpack(List<Expr> targets, Value value, Scope scope) {
        List<Value> items = Operators.list(run, value);
        int star = -1;
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i) instanceof Expr.Starred) {
                star = i;
            }
        }
        int fixed = star < 0 ? targets.size() : targets.size() - 1;
        if (items.size() < fixed) {
            throw Errors.value("not enough values to unpack (expected " + fixed + ", got " + items.size() + ")");
        }
        if (star < 0 && items.size() > fixed) {
            throw Errors.value("too many values to unpack (expected " + fixed + ")");
        }
        int extra = items.size() - fixed;
        for (int i = 0; i < targets.size(); i++) {
            if (i == star) {
                assign(((Expr.Starred) targets.get(i)).value(), new ListValue(items.subList(i, i + extra)), scope);
            } else {
                assign(targets.get(i), items.get(star >= 0 && i > star ? i + extra - 1 : i), scope);
            }
        }
    }
}
