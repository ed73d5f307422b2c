package dev.windlass.alembic.eval;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The methods of {@code str} and {@code bytes}. */
final class StringMethods {
    static final Methods<Str> TABLE = new Methods<>(Str.class)
            .method("upper", "", (run, self, b) -> new Str(self.value().toUpperCase(Locale.ROOT)))
            .method("lower", "", (run, self, b) -> new Str(self.value().toLowerCase(Locale.ROOT)))
            .method("casefold", "", (run, self, b) -> new Str(self.value().toLowerCase(Locale.ROOT)))
            .method("title", "", (run, self, b) -> new Str(title(self.value())))
            .method("capitalize", "", (run, self, b) -> new Str(capitalize(self.value())))
            .method("swapcase", "", (run, self, b) -> new Str(swapcase(self.value())))
            .method(
                    "strip",
                    "chars=",
                    (run, self, b) -> new Str(strip(self.value(), b.textOrNull("chars"), true, true)))
            .method(
                    "lstrip",
                    "chars=",
                    (run, self, b) -> new Str(strip(self.value(), b.textOrNull("chars"), true, false)))
            .method(
                    "rstrip",
                    "chars=",
                    (run, self, b) -> new Str(strip(self.value(), b.textOrNull("chars"), false, true)))
            .method("removeprefix", "prefix", (run, self, b) -> {
                String prefix = b.text("prefix");
                return self.value().startsWith(prefix) ? new Str(self.value().substring(prefix.length())) : self;
            })
            .method("removesuffix", "suffix", (run, self, b) -> {
                String suffix = b.text("suffix");
                return !suffix.isEmpty() && self.value().endsWith(suffix)
                        ? new Str(self.value().substring(0, self.value().length() - suffix.length()))
                        : self;
            })
            .method(
                    "split",
                    "sep=, maxsplit=",
                    (run, self, b) -> texts(split(self.value(), b.textOrNull("sep"), b.integer("maxsplit", -1))))
            .method(
                    "rsplit",
                    "sep=, maxsplit=",
                    (run, self, b) -> texts(rsplit(self.value(), b.textOrNull("sep"), b.integer("maxsplit", -1))))
            .method(
                    "splitlines",
                    "keepends=",
                    (run, self, b) -> texts(splitlines(self.value(), b.flag(run, "keepends", false))))
            .method("partition", "sep", (run, self, b) -> {
                int at = self.value().indexOf(b.text("sep"));
                return at < 0
                        ? triple(self.value(), "", "")
                        : triple(
                                self.value().substring(0, at),
                                b.text("sep"),
                                self.value().substring(at + b.text("sep").length()));
            })
            .method("rpartition", "sep", (run, self, b) -> {
                int at = self.value().lastIndexOf(b.text("sep"));
                return at < 0
                        ? triple("", "", self.value())
                        : triple(
                                self.value().substring(0, at),
                                b.text("sep"),
                                self.value().substring(at + b.text("sep").length()));
            })
            .method("join", "items", (run, self, b) -> join(run, self.value(), b.value("items")))
            .method("replace", "old, new, count=", (run, self, b) -> {
                int count = b.integer("count", -1);
                String replaced = count < 0
                        ? self.value().replace(b.text("old"), b.text("new"))
                        : replace(self.value(), b.text("old"), b.text("new"), count);
                run.requireLength(replaced.length());
                return new Str(replaced);
            })
            .method(
                    "startswith",
                    "prefix, start=, end=",
                    (run, self, b) -> Bool.of(
                            any(b.value("prefix"), p -> part(self.value(), b).startsWith(p))))
            .method(
                    "endswith",
                    "suffix, start=, end=",
                    (run, self, b) -> Bool.of(
                            any(b.value("suffix"), p -> part(self.value(), b).endsWith(p))))
            .method("find", "sub, start=, end=", (run, self, b) -> Int.of(find(self.value(), b, false)))
            .method("rfind", "sub, start=, end=", (run, self, b) -> Int.of(find(self.value(), b, true)))
            .method("index", "sub, start=, end=", (run, self, b) -> {
                int at = find(self.value(), b, false);
                if (at < 0) {
                    throw Errors.value("substring not found");
                }
                return Int.of(at);
            })
            .method("count", "sub, start=, end=", (run, self, b) -> Int.of(count(part(self.value(), b), b.text("sub"))))
            .method("isdigit", "", (run, self, b) -> all(self.value(), Character::isDigit))
            .method("isnumeric", "", (run, self, b) -> all(self.value(), Character::isDigit))
            .method("isdecimal", "", (run, self, b) -> all(self.value(), Character::isDigit))
            .method("isalpha", "", (run, self, b) -> all(self.value(), Character::isLetter))
            .method("isalnum", "", (run, self, b) -> all(self.value(), Character::isLetterOrDigit))
            .method("isspace", "", (run, self, b) -> all(self.value(), Character::isWhitespace))
            .method(
                    "isascii",
                    "",
                    (run, self, b) -> Bool.of(self.value().chars().allMatch(c -> c < 128)))
            .method(
                    "isupper",
                    "",
                    (run, self, b) -> Bool.of(self.value().equals(self.value().toUpperCase(Locale.ROOT))
                            && self.value().chars().anyMatch(Character::isLetter)))
            .method(
                    "islower",
                    "",
                    (run, self, b) -> Bool.of(self.value().equals(self.value().toLowerCase(Locale.ROOT))
                            && self.value().chars().anyMatch(Character::isLetter)))
            .method("istitle", "", (run, self, b) -> Bool.of(self.value().equals(title(self.value()))))
            .method("isidentifier", "", (run, self, b) -> Bool.of(self.value().matches("[\\p{L}_][\\p{L}\\p{N}_]*")))
            .method("zfill", "width", (run, self, b) -> {
                boolean signed = self.value().startsWith("-") || self.value().startsWith("+");
                int missing = b.integer("width", 0) - self.value().length();
                run.requireLength(missing);
                return missing <= 0
                        ? self
                        : new Str((signed ? self.value().substring(0, 1) : "")
                                + "0".repeat(missing)
                                + self.value().substring(signed ? 1 : 0));
            })
            .method("ljust", "width, fill=", (run, self, b) -> padded(run, self.value(), b, "<"))
            .method("rjust", "width, fill=", (run, self, b) -> padded(run, self.value(), b, ">"))
            .method("center", "width, fill=", (run, self, b) -> padded(run, self.value(), b, "^"))
            .method(
                    "expandtabs",
                    "tabsize=",
                    (run, self, b) -> new Str(self.value()
                            .replace("\t", " ".repeat(Math.max(0, Math.min(100, b.integer("tabsize", 8)))))))
            .method(
                    "format",
                    "*args, **kw",
                    (run, self, b) -> new Str(Formats.template(run, self.value(), b.rest(), b.others())))
            .method("format_map", "mapping", (run, self, b) -> {
                Map<String, Value> named = new java.util.LinkedHashMap<>();
                Operators.mapping(run, b.value("mapping")).forEach((k, v) -> named.put(k.text(run), v));
                return new Str(Formats.template(run, self.value(), List.of(), named));
            })
            .method("encode", "encoding=, errors=", (run, self, b) -> encode(self.value(), b.text("encoding", "utf-8")))
            .method("translate", "table", (run, self, b) -> translate(run, self.value(), b.value("table")))
            .method("maketrans", "other=", (run, self, b) -> b.value("other"))
            .method("__len__", "", (run, self, b) -> Int.of(self.size(run)));

