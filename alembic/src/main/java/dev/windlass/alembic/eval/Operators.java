package dev.windlass.alembic.eval;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operators of the language, and conversions that many functions need. */
public final class Operators {
    private Operators() {}

    /** {@code left operator right}. */
    static Value binary(Run run, String operator, Value left, Value right) {
        Value result = known(run, operator, left, right);
        if (result == null) {
            result = left.operate(run, operator, right);
        }
        if (result == null) {
            result = right.operateReflected(run, operator, left);
        }
        if (result == null && (underlying(left) != left || underlying(right) != right)) {
            result = known(run, operator, underlying(left), underlying(right));
        }
        if (result == null && operator.equals("+") && left instanceof Str) {
            throw Errors.type("can only concatenate str (not \"" + right.type().name() + "\") to str");
        }
        if (result == null) {
            throw Errors.type("unsupported operand type(s) for " + operator + ": '"
                    + left.type().name() + "' and '" + right.type().name() + "'");
        }
        return result;
    }

    private static @Nullable Value known(Run run, String operator, Value left, Value right) {
        if (left instanceof Str text && operator.equals("%")) {
            return new Str(PercentFormat.format(run, text.value(), right));
        }
        if (left instanceof Str a && right instanceof Str b && operator.equals("+")) {
            run.requireLength((long) a.value().length() + b.value().length());
            return new Str(a.value() + b.value());
        }
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return Numbers.binary(operator, left, right);
        }
        if (operator.equals("*")) {
            Value repeated = repeated(run, left, right);
            return repeated == null ? repeated(run, right, left) : repeated;
        }
        if (!operator.equals("+")) {
            return null;
        }
        if (left instanceof ListValue a && right instanceof ListValue b) {
            List<Value> items = new ArrayList<>(a.items());
            items.addAll(b.items());
            run.charge(items.size());
            return new ListValue(items);
        }
        if (left instanceof TupleValue a && right instanceof TupleValue b) {
            List<Value> items = new ArrayList<>(a.items());
            items.addAll(b.items());
            run.charge(items.size());
            return new TupleValue(items);
        }
        if (left instanceof Bytes a && right instanceof Bytes b) {
            run.requireLength((long) a.latin().length() + b.latin().length());
            return new Bytes(a.latin() + b.latin());
        }
        return null;
    }

    private static @Nullable Value repeated(Run run, Value sequence, Value count) {
        if (!(count instanceof Int) && !(count instanceof Bool)) {
            return null;
        }
        int times = Math.max(0, toInt(count, "*"));
        switch (sequence) {
            case Str text -> {
                run.requireLength((long) text.value().length() * times);
                return new Str(text.value().repeat(times));
            }
            case Bytes bytes -> {
                run.requireLength((long) bytes.latin().length() * times);
                return new Bytes(bytes.latin().repeat(times));
            }
            case ListValue list -> {
                return new ListValue(repeated(run, list.items(), times));
            }
            case TupleValue tuple -> {
                return new TupleValue(repeated(run, tuple.items(), times));
            }
            default -> {
                return null;
            }
        }
    }

    private static List<Value> repeated(Run run, List<Value> items, int times) {
        run.charge((long) items.size() * times);
        List<Value> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.addAll(items);
        }
        return all;
    }

    /** {@code operator operand}. */
    static Value unary(Run run, String operator, Value operand) {
        if (operator.equals("not")) {
            return Bool.of(!operand.truth(run));
        }
        if (Numbers.isNumber(operand)) {
            return Numbers.unary(operator, operand);
        }
        Value result = operand.negate(run, operator);
        if (result == null) {
            throw Errors.type("bad operand type for unary " + operator + ": '"
                    + operand.type().name() + "'");
        }
        return result;
    }

    /** {@code left operator right} for a comparison. */
    static Value compare(Run run, String operator, Value left, Value right) {
        switch (operator) {
            case "is" -> {
                return Bool.of(same(left, right));
            }
            case "is not" -> {
                return Bool.of(!same(left, right));
            }
            case "in" -> {
                return Bool.of(right.contains(run, left));
            }
            case "not in" -> {
                return Bool.of(!right.contains(run, left));
            }
            default -> {}
        }
        Value own = left.compare(run, operator, right);
        if (own == null) {
            own = right.compare(run, mirrored(operator), left);
        }
        if (own != null) {
            return own;
        }
        return switch (operator) {
            case "==" -> Bool.of(equal(run, left, right));
            case "!=" -> Bool.of(!equal(run, left, right));
            default -> {
                int order = order(run, left, right, operator);
                yield Bool.of(
                        switch (operator) {
                            case "<" -> order < 0;
                            case "<=" -> order <= 0;
                            case ">" -> order > 0;
                            default -> order >= 0;
                        });
            }
        };
    }

    private static String mirrored(String operator) {
        return switch (operator) {
            case "<" -> ">";
            case ">" -> "<";
            case "<=" -> ">=";
            case ">=" -> "<=";
            default -> operator;
        };
    }

    private static boolean same(Value left, Value right) {
        return left == right || (left instanceof Str || left instanceof Int) && left.equals(right);
    }

    public static boolean equal(Run run, Value left, Value right) {
        if (left == right) {
            return true;
        }
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return Numbers.compare(left, right) == 0;
        }
        if (left instanceof ListValue a && right instanceof ListValue b) {
            return equal(run, a.items(), b.items());
        }
        if (left instanceof TupleValue a && right instanceof TupleValue b) {
            return equal(run, a.items(), b.items());
        }
        if (left instanceof Instance || right instanceof Instance) {
            Value own = left.compare(run, "==", right);
            if (own == null) {
                own = right.compare(run, "==", left);
            }
            if (own != null) {
                return own.truth(run);
            }
            Value a = underlying(left);
            Value b = underlying(right);
            return (a != left || b != right) && !(a instanceof Instance && b instanceof Instance) && equal(run, a, b);
        }
        if (left instanceof TextValue || right instanceof TextValue) {
            return underlying(left).equals(underlying(right));
        }
        return left.equals(right);
    }

    private static boolean equal(Run run, List<Value> left, List<Value> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            run.charge(1);
            if (!equal(run, left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Less, equal or more; {@code TypeError} if they have no order. */
    static int order(Run run, Value left, Value right, String operator) {
        Value a = underlying(left);
        Value b = underlying(right);
        if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
            return Numbers.compare(a, b);
        }
        if (a instanceof Str x && b instanceof Str y) {
            return comparePoints(x.value(), y.value());
        }
        if (a instanceof Bytes x && b instanceof Bytes y) {
            return x.latin().compareTo(y.latin());
        }
        List<Value> x = a instanceof ListValue list ? list.items() : a instanceof TupleValue t ? t.items() : null;
        List<Value> y = b instanceof ListValue list ? list.items() : b instanceof TupleValue t ? t.items() : null;
        if (x != null && y != null) {
            for (int i = 0; i < Math.min(x.size(), y.size()); i++) {
                if (!equal(run, x.get(i), y.get(i))) {
                    return order(run, x.get(i), y.get(i), operator);
                }
            }
            return Integer.compare(x.size(), y.size());
        }
        Value less = a.compare(run, "<", b);
        if (less != null) {
            return less.truth(run) ? -1 : equal(run, a, b) ? 0 : 1;
        }
        throw Errors.type("'" + operator + "' not supported between instances of '"
                + left.type().name() + "' and '" + right.type().name() + "'");
    }

    private static int comparePoints(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        return java.util.Arrays.compare(a, b);
    }

    /** The position that an index means in a sequence; {@code IndexError} if there is none. */
    static int index(Run run, Value key, int size, String what) {
        if (!(underlying(key) instanceof Int) && !(key instanceof Bool)) {
            throw Errors.type(what + " indices must be integers or slices, not "
                    + key.type().name());
        }
        int index = toInt(key, what);
        int position = index < 0 ? index + size : index;
        if (position < 0 || position >= size) {
            throw Errors.index(what + " index out of range");
        }
        return position;
    }

    /** A value as it is used as a key. */
    static Value key(Value value) {
        return value instanceof TextValue text ? new Str(text.value()) : value;
    }

    /** The items that a loop over a value yields. */
    public static List<Value> list(Run run, Value value) {
        if (value instanceof ListValue list) {
            return new ArrayList<>(list.items());
        }
        if (value instanceof TupleValue tuple) {
            return tuple.items();
        }
        List<Value> items = new ArrayList<>();
        Iterator<Value> iterator = value.iterator(run);
        while (iterator.hasNext()) {
            run.charge(1);
            items.add(iterator.next());
        }
        return items;
    }

    /** The entries of a mapping. */
    public static Map<Value, Value> mapping(Run run, Value value) {
        if (value instanceof DictValue dict) {
            return dict.entries();
        }
        Map<Value, Value> entries = new LinkedHashMap<>();
        Value keys = value.find(run, "keys");
        if (keys != null) {
            for (Value key : list(run, keys.call(run, Arguments.NONE))) {
                entries.put(key(key), value.item(run, key));
            }
            return entries;
        }
        for (Value pair : list(run, value)) {
            List<Value> items = list(run, pair);
            if (items.size() != 2) {
                throw Errors.value("dictionary update sequence element has length " + items.size() + "; 2 is required");
            }
            entries.put(key(items.get(0)), items.get(1));
        }
        return entries;
    }

    /** A Java number; {@code TypeError} if it is no whole number. */
    public static int toInt(Value value, String what) {
        Value number = underlying(value);
        if (number instanceof Bool bool) {
            return bool == Bool.TRUE ? 1 : 0;
        }
        if (!(number instanceof Int whole)) {
            throw Errors.type(
                    what + ": an integer is required, not " + value.type().name());
        }
        BigInteger big = whole.value();
        if (big.bitLength() > 31) {
            return big.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        }
        return big.intValue();
    }

    /** The text of a string, or of a member of an enumeration of strings; null for anything else. */
    public static @Nullable String asText(Value value) {
        return underlying(value) instanceof Str text ? text.value() : null;
    }

    /** The string or number that an object of a class derived from {@code str} or {@code int} is; else itself. */
    public static Value underlying(Value value) {
        if (value instanceof Instance instance) {
            Value inner = instance.attributes().get("_underlying_");
            return inner == null ? value : inner;
        }
        return value instanceof TextValue text ? new Str(text.value()) : value;
    }

    /** {@code isinstance(value, type)}. */
    static boolean isInstance(Value value, Value type) {
        return switch (type) {
            case TupleValue several -> several.items().stream().anyMatch(t -> isInstance(value, t));
            case TypeValue one -> value.type().isSubclass(one);
            default -> false;
        };
    }

    static String joined(Run run, Collection<Value> items, String open, String close) {
        StringBuilder text = new StringBuilder(open);
        boolean first = true;
        for (Value item : items) {
            text.append(first ? "" : ", ").append(item.repr(run));
            first = false;
            run.requireLength(text.length());
        }
        return text.append(close).toString();
    }

    static String special(String operator) {
        return switch (operator) {
            case "+" -> "__add__";
            case "-" -> "__sub__";
            case "*" -> "__mul__";
            case "/" -> "__truediv__";
            case "//" -> "__floordiv__";
            case "%" -> "__mod__";
            case "**" -> "__pow__";
            case "|" -> "__or__";
            case "&" -> "__and__";
            case "^" -> "__xor__";
            case "<<" -> "__lshift__";
            case ">>" -> "__rshift__";
            case "@" -> "__matmul__";
            case "==" -> "__eq__";
            case "!=" -> "__ne__";
            case "<" -> "__lt__";
            case "<=" -> "__le__";
            case ">" -> "__gt__";
            case ">=" -> "__ge__";
            default -> operator;
        };
    }
}
