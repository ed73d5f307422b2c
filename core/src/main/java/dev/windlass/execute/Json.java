package dev.windlass.execute;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON (RFC 8259), for the journal, documents and files to load: objects, arrays, texts, numbers, booleans
 * and null. The core has no dependency that could do it.
 */
public final class Json {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,4})?");

    private final String text;
    private final ObjIntConsumer<Object> places;
    private int at;

    private Json(String text, ObjIntConsumer<Object> places) {
        this.text = text;
        this.places = places;
    }

    /** Renders maps, lists, texts, numbers and booleans; keys keep their order. */
    public static String render(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        render(value, out);
        return out.toString();
    }

    /**
     * Reads a document: maps, lists, texts, {@code Long}, {@code BigDecimal} for other numbers, {@code Boolean}, and null
     * inside of maps and lists.
     *
     * @throws IllegalArgumentException if the text is no JSON, or nothing but null
     */
    public static Object parse(String text) {
        return parse(text, (object, offset) -> {});
    }

    /**
     * The same, telling where each object and each array begins.
     *
     * @param places given the object, or the array, and its offset in the text; maps and lists are told apart by identity
     */
    public static Object parse(String text, ObjIntConsumer<Object> places) {
        Json json = new Json(text, places);
        Object value = json.value(0);
        json.space();
        if (json.at != text.length() || value == null) {
            throw json.bad();
        }
        return value;
    }

    private static void render(@Nullable Object value, StringBuilder out) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator);
                quote(String.valueOf(entry.getKey()), out);
                out.append(':');
                render(entry.getValue(), out);
                separator = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof Iterable<?> items) {
            out.append('[');
            String separator = "";
            for (Object item : items) {
                out.append(separator);
                render(item, out);
                separator = ",";
            }
            out.append(']');
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            quote(value.toString(), out);
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private @Nullable Object value(int depth) {
        space();
        if (depth > 200) {
            throw bad();
        }
        char c = peek();
        if (c == '{') {
            return object(depth);
        }
        if (c == '[') {
            return array(depth);
        }
        if (c == '"') {
            return string();
        }
        if (text.startsWith("true", at)) {
            at += 4;
            return true;
        }
        if (text.startsWith("false", at)) {
            at += 5;
            return false;
        }
        if (text.startsWith("null", at)) {
            at += 4;
            return null;
        }
        return number();
    }

    private Object number() {
        int end = at;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        boolean endsThere = end == text.length() || ".eE".indexOf(text.charAt(end)) < 0;
        if (end > at && end - at < 19 && endsThere && (text.charAt(at) != '0' || end == at + 1)) {
            long whole = Long.parseLong(text, at, end, 10);
            at = end;
            return whole;
        }
        return otherNumber();
    }

    private Object otherNumber() {
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw bad();
        }
        at = matcher.end();
        String digits = matcher.group();
        try {
            boolean whole = matcher.group(1) == null && matcher.group(2) == null && digits.length() < 19;
            return whole ? Long.valueOf(digits) : (Object) new BigDecimal(digits);
        } catch (NumberFormatException e) {
            throw bad();
        }
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        places.accept(map, at);
        expect('{');
        space();
        if (peek() == '}') {
            at++;
            return map;
        }
        do {
            space();
            String key = string();
            space();
            expect(':');
            map.put(key, value(depth + 1));
            space();
        } while (accept(','));
        expect('}');
        return map;
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> items = new ArrayList<>();
        places.accept(items, at);
        expect('[');
        space();
        if (peek() == ']') {
            at++;
            return items;
        }
        do {
            items.add(value(depth + 1));
            space();
        } while (accept(','));
        expect(']');
        return items;
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw bad();
            }
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char escaped = peek();
            at++;
            switch (escaped) {
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'u' -> {
                    if (at + 4 > text.length()) {
                        throw bad();
                    }
                    try {
                        out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                    } catch (NumberFormatException e) {
                        throw bad();
                    }
                    at += 4;
                }
                case '"', '\\', '/' -> out.append(escaped);
                default -> throw bad();
            }
        }
        at++;
        return out.toString();
    }

    private char peek() {
        if (at >= text.length()) {
            throw bad();
        }
        return text.charAt(at);
    }

    private boolean accept(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw bad();
        }
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException bad() {
        int line = 1
                + (int) text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        int column = Math.min(at, text.length()) - text.lastIndexOf('\n', Math.max(0, Math.min(at, text.length()) - 1));
        return new IllegalArgumentException("not JSON at line " + line + ", column " + column);
    }
}
