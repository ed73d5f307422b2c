package dev.windlass.alembic.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The modules {@code functools}, {@code operator}, {@code contextlib} and {@code copy}. */
final class Functional {
    /** A decorator that leaves what it decorates as it is. */
    static final Value IDENTITY = Native.of(
            "decorator", "function=, *rest, **kw", (run, b) -> b.has("function") ? b.value("function") : identity());

    static final ClassValue NAMESPACE =
            new ClassValue("SimpleNamespace", List.of(), Map.of("__init__", new Attributes()));

    private Functional() {}

    private static Value identity() {
        return Native.of("decorator", "function", (run, b) -> b.value("function"));
    }

    private record Attributes() implements Descriptor {
        @Override
        public TypeValue type() {
            return Types.FUNCTION;
        }

        @Override
        public Value bind(Run run, Value self) {
            return Native.of("__init__", "**kw", (r, b) -> {
                b.others().forEach((name, value) -> self.assign(r, name, value));
                return None.NONE;
            });
        }
    }

    static Map<String, Value> functools() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put(
                "wraps",
                Native.of(
                        "wraps",
                        "wrapped, **kw",
                        (run, b) -> Native.of("wraps", "function", (r, inner) -> {
                            Value name = b.value("wrapped").find(r, "__name__");
                            return inner.value("function");
                        })));
        all.put(
                "partial",
                Native.of(
                        "partial",
                        "function, *args, **kw",
                        (run, b) -> Native.of("partial", "*args, **kw", (r, inner) -> {
                            List<Value> positional = new ArrayList<>(b.rest());
                            positional.addAll(inner.rest());
                            Map<String, Value> named = new LinkedHashMap<>(b.others());
                            named.putAll(inner.others());
                            return b.value("function").call(r, new Arguments(positional, named));
                        })));
        all.put("reduce", Native.of("reduce", "function, items, initial=", (run, b) -> {
            Value total = b.has("initial") ? b.value("initial") : null;
            for (Value item : Operators.list(run, b.value("items"))) {
                total = total == null ? item : b.value("function").call(run, Arguments.of(total, item));
            }
            if (total == null) {
                throw Errors.type("reduce() of empty iterable with no initial value");
            }
            return total;
        }));
        Native cached = Native.of(
                "lru_cache",
                "function=, maxsize=, typed=, **kw",
                (run, b) -> b.value("function") instanceof Function function
                        ? cached(function)
                        : Native.of("cache", "function", (r, inner) -> cached(inner.value("function"))));
        all.put("lru_cache", cached);
        all.put("cache", cached);
        all.put("total_ordering", IDENTITY);
        all.put(
                "cached_property",
                Native.of(
                        "cached_property",
                        "function",
                        (run, b) -> new Property(Property.Kind.PROPERTY, b.value("function"), null)));
        return all;
    }

    private static Value cached(Value function) {
        Map<Value, Value> known = new HashMap<>();
        return Native.of("cached", "*args, **kw", (run, b) -> {
            Arguments arguments = new Arguments(b.rest(), b.others());
            Value key = new TupleValue(b.rest());
            if (!b.others().isEmpty()) {
                return function.call(run, arguments);
            }
            Value found = known.get(key);
            if (found == null) {
                found = function.call(run, arguments);
                known.put(key, found);
            }
            return found;
        });
    }

    static Map<String, Value> operator() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put(
                "itemgetter",
                Native.of(
                        "itemgetter",
                        "*keys",
                        (run, b) -> Native.of(
                                "itemgetter",
                                "object",
                                (r, i) -> b.rest().size() == 1
                                        ? i.value("object").item(r, b.rest().getFirst())
                                        : new TupleValue(b.rest().stream()
                                                .map(k -> i.value("object").item(r, k))
                                                .toList()))));
        all.put(
                "attrgetter",
                Native.of(
                        "attrgetter",
                        "name",
                        (run, b) -> Native.of(
                                "attrgetter",
                                "object",
                                (r, i) -> i.value("object").attribute(r, b.text("name")))));
        Map.of("add", "+", "sub", "-", "mul", "*", "or_", "|", "and_", "&")
                .forEach((name, operator) -> all.put(
                        name,
                        Native.of(
                                name,
                                "a, b",
                                (run, b) -> Operators.binary(run, operator, b.value("a"), b.value("b")))));
        Map.of("eq", "==", "ne", "!=", "lt", "<", "le", "<=", "gt", ">", "ge", ">=")
                .forEach((name, operator) -> all.put(
                        name,
                        Native.of(
                                name,
                                "a, b",
                                (run, b) -> Operators.compare(run, operator, b.value("a"), b.value("b")))));
        return all;
    }

    static Map<String, Value> contextlib() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put(
                "contextmanager",
                Native.of(
                        "contextmanager",
                        "function",
                        (run, b) -> Native.of(
                                "context",
                                "*args, **kw",
                                (r, i) -> new GeneratorContext(
                                        b.value("function").call(r, new Arguments(i.rest(), i.others()))))));
        all.put("suppress", Native.of("suppress", "*types", (run, b) -> new Suppress(new TupleValue(b.rest()))));
        all.put("nullcontext", Native.of("nullcontext", "value=", (run, b) -> new Nothing(b.value("value"))));
        all.put("closing", Native.of("closing", "object", (run, b) -> new Nothing(b.value("object"))));
        all.put("redirect_stdout", Native.of("redirect_stdout", "target", (run, b) -> new Nothing(b.value("target"))));
        return all;
    }

    /** A context manager that does nothing. */
    static Value nothing() {
        return new Nothing(None.NONE);
    }

    private record GeneratorContext(Value generator) implements Value {
        @Override
        public TypeValue type() {
            return Types.OBJECT;
        }

        @Override
        public Value enter(Run run) {
            return Builtins.next(run, generator, null);
        }

        @Override
        public boolean exit(Run run, @Nullable Raise failure) {
            try {
                if (generator instanceof Generator body) {
                    body.resume(None.NONE, failure);
                }
            } catch (Raise raised) {
                if (raised.exception().type().isSubclass(Exceptions.STOP_ITERATION)) {
                    return true;
                }
                if (failure != null && raised.exception() == failure.exception()) {
                    return false;
                }
                throw raised;
            }
            throw Errors.of(Exceptions.RUNTIME_ERROR, "generator didn't stop");
        }
    }

    private record Suppress(TupleValue types) implements Value {
        @Override
        public TypeValue type() {
            return Types.OBJECT;
        }

        @Override
        public Value enter(Run run) {
            run.hooks().catching(true);
            return None.NONE;
        }

        @Override
        public boolean exit(Run run, @Nullable Raise failure) {
            run.hooks().catching(false);
            return failure != null && Operators.isInstance(failure.exception(), types);
        }
    }

    private record Nothing(Value value) implements Value {
        @Override
        public TypeValue type() {
            return Types.OBJECT;
        }

        @Override
        public Value enter(Run run) {
            return value;
        }
    }

    static Map<String, Value> copy() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put("copy", Native.of("copy", "object", (run, b) -> copy(b.value("object"), item -> item)));
        all.put(
                "deepcopy",
                Native.of("deepcopy", "object, memo=", (run, b) -> new DeepCopy(run).of(b.value("object"))));
        return all;
    }

    /** Copies what is in a container by a function. */
    static Value copy(Value value, UnaryOperator<Value> part) {
        return switch (value) {
            case ListValue list -> new ListValue(list.items().stream().map(part).toList());
            case TupleValue tuple ->
                new TupleValue(tuple.items().stream().map(part).toList());
            case SetValue set -> new SetValue(set.items(), set.frozen());
            case DictValue dict -> {
                Map<Value, Value> entries = new LinkedHashMap<>();
                dict.entries().forEach((key, item) -> entries.put(key, part.apply(item)));
                yield new DictValue(entries);
            }
            case Instance instance -> {
                if (Enums.isEnum(instance.type())) {
                    yield instance;
                }
                Instance made = new Instance(instance.type());
                instance.attributes().forEach((name, item) -> made.attributes().put(name, part.apply(item)));
                yield made;
            }
            default -> value;
        };
    }

    /** {@code copy.deepcopy}: what is there twice is copied once. */
    private record DeepCopy(Run run, Map<Value, Value> made) {
        DeepCopy(Run run) {
            this(run, new IdentityHashMap<>());
        }

        Value of(Value value) {
            Value known = made.get(value);
            if (known == null) {
                run.charge(1);
                known = copy(value, this::of);
                made.put(value, known);
            }
            return known;
        }
    }
}