    static final Methods<Bytes> BYTES = new Methods<>(Bytes.class)
            .method(
                    "decode",
                    "encoding=, errors=",
                    (run, self, b) -> decode(self, b.text("encoding", "utf-8"), b.text("errors", "strict")))
            .method(
                    "hex",
                    "",
                    (run, self, b) -> new Str(java.util.HexFormat.of().formatHex(self.array())))
            .method(
                    "startswith",
                    "prefix",
                    (run, self, b) -> Bool.of(
                            b.value("prefix") instanceof Bytes p && self.latin().startsWith(p.latin())))
            .method("strip", "", (run, self, b) -> new Bytes(self.latin().strip()))
            .method("rstrip", "", (run, self, b) -> new Bytes(self.latin().stripTrailing()));

    static final Value FROM_HEX = Native.of("fromhex", "text", (run, b) -> {
        try {
            return Bytes.of(java.util.HexFormat.of().parseHex(b.text("text").replace(" ", "")));
        } catch (IllegalArgumentException wrong) {
            throw Errors.value("non-hexadecimal number found in fromhex() arg");
        }
    });

    private StringMethods() {}

    private static Value texts(List<String> parts) {
        return new ListValue(parts.stream().map(Str::new).toList());
    }

    private static Value triple(String a, String b, String c) {
        return TupleValue.of(new Str(a), new Str(b), new Str(c));
    }

