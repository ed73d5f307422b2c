package dev.windlass.alembic.eval;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** The modules {@code random}, {@code secrets} and {@code math}. */
final class Randoms {
    private Randoms() {}

    static Map<String, Value> members() {
        SecureRandom random = new SecureRandom();
        Map<String, Value> all = new LinkedHashMap<>();
        all.put("random", Native.of("random", "", (run, b) -> new Real(random.nextDouble())));
        all.put("seed", Native.of("seed", "value=", (run, b) -> None.NONE));
        all.put("randint", Native.of("randint", "a, b", (run, b) -> {
            long low = b.integer("a", 0);
            return Int.of(low + (long) Math.floor(random.nextDouble() * (b.integer("b", 0) - low + 1)));
        }));
        all.put("randrange", Native.of("randrange", "a, b=", (run, b) -> {
            long low = b.has("b") ? b.integer("a", 0) : 0;
            long high = b.has("b") ? b.integer("b", 0) : b.integer("a", 1);
            return Int.of(low + (long) Math.floor(random.nextDouble() * (high - low)));
        }));
        all.put("randbelow", Native.of("randbelow", "n", (run, b) -> Int.of(random.nextInt(b.integer("n", 1)))));
        all.put("uniform", Native.of("uniform", "a, b", (run, b) -> {
            double low = Numbers.toDouble(b.value("a"));
            return new Real(low + random.nextDouble() * (Numbers.toDouble(b.value("b")) - low));
        }));
        all.put("choice", Native.of("choice", "items", (run, b) -> {
            List<Value> items = Operators.list(run, b.value("items"));
            if (items.isEmpty()) {
                throw Errors.index("Cannot choose from an empty sequence");
            }
            return items.get(random.nextInt(items.size()));
        }));
        all.put("choices", Native.of("choices", "items, weights=, *, cum_weights=, k=", (run, b) -> {
            List<Value> items = Operators.list(run, b.value("items"));
            List<Value> chosen = new ArrayList<>();
            run.charge(b.integer("k", 1));
            for (int i = 0; i < b.integer("k", 1); i++) {
                chosen.add(items.get(random.nextInt(items.size())));
            }
            return new ListValue(chosen);
        }));
        all.put("sample", Native.of("sample", "items, k", (run, b) -> {
            List<Value> items = new ArrayList<>(Operators.list(run, b.value("items")));
            Collections.shuffle(items, random);
            return new ListValue(items.subList(0, Math.min(items.size(), b.integer("k", 0))));
        }));
        all.put("shuffle", Native.of("shuffle", "items", (run, b) -> {
            if (b.value("items") instanceof ListValue list) {
                Collections.shuffle(list.items(), random);
            }
            return None.NONE;
        }));
        all.put("SystemRandom", Native.of("SystemRandom", "", (run, b) -> ModuleValue.of("random", members())));
        all.put(
                "token_hex",
                Native.of(
                        "token_hex",
                        "size=",
                        (run, b) -> new Str(java.util.HexFormat.of().formatHex(bytes(random, b)))));
        all.put("token_bytes", Native.of("token_bytes", "size=", (run, b) -> Bytes.of(bytes(random, b))));
        all.put(
                "token_urlsafe",
                Native.of(
                        "token_urlsafe",
                        "size=",
                        (run, b) -> new Str(java.util.Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(bytes(random, b)))));
        return all;
    }

    private static byte[] bytes(SecureRandom random, Bound b) {
        byte[] bytes = new byte[Math.max(0, Math.min(100_000, b.integer("size", 32)))];
        random.nextBytes(bytes);
        return bytes;
    }

    static Map<String, Value> math() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put("pi", new Real(Math.PI));
        all.put("e", new Real(Math.E));
        all.put("inf", new Real(Double.POSITIVE_INFINITY));
        all.put("nan", new Real(Double.NaN));
        all.put("ceil", whole("ceil", Math::ceil));
        all.put("floor", whole("floor", Math::floor));
        all.put("trunc", whole("trunc", x -> x < 0 ? Math.ceil(x) : Math.floor(x)));
        Map<String, DoubleUnaryOperator> functions = Map.of(
                "sqrt",
                Math::sqrt,
                "exp",
                Math::exp,
                "sin",
                Math::sin,
                "cos",
                Math::cos,
                "tan",
                Math::tan,
                "fabs",
                Math::abs,
                "log2",
                x -> Math.log(x) / Math.log(2),
                "log10",
                Math::log10,
                "radians",
                Math::toRadians);
        functions.forEach((name, f) -> all.put(
                name, Native.of(name, "x", (run, b) -> new Real(f.applyAsDouble(Numbers.toDouble(b.value("x")))))));
        all.put(
                "log",
                Native.of(
                        "log",
                        "x, base=",
                        (run, b) -> new Real(Math.log(Numbers.toDouble(b.value("x")))
                                / (b.has("base") ? Math.log(Numbers.toDouble(b.value("base"))) : 1))));
        all.put(
                "pow",
                Native.of(
                        "pow",
                        "x, y",
                        (run, b) ->
                                new Real(Math.pow(Numbers.toDouble(b.value("x")), Numbers.toDouble(b.value("y"))))));
        all.put("isnan", Native.of("isnan", "x", (run, b) -> Bool.of(Double.isNaN(Numbers.toDouble(b.value("x"))))));
        all.put(
                "isinf",
                Native.of("isinf", "x", (run, b) -> Bool.of(Double.isInfinite(Numbers.toDouble(b.value("x"))))));
        all.put(
                "gcd",
                Native.of("gcd", "a, b", (run, b) -> new Int(big(b.value("a")).gcd(big(b.value("b"))))));
        return all;
    }

    private static BigInteger big(Value value) {
        return value instanceof Int whole ? whole.value() : BigInteger.ZERO;
    }

    private static Value whole(String name, DoubleUnaryOperator function) {
        return Native.of(
                name,
                "x",
                (run, b) -> b.value("x") instanceof Int whole
                        ? whole
                        : new Int(new java.math.BigDecimal(function.applyAsDouble(Numbers.toDouble(b.value("x"))))
                                .toBigInteger()));
    }
}
