package dev.windlass.alembic.eval;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The classes of the language. */
public final class Types {
    /** {@code object}. */
    public static final NativeClass OBJECT = new NativeClass(
            "object",
            List.of(),
            Methods.none(),
            Map.of(),
            "*rest, **kw",
            (run, type, b) -> new Instance(PLAIN_OBJECT.TYPE));
    /** {@code type}. */
    public static final NativeClass TYPE =
            new NativeClass("type", List.of(OBJECT), Methods.none(), Map.of(), "value, bases=, members=", Types::type);

    static final NativeClass NONE = simple("NoneType");
    static final NativeClass INT = new NativeClass(
            "int",
            List.of(OBJECT),
            new Methods<>(Int.class)
                    .method(
                            "bit_length",
                            "",
                            (run, self, b) -> Int.of(self.value().bitLength())),
            Map.of(),
            "value=, base=",
            Types::integer);
    static final NativeClass BOOL = new NativeClass(
            "bool",
            List.of(INT),
            Methods.none(),
            Map.of(),
            "value=",
            (run, type, b) -> Bool.of(b.value("value").truth(run)));
    static final NativeClass FLOAT = new NativeClass(
            "float",
            List.of(OBJECT),
            new Methods<>(Real.class)
                    .method("is_integer", "", (run, self, b) -> Bool.of(self.value() == Math.rint(self.value()))),
            Map.of(),
            "value=",
            Types::real);
    /** {@code str}. */
    public static final NativeClass STR = new NativeClass(
            "str", List.of(OBJECT), StringMethods.TABLE, Map.of(), "object=, encoding=, errors=", (run, type, b) -> {
                Value value = b.or("object", new Str(""));
                return value instanceof Bytes bytes && b.has("encoding")
                        ? StringMethods.decode(bytes, b.text("encoding"), b.text("errors", "strict"))
                        : new Str(value.text(run));
            });

    static final NativeClass BYTES = new NativeClass(
            "bytes",
            List.of(OBJECT),
            StringMethods.BYTES,
            Map.of("fromhex", StringMethods.FROM_HEX),
            "source=, encoding=",
            Types::bytes);
    /** {@code list}. */
    public static final NativeClass LIST = new NativeClass(
            "list",
            List.of(OBJECT),
            CollectionMethods.LIST,
            Map.of(),
            "items=",
            (run, type, b) -> new ListValue(b.has("items") ? Operators.list(run, b.value("items")) : List.of()));
    /** {@code tuple}. */
    public static final NativeClass TUPLE = new NativeClass(
            "tuple",
            List.of(OBJECT),
            CollectionMethods.TUPLE,
            Map.of(),
            "items=",
            (run, type, b) -> new TupleValue(b.has("items") ? Operators.list(run, b.value("items")) : List.of()));
    /** {@code dict}. */
    public static final NativeClass DICT = new NativeClass(
            "dict",
            List.of(OBJECT),
            DictMethods.TABLE,
            Map.of("fromkeys", DictMethods.FROM_KEYS),
            "items=, **kw",
            (run, type, b) -> new DictValue(DictMethods.entries(run, b)));

    static final NativeClass DEFAULT_DICT = new NativeClass(
            "defaultdict",
            List.of(DICT),
            Methods.none(),
            Map.of(),
            "factory=, items=, **kw",
            (run, type, b) -> new DictValue(type, DictMethods.entries(run, b), b.orNull("factory")));
    static final NativeClass ORDERED_DICT = new NativeClass(
            "OrderedDict",
            List.of(DICT),
            DictMethods.ORDERED,
            Map.of(),
            "items=, **kw",
            (run, type, b) -> new DictValue(type, DictMethods.entries(run, b), null));
    static final NativeClass COUNTER = new NativeClass(
            "Counter",
            List.of(DICT),
            DictMethods.COUNTER,
            Map.of(),
            "items=, **kw",
            (run, type, b) -> DictMethods.count(run, type, b));
    static final NativeClass SET = new NativeClass(
            "set",
            List.of(OBJECT),
            SetMethods.TABLE,
            Map.of(),
            "items=",
            (run, type, b) -> new SetValue(b.has("items") ? Operators.list(run, b.value("items")) : List.of(), false));
    static final NativeClass FROZENSET = new NativeClass(
            "frozenset",
            List.of(OBJECT),
            SetMethods.TABLE,
            Map.of(),
            "items=",
            (run, type, b) -> new SetValue(b.has("items") ? Operators.list(run, b.value("items")) : List.of(), true));
    static final NativeClass RANGE =
            new NativeClass("range", List.of(OBJECT), Methods.none(), Map.of(), "start, stop=, step=", Types::range);
    static final NativeClass SLICE = simple("slice");
    static final NativeClass ITERATOR = simple("iterator");
    static final NativeClass GENERATOR = NativeClass.of("generator", GeneratorMethods.TABLE);
    static final NativeClass MODULE = simple("module");
    static final NativeClass FUNCTION = simple("function");
    static final NativeClass METHOD = simple("method");
    static final NativeClass BUILTIN = simple("builtin_function_or_method");
    static final NativeClass PROPERTY = simple("property");
    static final NativeClass DECIMAL = new NativeClass(
            "Decimal",
            List.of(OBJECT),
            new Methods<>(DecimalValue.class)
                    .method(
                            "quantize",
                            "exp, rounding=",
                            (run, self, b) -> new DecimalValue(self.value()
                                    .setScale(
                                            b.value("exp") instanceof DecimalValue exp
                                                    ? exp.value().scale()
                                                    : 0,
                                            java.math.RoundingMode.HALF_EVEN))),
            Map.of(),
            "value=, context=",
            Types::decimal);