    private static Value all(String text, IntPredicate test) {
        return Bool.of(!text.isEmpty() && text.codePoints().allMatch(test));
    }

    private static boolean any(Value value, java.util.function.Predicate<String> test) {
        if (value instanceof TupleValue several) {
            return several.items().stream().anyMatch(v -> any(v, test));
        }
        String text = Operators.asText(value);
        if (text == null) {
            throw Errors.type("startswith first arg must be str or a tuple of str, not "
                    + value.type().name());
        }
        return test.test(text);
    }

    private static String part(String text, Bound b) {
        if (!b.has("start") && !b.has("end")) {
            return text;
        }
        int[] range = range(text, b);
        return range[0] <= range[1] ? text.substring(range[0], range[1]) : "";
    }

    private static int[] range(String text, Bound b) {
        int start = b.integer("start", 0);
        int end = b.integer("end", text.length());
        start = start < 0 ? Math.max(0, start + text.length()) : start;
        end = end < 0 ? end + text.length() : Math.min(end, text.length());
        return new int[] {start, end};
    }

    private static int find(String text, Bound b, boolean last) {
        int[] range = range(text, b);
        if (range[0] > range[1]) {
            return -1;
        }
        String part = text.substring(range[0], range[1]);
        int at = last ? part.lastIndexOf(b.text("sub")) : part.indexOf(b.text("sub"));
        return at < 0 ? -1 : at + range[0];
    }

    private static int count(String text, String sub) {
        if (sub.isEmpty()) {
            return text.length() + 1;
        }
        int count = 0;
        for (int at = text.indexOf(sub); at >= 0; at = text.indexOf(sub, at + sub.length())) {
            count++;
        }
        return count;
    }

