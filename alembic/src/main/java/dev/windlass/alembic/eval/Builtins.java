package dev.windlass.alembic.eval;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The built-in functions. */
public final class Builtins {
    private static final Map<String, Value> ALL = all();

    private Builtins() {}

    static @Nullable Value find(String name) {
        return ALL.get(name);
    }

    /** An exception class of the language. */
    public static ClassValue exception(String name) {
        if (Exceptions.ALL.get(name) instanceof ClassValue type) {
            return type;
        }
        throw new IllegalArgumentException(name);
    }

    /** The names that need no import. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    private static Map<String, Value> all() {
        Map<String, Value> all = new HashMap<>(Exceptions.ALL);
        for (NativeClass type : List.of(
                Types.OBJECT,
                Types.TYPE,
                Types.INT,
                Types.BOOL,
                Types.FLOAT,
                Types.STR,
                Types.BYTES,
                Types.LIST,
                Types.TUPLE,
                Types.DICT,
                Types.SET,
                Types.FROZENSET,
                Types.RANGE)) {
            all.put(type.name(), type);
        }
        all.put("NotImplemented", None.NOT_IMPLEMENTED);
        all.put("Ellipsis", None.ELLIPSIS);
        all.put("__name__", new Str("__main__"));
        all.put("__debug__", Bool.TRUE);
        iteration(all);
        inspection(all);
        add(all, "print", "*items, sep=, end=, file=, flush=", (run, b) -> {
            StringBuilder line = new StringBuilder();
            String separator = b.text("sep", " ");
            for (int i = 0; i < b.rest().size(); i++) {
                line.append(i == 0 ? "" : separator).append(b.rest().get(i).text(run));
            }
            run.requireLength(line.length());
            run.hooks().output(line.toString());
            return None.NONE;
        });
        add(all, "len", "object", (run, b) -> Int.of(b.value("object").size(run)));
        add(all, "repr", "object", (run, b) -> new Str(b.value("object").repr(run)));
        add(all, "ascii", "object", (run, b) -> new Str(b.value("object").repr(run)));
        add(
                all,
                "format",
                "value, spec=",
                (run, b) -> new Str(Formats.format(run, b.value("value"), b.text("spec", ""))));
        add(
                all,
                "abs",
                "x",
                (run, b) ->
                        Numbers.compare(b.value("x"), Int.of(0)) < 0 ? Numbers.unary("-", b.value("x")) : b.value("x"));
        add(all, "round", "x, digits=", Builtins::round);
        add(
                all,
                "pow",
                "base, exponent",
                (run, b) -> Operators.binary(run, "**", b.value("base"), b.value("exponent")));
        add(
                all,
                "divmod",
                "a, b",
                (run, b) -> TupleValue.of(
                        Operators.binary(run, "//", b.value("a"), b.value("b")),
                        Operators.binary(run, "%", b.value("a"), b.value("b"))));
        add(all, "super", "type, object", (run, b) -> {
            if (b.value("type") instanceof ClassValue type) {
                return new Classes.Super(type, b.value("object"));
            }
            throw Errors.type("super() argument 1 must be a type");
        });
        add(all, "hash", "object", (run, b) -> Int.of(b.value("object").hashCode()));
        add(all, "id", "object", (run, b) -> Int.of(System.identityHashCode(b.value("object"))));
        add(all, "chr", "code", (run, b) -> new Str(Character.toString(b.integer("code", 0))));
        add(all, "ord", "c", (run, b) -> Int.of(b.text("c").codePointAt(0)));
        add(all, "hex", "x", (run, b) -> new Str(Formats.format(run, b.value("x"), "#x")));
        add(all, "oct", "x", (run, b) -> new Str(Formats.format(run, b.value("x"), "#o")));
        add(all, "bin", "x", (run, b) -> new Str(Formats.format(run, b.value("x"), "#b")));
        add(
                all,
                "slice",
                "start, stop=, step=",
                (run, b) -> b.has("stop")
                        ? new SliceValue(number(b.value("start")), number(b.value("stop")), number(b.value("step")))
                        : new SliceValue(null, number(b.value("start")), null));
        add(
                all,
                "property",
                "fget, fset=, fdel=, doc=",
                (run, b) -> new Property(Property.Kind.PROPERTY, b.value("fget"), b.orNull("fset")));
        add(
                all,
                "classmethod",
                "function",
                (run, b) -> new Property(Property.Kind.CLASS_METHOD, b.value("function"), null));
        add(
                all,
                "staticmethod",
                "function",
                (run, b) -> new Property(Property.Kind.STATIC_METHOD, b.value("function"), null));
        for (String refused : List.of("open", "input", "exec", "eval", "compile", "__import__", "breakpoint")) {
            add(all, refused, "*rest, **kw", (run, b) -> {
                throw run.unsupported("A revision may not use '" + refused + "'", "");
            });
        }
        for (String ending : List.of("exit", "quit")) {
            add(all, ending, "code=", (run, b) -> {
                throw new Raise(Errors.instance(Exceptions.SYSTEM_EXIT, List.of(b.value("code"))));
            });
        }
        return Map.copyOf(all);
    }

    private static @Nullable Integer number(Value value) {
        return value == None.NONE ? null : Operators.toInt(value, "slice");
    }

    private static void add(Map<String, Value> all, String name, String parameters, Native.Body body) {
        all.put(name, Native.of(name, parameters, body));
    }

    private static void iteration(Map<String, Value> all) {
        add(all, "enumerate", "items, start=", (run, b) -> {
            Iterator<Value> items = b.value("items").iterator(run);
            long[] next = {b.integer("start", 0)};
            return mapped(items, item -> TupleValue.of(Int.of(next[0]++), item));
        });
        add(all, "zip", "*items, strict=", (run, b) -> {
            List<Iterator<Value>> iterators =
                    b.rest().stream().map(v -> v.iterator(run)).toList();
            return new IteratorValue(new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return !iterators.isEmpty() && iterators.stream().allMatch(Iterator::hasNext);
                }

                @Override
                public Value next() {
                    return new TupleValue(iterators.stream().map(Iterator::next).toList());
                }
            });
        });
        add(all, "map", "function, *items", (run, b) -> {
            if (b.rest().size() == 1) {
                return mapped(
                        b.rest().getFirst().iterator(run),
                        item -> b.value("function").call(run, Arguments.of(item)));
            }
            Value zipped = java.util.Objects.requireNonNull(find("zip")).call(run, new Arguments(b.rest(), Map.of()));
            return mapped(
                    zipped.iterator(run),
                    item -> b.value("function").call(run, new Arguments(Operators.list(run, item), Map.of())));
        });
        add(all, "filter", "function, items", (run, b) -> {
            Value test = b.value("function");
            return filtered(
                    b.value("items").iterator(run),
                    item -> (test == None.NONE ? item : test.call(run, Arguments.of(item))).truth(run));
        });
        add(
                all,
                "sorted",
                "items, *, key=, reverse=",
                (run, b) -> new ListValue(CollectionMethods.sorted(
                        run, Operators.list(run, b.value("items")), b.orNull("key"), b.flag(run, "reverse", false))));
        add(
                all,
                "reversed",
                "items",
                (run, b) -> new IteratorValue(new ArrayList<>(Operators.list(run, b.value("items")))
                        .reversed()
                        .iterator()));
        add(
                all,
                "iter",
                "object",
                (run, b) -> b.value("object") instanceof IteratorValue
                        ? b.value("object")
                        : new IteratorValue(b.value("object").iterator(run)));
        add(
                all,
                "next",
                "iterator, default=",
                (run, b) -> next(run, b.value("iterator"), b.has("default") ? b.value("default") : null));
        add(all, "any", "items", (run, b) -> Bool.of(anyTrue(run, b.value("items"), true)));
        add(all, "all", "items", (run, b) -> Bool.of(!anyTrue(run, b.value("items"), false)));
        add(all, "sum", "items, start=", (run, b) -> {
            Value total = b.or("start", Int.of(0));
            for (Value item : Operators.list(run, b.value("items"))) {
                total = Operators.binary(run, "+", total, item);
            }
            return total;
        });
        add(all, "min", "*items, key=, default=", (run, b) -> extreme(run, b, -1));
        add(all, "max", "*items, key=, default=", (run, b) -> extreme(run, b, 1));
    }

    private static boolean anyTrue(Run run, Value items, boolean wanted) {
        Iterator<Value> iterator = items.iterator(run);
        while (iterator.hasNext()) {
            run.charge(1);
            if (iterator.next().truth(run) == wanted) {
                return true;
            }
        }
        return false;
    }

    static Value next(Run run, Value value, @Nullable Value otherwise) {
        if (value instanceof Instance instance) {
            return instance.attribute(run, "__next__").call(run, Arguments.NONE);
        }
        if (!(value instanceof IteratorValue iterator)) {
            throw Errors.type("'" + value.type().name() + "' object is not an iterator");
        }
        Iterator<Value> items = iterator.iterator(run);
        if (items.hasNext()) {
            return items.next();
        }
        if (otherwise == null) {
            throw Errors.stop();
        }
        return otherwise;
    }

    static Value mapped(Iterator<Value> items, java.util.function.UnaryOperator<Value> function) {
        return new IteratorValue(new Iterator<>() {
            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public Value next() {
                return function.apply(items.next());
            }
        });
    }

    static Value filtered(Iterator<Value> items, java.util.function.Predicate<Value> test) {
        return new IteratorValue(new Iterator<>() {
            private @Nullable Value ahead;

            @Override
            public boolean hasNext() {
                while (ahead == null && items.hasNext()) {
                    Value item = items.next();
                    if (test.test(item)) {
                        ahead = item;
                    }
                }
                return ahead != null;
            }

            @Override
            public Value next() {
                if (!hasNext() || ahead == null) {
                    throw new NoSuchElementException();
                }
                Value item = ahead;
                ahead = null;
                return item;
            }
        });
    }

    private static Value extreme(Run run, Bound b, int sign) {
        List<Value> items = b.rest().size() == 1 ? Operators.list(run, b.rest().getFirst()) : b.rest();
        if (items.isEmpty()) {
            if (b.has("default")) {
                return b.value("default");
            }
            throw Errors.value(b.function() + "() arg is an empty sequence");
        }
        Value key = b.orNull("key");
        Value best = items.getFirst();
        Value bestKey = key == null ? best : key.call(run, Arguments.of(best));
        for (Value item : items.subList(1, items.size())) {
            Value itemKey = key == null ? item : key.call(run, Arguments.of(item));
            if (Operators.order(run, itemKey, bestKey, sign < 0 ? "<" : ">") * sign > 0) {
                best = item;
                bestKey = itemKey;
            }
        }
        return best;
    }

    private static Value round(Run run, Bound b) {
        Value value = b.value("x");
        if (value instanceof Int) {
            return value;
        }
        BigDecimal exact = value instanceof DecimalValue d ? d.value() : new BigDecimal(Numbers.toDouble(value));
        if (b.orNull("digits") == null) {
            return new Int(exact.setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
        }
        BigDecimal rounded = exact.setScale(b.integer("digits", 0), RoundingMode.HALF_EVEN);
        return value instanceof DecimalValue ? new DecimalValue(rounded) : new Real(rounded.doubleValue());
    }

    private static void inspection(Map<String, Value> all) {
        add(
                all,
                "isinstance",
                "object, type",
                (run, b) -> Bool.of(Operators.isInstance(b.value("object"), b.value("type"))));
        add(all, "issubclass", "type, parent", (run, b) -> Bool.of(isSubclass(b.value("type"), b.value("parent"))));
        add(
                all,
                "callable",
                "object",
                (run, b) -> Bool.of(b.value("object") instanceof Function
                        || b.value("object") instanceof Native
                        || b.value("object") instanceof TypeValue
                        || b.value("object") instanceof BoundMethod));
        add(all, "getattr", "object, name, default=", (run, b) -> {
            Value found = b.value("object").find(run, b.text("name"));
            if (found == null && b.has("default")) {
                return b.value("default");
            }
            return found == null ? b.value("object").attribute(run, b.text("name")) : found;
        });
        add(all, "hasattr", "object, name", (run, b) -> {
            try {
                return Bool.of(b.value("object").find(run, b.text("name")) != null);
            } catch (Raise missing) {
                return Bool.FALSE;
            }
        });
        add(all, "setattr", "object, name, value", (run, b) -> {
            b.value("object").assign(run, b.text("name"), b.value("value"));
            return None.NONE;
        });
        add(all, "vars", "object", (run, b) -> b.value("object").attribute(run, "__dict__"));
        add(
                all,
                "dir",
                "object=",
                (run, b) -> new ListValue(
                        b.value("object") instanceof ClassValue type
                                ? type.members().keySet().stream()
                                        .sorted()
                                        .map(Str::new)
                                        .toList()
                                : List.of()));
    }

    private static boolean isSubclass(Value type, Value parent) {
        if (parent instanceof TupleValue several) {
            return several.items().stream().anyMatch(p -> isSubclass(type, p));
        }
        if (!(type instanceof TypeValue child)) {
            throw Errors.type("issubclass() arg 1 must be a class");
        }
        return parent instanceof TypeValue ancestor && child.isSubclass(ancestor);
    }
}
