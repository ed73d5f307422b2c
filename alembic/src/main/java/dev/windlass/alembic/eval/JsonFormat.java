package dev.windlass.alembic.eval;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The module {@code json}. */
public final class JsonFormat {
    private static final ClassValue DECODE_ERROR = ClassValue.fixed("JSONDecodeError", Exceptions.VALUE_ERROR);
    private static final int MAX_DEPTH = 500;

    private JsonFormat() {}

    static Map<String, Value> members() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put("loads", Native.of("loads", "text, **kw", (run, b) -> {
            Value text = Operators.underlying(b.value("text"));
            return switch (text) {
                case Str string -> loads(string.value());
                case Bytes bytes -> loads(new String(bytes.array(), java.nio.charset.StandardCharsets.UTF_8));
                default ->
                    throw Errors.type("the JSON object must be str, bytes or bytearray, not "
                            + text.type().name());
            };
        }));
        all.put(
                "dumps",
                Native.of(
                        "dumps",
                        "value, *, skipkeys=, ensure_ascii=, indent=, separators=, default=, sort_keys=, cls=",
                        (run, b) -> {
                            Value indent = b.value("indent");
                            String step = indent instanceof Int count
                                    ? " "
                                            .repeat(Math.min(
                                                    100,
                                                    Math.max(0, count.value().intValue())))
                                    : indent instanceof Str text ? text.value() : null;
                            String item = step == null ? ", " : ",";
                            String key = ": ";
                            if (b.value("separators") instanceof TupleValue pair) {
                                item = pair.items().get(0).text(run);
                                key = pair.items().get(1).text(run);
                            }
                            Writer writer = new Writer(
                                    run,
                                    step,
                                    item,
                                    key,
                                    b.flag(run, "ensure_ascii", true),
                                    b.flag(run, "sort_keys", false),
                                    b.orNull("default"));
                            writer.write(b.value("value"), 0);
                            return new Str(writer.text.toString());
                        }));
        all.put("JSONDecodeError", DECODE_ERROR);
        all.put("JSONEncoder", Types.OBJECT);
        return all;
    }

    /** The value of a JSON text; {@code JSONDecodeError} if it is none. */
    public static Value loads(String text) {
        Reader reader = new Reader(text);
        Value value = reader.value(0);
        reader.space();
        if (reader.at < text.length()) {
            throw reader.wrong("Extra data");
        }
        return value;
    }

    /** The JSON text of a value as {@code json.dumps} writes it by default. */
    public static String dumps(Run run, Value value) {
        Writer writer = new Writer(run, null, ", ", ": ", true, false, null);
        writer.write(value, 0);
        return writer.text.toString();
    }

    private static final class Writer {
        private final StringBuilder text = new StringBuilder();
        private final Run run;
        private final @Nullable String step;
        private final String item;
        private final String key;
        private final boolean ascii;
        private final boolean sorted;
        private final @Nullable Value fallback;

        Writer(
                Run run,
                @Nullable String step,
                String item,
                String key,
                boolean ascii,
                boolean sorted,
                @Nullable Value fallback) {
            this.run = run;
            this.step = step;
            this.item = item;
            this.key = key;
            this.ascii = ascii;
            this.sorted = sorted;
            this.fallback = fallback;
        }

        void write(Value value, int depth) {
            run.charge(1);
            run.requireLength(text.length());
            if (depth > MAX_DEPTH) {
                throw Errors.value("Circular reference detected");
            }
            switch (Operators.underlying(value)) {
                case None none -> text.append("null");
                case Bool bool -> text.append(bool == Bool.TRUE ? "true" : "false");
                case Int whole -> text.append(whole.value());
                case Real real ->
                    text.append(
                            switch (Real.text(real.value())) {
                                case "nan" -> "NaN";
                                case "inf" -> "Infinity";
                                case "-inf" -> "-Infinity";
                                case String plain -> plain;
                            });
                case Str string -> string(string.value());
                case ListValue list -> items(list.items(), depth);
                case TupleValue tuple -> items(tuple.items(), depth);
                case DictValue dict -> entries(dict, depth);
                default -> {
                    if (fallback == null) {
                        throw Errors.type("Object of type " + value.type().name() + " is not JSON serializable");
                    }
                    write(fallback.call(run, Arguments.of(value)), depth + 1);
                }
            }
        }

        private void line(int depth) {
            if (step != null) {
                text.append('\n').append(step.repeat(depth));
            }
        }

        private void items(List<Value> items, int depth) {
            if (items.isEmpty()) {
                text.append("[]");
                return;
            }
            text.append('[');
            for (int i = 0; i < items.size(); i++) {
                text.append(i == 0 ? "" : item);
                line(depth + 1);
                write(items.get(i), depth + 1);
            }
            line(depth);
            text.append(']');
        }

        private void entries(DictValue dict, int depth) {
            if (dict.entries().isEmpty()) {
                text.append("{}");
                return;
            }
            List<Value> keys = new ArrayList<>(dict.entries().keySet());
            if (sorted) {
                keys = CollectionMethods.sorted(run, keys, null, false);
            }
            text.append('{');
            boolean first = true;
            for (Value name : keys) {
                text.append(first ? "" : item);
                first = false;
                line(depth + 1);
                string(
                        switch (Operators.underlying(name)) {
                            case None none -> "null";
                            case Bool bool -> bool == Bool.TRUE ? "true" : "false";
                            case Str string -> string.value();
                            case Int whole -> whole.value().toString();
                            case Real real -> Real.text(real.value());
                            default ->
                                throw Errors.type("keys must be str, int, float, bool or None, not "
                                        + name.type().name());
                        });
                text.append(key);
                write(java.util.Objects.requireNonNull(dict.entries().get(name)), depth + 1);
            }
            line(depth);
            text.append('}');
        }

        private void string(String value) {
            text.append('"');
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                switch (c) {
                    case '"' -> text.append("\\\"");
                    case '\\' -> text.append("\\\\");
                    case '\n' -> text.append("\\n");
                    case '\r' -> text.append("\\r");
                    case '\t' -> text.append("\\t");
                    case '\b' -> text.append("\\b");
                    case '\f' -> text.append("\\f");
                    default -> {
                        if (c < 32 || ascii && c > 126) {
                            text.append(String.format("\\u%04x", (int) c));
                        } else {
                            text.append(c);
                        }
                    }
                }
            }
            text.append('"');
        }
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Raise wrong(String message) {
            return Errors.of(DECODE_ERROR, message + ": char " + at);
        }

        void space() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private boolean take(char c) {
            space();
            if (at < text.length() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private boolean word(String word) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return true;
            }
            return false;
        }

        Value value(int depth) {
            space();
            if (at >= text.length() || depth > MAX_DEPTH) {
                throw wrong("Expecting value");
            }
            if (take('{')) {
                return object(depth);
            }
            if (take('[')) {
                List<Value> items = new ArrayList<>();
                if (take(']')) {
                    return new ListValue(items);
                }
                do {
                    items.add(value(depth + 1));
                } while (take(','));
                if (!take(']')) {
                    throw wrong("Expecting ',' delimiter");
                }
                return new ListValue(items);
            }
            if (text.charAt(at) == '"') {
                return new Str(string());
            }
            if (word("null")) {
                return None.NONE;
            }
            if (word("true")) {
                return Bool.TRUE;
            }
            if (word("false")) {
                return Bool.FALSE;
            }
            return number();
        }

        private Value object(int depth) {
            Map<Value, Value> entries = new LinkedHashMap<>();
            if (take('}')) {
                return new DictValue(entries);
            }
            do {
                space();
                if (at >= text.length() || text.charAt(at) != '"') {
                    throw wrong("Expecting property name enclosed in double quotes");
                }
                Value name = new Str(string());
                if (!take(':')) {
                    throw wrong("Expecting ':' delimiter");
                }
                entries.put(name, value(depth + 1));
            } while (take(','));
            if (!take('}')) {
                throw wrong("Expecting ',' delimiter");
            }
            return new DictValue(entries);
        }

        private Value number() {
            int start = at;
            while (at < text.length() && "+-0123456789.eE".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            String digits = text.substring(start, at);
            try {
                return digits.matches("-?\\d{1,4300}")
                        ? new Int(new BigInteger(digits))
                        : new Real(Double.parseDouble(digits));
            } catch (NumberFormatException no) {
                at = start;
                throw wrong("Expecting value");
            }
        }

        private String string() {
            StringBuilder value = new StringBuilder();
            at++;
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '"') {
                    return value.toString();
                }
                if (c != '\\') {
                    value.append(c);
                    continue;
                }
                if (at >= text.length()) {
                    break;
                }
                char escape = text.charAt(at++);
                switch (escape) {
                    case 'n' -> value.append('\n');
                    case 'r' -> value.append('\r');
                    case 't' -> value.append('\t');
                    case 'b' -> value.append('\b');
                    case 'f' -> value.append('\f');
                    case 'u' -> {
                        if (at + 4 > text.length()
                                || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
                            throw wrong("Invalid \\uXXXX escape");
                        }
                        value.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                        at += 4;
                    }
                    default -> value.append(escape);
                }
            }
            throw wrong("Unterminated string");
        }
    }
}