    private Types() {}

    /** The class of {@code object()}. */
    private static final class PLAIN_OBJECT {
        static final ClassValue TYPE = new ClassValue("object", List.of(), Map.of());
    }

    private static NativeClass simple(String name) {
        return new NativeClass(name, List.of(OBJECT), Methods.none(), Map.of(), "", null);
    }

    private static Value type(Run run, NativeClass type, Bound b) {
        if (!b.has("bases")) {
            return b.value("value").type();
        }
        Map<String, Value> members = new LinkedHashMap<>();
        Operators.mapping(run, b.value("members")).forEach((key, value) -> members.put(key.text(run), value));
        return Classes.define(run, b.text("value"), Operators.list(run, b.value("bases")), members, Map.of());
    }

    private static Value integer(Run run, NativeClass type, Bound b) {
        Value value = Operators.underlying(b.or("value", Int.of(0)));
        switch (value) {
            case Int whole -> {
                return whole;
            }
            case Bool bool -> {
                return bool.number();
            }
            case Real real -> {
                if (Double.isNaN(real.value()) || Double.isInfinite(real.value())) {
                    throw Errors.value("cannot convert float " + real.repr(run) + " to integer");
                }
                return new Int(new BigDecimal(real.value()).toBigInteger());
            }
            case DecimalValue decimal -> {
                return new Int(decimal.value().toBigInteger());
            }
            default -> {}
        }
        String text = value instanceof Str s ? s.value() : value instanceof Bytes bytes ? bytes.latin() : null;
        if (text == null) {
            Value method = value.find(run, "__int__");
            if (method != null) {
                return method.call(run, Arguments.NONE);
            }
            throw Errors.type("int() argument must be a string or a number, not '"
                    + value.type().name() + "'");
        }
        int base = b.integer("base", 10);
        try {
            String digits = text.strip().replace("_", "").toLowerCase(java.util.Locale.ROOT);
            if (digits.length() > 4300) {
                throw Errors.value("Exceeds the limit (4300 digits) for integer string conversion");
            }
            digits = base == 16 ? digits.replaceFirst("^([+-]?)0x", "$1") : digits;
            digits = base == 2 ? digits.replaceFirst("^([+-]?)0b", "$1") : digits;
            digits = base == 8 ? digits.replaceFirst("^([+-]?)0o", "$1") : digits;
            return new Int(new BigInteger(digits, base));
        } catch (NumberFormatException wrong) {
            throw Errors.value("invalid literal for int() with base " + base + ": " + value.repr(run));
        }
    }

    private static Value real(Run run, NativeClass type, Bound b) {
        Value value = Operators.underlying(b.or("value", Int.of(0)));
        if (Numbers.isNumber(value)) {
            return new Real(Numbers.toDouble(value));
        }
        if (value instanceof Str text) {
            String plain = text.value().strip().replace("_", "").toLowerCase(java.util.Locale.ROOT);
            switch (plain) {
                case "inf", "+inf", "infinity" -> {
                    return new Real(Double.POSITIVE_INFINITY);
                }
                case "-inf", "-infinity" -> {
                    return new Real(Double.NEGATIVE_INFINITY);
                }
                case "nan" -> {
                    return new Real(Double.NaN);
                }
                default -> {}
            }
            try {
                if (!plain.endsWith("f") && !plain.endsWith("d")) {
                    return new Real(Double.parseDouble(plain));
                }
            } catch (NumberFormatException wrong) {
                throw Errors.value("could not convert string to float: " + value.repr(run));
            }
        }
        throw value instanceof Str
                ? Errors.value("could not convert string to float: " + value.repr(run))
                : Errors.type("float() argument must be a string or a real number, not '"
                        + value.type().name() + "'");
    }

    private static Value decimal(Run run, NativeClass type, Bound b) {
        Value value = b.or("value", Int.of(0));
        try {
            return switch (value) {
                case DecimalValue decimal -> decimal;
                case Int whole -> new DecimalValue(new BigDecimal(whole.value()));
                case Real real -> new DecimalValue(new BigDecimal(real.value()));
                default -> new DecimalValue(new BigDecimal(value.text(run).strip()));
            };
        } catch (NumberFormatException wrong) {
            throw Errors.value("invalid decimal: " + value.repr(run));
        }
    }

    private static Value bytes(Run run, NativeClass type, Bound b) {
        Value source = b.or("source", Bytes.of(new byte[0]));
        if (source instanceof Bytes bytes) {
            return bytes;
        }
        if (source instanceof Str text) {
            return StringMethods.encode(text.value(), b.text("encoding", "utf-8"));
        }
        if (source instanceof Int count) {
            run.requireLength(
                    count.value().bitLength() > 31
                            ? Long.MAX_VALUE
                            : count.value().longValue());
            return new Bytes("\0".repeat(count.value().intValue()));
        }
        StringBuilder latin = new StringBuilder();
        for (Value item : Operators.list(run, source)) {
            latin.append((char) (Operators.toInt(item, "bytes") & 0xFF));
        }
        return new Bytes(latin.toString());
    }

    private static Value range(Run run, NativeClass type, Bound b) {
        long first = Operators.toInt(b.value("start"), "range");
        if (!b.has("stop")) {
            return new RangeValue(0, first, 1);
        }
        return new RangeValue(first, Operators.toInt(b.value("stop"), "range"), b.integer("step", 1));
    }

    static List<Value> copyOf(Iterable<Value> items) {
        List<Value> copy = new ArrayList<>();
        items.forEach(copy::add);
        return copy;
    }
}