    private static String replace(String text, String old, String replacement, int count) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (int i = 0; i < count; i++) {
            int at = text.indexOf(old, from);
            if (at < 0 || old.isEmpty()) {
                break;
            }
            result.append(text, from, at).append(replacement);
            from = at + old.length();
        }
        return result.append(text.substring(from)).toString();
    }

    private static Value join(Run run, String separator, Value items) {
        StringBuilder text = new StringBuilder();
        int index = 0;
        for (Value item : Operators.list(run, items)) {
            String part = Operators.asText(item);
            if (part == null) {
                throw Errors.type("sequence item " + index + ": expected str instance, "
                        + item.type().name() + " found");
            }
            text.append(index++ == 0 ? "" : separator).append(part);
            run.requireLength(text.length());
        }
        return new Str(text.toString());
    }

    static String strip(String text, @Nullable String chars, boolean left, boolean right) {
        int start = 0;
        int end = text.length();
        while (left && start < end && strippable(text.charAt(start), chars)) {
            start++;
        }
        while (right && end > start && strippable(text.charAt(end - 1), chars)) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean strippable(char c, @Nullable String chars) {
        return chars == null ? Character.isWhitespace(c) || c == '\u00a0' : chars.indexOf(c) >= 0;
    }

    private static List<String> split(String text, @Nullable String separator, int max) {
        List<String> parts = new ArrayList<>();
        if (separator == null) {
            String rest = strip(text, null, true, false);
            while (!rest.isEmpty()) {
                int end = 0;
                while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
                    end++;
                }
                if (max >= 0 && parts.size() == max) {
                    parts.add(strip(rest, null, false, true));
                    return parts;
                }
                parts.add(rest.substring(0, end));
                rest = strip(rest.substring(end), null, true, false);
            }
            return parts;
        }
        requireSeparator(separator);
        int from = 0;
        int at = text.indexOf(separator);
        while (at >= 0 && (max < 0 || parts.size() < max)) {
            parts.add(text.substring(from, at));
            from = at + separator.length();
            at = text.indexOf(separator, from);
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static void requireSeparator(String separator) {
        if (separator.isEmpty()) {
            throw Errors.value("empty separator");
        }
    }

    private static List<String> rsplit(String text, @Nullable String separator, int max) {
        if (max < 0) {
            return split(text, separator, -1);
        }
        if (separator == null) {
            List<String> reversed = split(new StringBuilder(text).reverse().toString(), null, max);
            List<String> parts = new ArrayList<>();
            reversed.forEach(p -> parts.addFirst(new StringBuilder(p).reverse().toString()));
            return parts;
        }
        requireSeparator(separator);
        List<String> parts = new ArrayList<>();
        String rest = text;
        int at = rest.lastIndexOf(separator);
        while (at >= 0 && parts.size() < max) {
            parts.addFirst(rest.substring(at + separator.length()));
            rest = rest.substring(0, at);
            at = rest.lastIndexOf(separator);
        }
        parts.addFirst(rest);
        return parts;
    }

    static List<String> splitlines(String text, boolean keepEnds) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                int end = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
                lines.add(text.substring(from, keepEnds ? end : i));
                from = end;
                i = end;
            } else {
                i++;
            }
        }
        if (from < text.length()) {
            lines.add(text.substring(from));
        }
        return lines;
    }

    private static Value padded(Run run, String text, Bound b, String align) {
        return new Str(Formats.format(run, new Str(text), b.text("fill", " ") + align + b.integer("width", 0)));
    }

    private static String title(String text) {
        StringBuilder result = new StringBuilder();
        boolean start = true;
        for (char c : text.toCharArray()) {
            result.append(start ? Character.toTitleCase(c) : Character.toLowerCase(c));
            start = !Character.isLetter(c);
        }
        return result.toString();
    }

    private static String capitalize(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT)
                        + text.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String swapcase(String text) {
        StringBuilder result = new StringBuilder();
        for (char c : text.toCharArray()) {
            result.append(Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
        }
        return result.toString();
    }

    private static Value translate(Run run, String text, Value table) {
        StringBuilder result = new StringBuilder();
        Map<Value, Value> map = Operators.mapping(run, table);
        text.codePoints().forEach(c -> {
            Value to = map.getOrDefault(Int.of(c), map.get(new Str(Character.toString(c))));
            if (to == null) {
                result.appendCodePoint(c);
            } else if (to instanceof Int code) {
                result.appendCodePoint(code.value().intValue());
            } else if (to != None.NONE) {
                result.append(to.text(run));
            }
        });
        return new Str(result.toString());
    }

    private static Charset charset(String name) {
        try {
            String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
            return Charset.forName(plain.equals("latin-1") || plain.equals("latin1") ? "ISO-8859-1" : plain);
        } catch (IllegalArgumentException unknown) {
            throw Errors.of(Exceptions.LOOKUP_ERROR, "unknown encoding: " + name);
        }
    }

    static Value encode(String text, String encoding) {
        try {
            ByteBuffer bytes = charset(encoding).newEncoder().encode(CharBuffer.wrap(text));
            byte[] array = new byte[bytes.remaining()];
            bytes.get(array);
            return Bytes.of(array);
        } catch (CharacterCodingException wrong) {
            throw Errors.of(Exceptions.UNICODE_ERROR, "'" + encoding + "' codec can't encode the text");
        }
    }

    static Value decode(Bytes bytes, String encoding, String errors) {
        CodingErrorAction action = switch (errors) {
            case "ignore" -> CodingErrorAction.IGNORE;
            case "replace" -> CodingErrorAction.REPLACE;
            default -> CodingErrorAction.REPORT;
        };
        try {
            return new Str(charset(encoding)
                    .newDecoder()
                    .onMalformedInput(action)
                    .onUnmappableCharacter(action)
                    .decode(ByteBuffer.wrap(bytes.array()))
                    .toString());
        } catch (CharacterCodingException wrong) {
            throw Errors.of(Exceptions.DECODE_ERROR, "'" + encoding + "' codec can't decode the bytes");
        }
    }
}
