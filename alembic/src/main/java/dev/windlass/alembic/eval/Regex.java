package dev.windlass.alembic.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The module {@code re}, on Java's regular expressions. Every character looked at counts as work, so none runs away. */
final class Regex {
    private static final Methods<Compiled> PATTERN_METHODS = patternMethods();
    private static final NativeClass PATTERN = NativeClass.of("Pattern", PATTERN_METHODS);
    private static final NativeClass MATCH = NativeClass.of("Match", matchMethods());
    private static final ClassValue ERROR = ClassValue.fixed("error", Exceptions.EXCEPTION);

    private Regex() {}

    private record Compiled(String source, Pattern pattern, Map<String, String> names) implements Value {
        @Override
        public TypeValue type() {
            return PATTERN;
        }
    }

    private record Found(Compiled compiled, Matcher matcher) implements Value {
        @Override
        public TypeValue type() {
            return MATCH;
        }

        @Override
        public Value item(Run run, Value key) {
            return group(this, key);
        }
    }

    /** A text that counts how often it is looked at. */
    private record Counted(Run run, String text) implements CharSequence {
        @Override
        public char charAt(int index) {
            run.charge(1);
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static Map<String, Value> members() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put(
                "compile",
                Native.of(
                        "compile", "pattern, flags=", (run, b) -> compiled(b.value("pattern"), b.integer("flags", 0))));
        for (String name : List.of("match", "search", "fullmatch", "findall", "finditer")) {
            all.put(
                    name,
                    Native.of(
                            name,
                            "pattern, text, flags=",
                            (run, b) -> compiled(b.value("pattern"), b.integer("flags", 0))
                                    .attribute(run, name)
                                    .call(run, Arguments.of(b.value("text")))));
        }
        all.put(
                "split",
                Native.of(
                        "split",
                        "pattern, text, maxsplit=, flags=",
                        (run, b) -> compiled(b.value("pattern"), b.integer("flags", 0))
                                .attribute(run, "split")
                                .call(run, Arguments.of(b.value("text"), b.or("maxsplit", Int.of(0))))));
        for (String name : List.of("sub", "subn")) {
            all.put(
                    name,
                    Native.of(
                            name,
                            "pattern, replacement, text, count=, flags=",
                            (run, b) -> compiled(b.value("pattern"), b.integer("flags", 0))
                                    .attribute(run, name)
                                    .call(
                                            run,
                                            Arguments.of(
                                                    b.value("replacement"),
                                                    b.value("text"),
                                                    b.or("count", Int.of(0))))));
        }
        all.put(
                "escape",
                Native.of(
                        "escape", "text", (run, b) -> new Str(b.text("text").replaceAll("([^A-Za-z0-9_])", "\\\\$1"))));
        Map.of(
                        "I",
                        2,
                        "IGNORECASE",
                        2,
                        "M",
                        8,
                        "MULTILINE",
                        8,
                        "S",
                        16,
                        "DOTALL",
                        16,
                        "X",
                        64,
                        "VERBOSE",
                        64,
                        "A",
                        256,
                        "U",
                        32)
                .forEach((name, flag) -> all.put(name, Int.of(flag)));
        all.put("error", ERROR);
        all.put("Pattern", PATTERN);
        all.put("Match", MATCH);
        return all;
    }

    private static Compiled compiled(Value pattern, int flags) {
        if (pattern instanceof Compiled done) {
            return done;
        }
        String source = Operators.asText(pattern);
        if (source == null) {
            throw Errors.type("first argument must be string or compiled pattern");
        }
        int java = ((flags & 2) != 0 ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0)
                | ((flags & 8) != 0 ? Pattern.MULTILINE : 0)
                | ((flags & 16) != 0 ? Pattern.DOTALL : 0)
                | ((flags & 64) != 0 ? Pattern.COMMENTS : 0)
                | ((flags & 256) == 0 ? Pattern.UNICODE_CHARACTER_CLASS : 0);
        Map<String, String> names = new LinkedHashMap<>();
        try {
            return new Compiled(source, Pattern.compile(translated(source, names), java), names);
        } catch (PatternSyntaxException wrong) {
            throw Errors.of(ERROR, wrong.getDescription());
        }
    }

    // Python writes groups (?P<name>…), (?P=name), allows '_' in their names, and calls the very end \Z. In a class,
    // '[' and '&&' are plain characters there, and not here.
    private static String translated(String source, Map<String, String> names) {
        StringBuilder java = new StringBuilder();
        boolean inClass = false;
        int i = 0;
        while (i < source.length()) {
            char c = source.charAt(i);
            if (c == '\\' && i + 1 < source.length()) {
                char next = source.charAt(i + 1);
                java.append(next == 'Z' ? "\\z" : next == '_' || next == '"' ? String.valueOf(next) : "\\" + next);
                i += 2;
            } else if (inClass) {
                inClass = c != ']';
                java.append(c == '[' ? "\\[" : c == '&' ? "\\&" : String.valueOf(c));
                i++;
            } else if (c == '[') {
                inClass = true;
                java.append(c);
                i++;
                if (i < source.length() && source.charAt(i) == '^') {
                    java.append('^');
                    i++;
                }
                if (i < source.length() && source.charAt(i) == ']') {
                    java.append("\\]");
                    i++;
                }
            } else if (source.startsWith("(?P<", i) || source.startsWith("(?P=", i)) {
                boolean definition = source.charAt(i + 3) == '<';
                int end = source.indexOf(definition ? '>' : ')', i);
                if (end < 0) {
                    throw Errors.of(ERROR, "missing group name");
                }
                String name = source.substring(i + 4, end);
                String plain = names.computeIfAbsent(name, n -> "g" + names.size() + n.replaceAll("[^A-Za-z0-9]", ""));
                java.append(definition ? "(?<" + plain + ">" : "\\k<" + plain + ">");
                i = end + 1;
            } else {
                java.append(c);
                i++;
            }
        }
        return java.toString();
    }

    private static Methods<Compiled> patternMethods() {
        return new Methods<>(Compiled.class)
                .property("pattern", (run, self) -> new Str(self.source()))
                .method("match", "text, pos=", (run, self, b) -> {
                    Matcher m = matcher(run, self, b);
                    return found(self, m, m.lookingAt());
                })
                .method("search", "text, pos=", (run, self, b) -> {
                    Matcher m = matcher(run, self, b);
                    return found(self, m, m.find());
                })
                .method("fullmatch", "text, pos=", (run, self, b) -> {
                    Matcher m = matcher(run, self, b);
                    return found(self, m, m.matches());
                })
                .method("findall", "text, pos=", (run, self, b) -> {
                    List<Value> all = new ArrayList<>();
                    Matcher m = matcher(run, self, b);
                    while (m.find()) {
                        all.add(
                                switch (m.groupCount()) {
                                    case 0 -> new Str(m.group());
                                    case 1 -> text(m.group(1));
                                    default -> groups(m, new Str(""));
                                });
                    }
                    return new ListValue(all);
                })
                .method("finditer", "text, pos=", (run, self, b) -> {
                    List<Value> all = new ArrayList<>();
                    Matcher m = matcher(run, self, b);
                    int from = 0;
                    while (m.find(from)) {
                        Matcher one = self.pattern().matcher(new Counted(run, b.text("text")));
                        one.find(m.start());
                        all.add(new Found(self, one));
                        from = m.end() == m.start() ? m.end() + 1 : m.end();
                        if (from > b.text("text").length()) {
                            break;
                        }
                    }
                    return new ListValue(all);
                })
                .method("split", "text, maxsplit=", (run, self, b) -> {
                    List<Value> parts = new ArrayList<>();
                    Matcher m = matcher(run, self, b);
                    int max = b.integer("maxsplit", 0);
                    int from = 0;
                    while (m.find() && (max == 0 || parts.size() < max)) {
                        parts.add(new Str(b.text("text").substring(from, m.start())));
                        for (int i = 1; i <= m.groupCount(); i++) {
                            parts.add(m.group(i) == null ? None.NONE : new Str(m.group(i)));
                        }
                        from = m.end();
                    }
                    parts.add(new Str(b.text("text").substring(from)));
                    return new ListValue(parts);
                })
                .method(
                        "sub",
                        "replacement, text, count=",
                        (run, self, b) -> replace(run, self, b).items().getFirst())
                .method("subn", "replacement, text, count=", (run, self, b) -> replace(run, self, b));
    }

    private static Value text(@Nullable String group) {
        return new Str(group == null ? "" : group);
    }

    private static Matcher matcher(Run run, Compiled self, Bound b) {
        Matcher matcher = self.pattern().matcher(new Counted(run, b.text("text")));
        int from = Math.min(b.integer("pos", 0), b.text("text").length());
        return from > 0 ? matcher.region(from, b.text("text").length()) : matcher;
    }

    private static Value found(Compiled self, Matcher matcher, boolean success) {
        return success ? new Found(self, matcher) : None.NONE;
    }

    private static TupleValue replace(Run run, Compiled self, Bound b) {
        Matcher m = matcher(run, self, b);
        StringBuilder result = new StringBuilder();
        int count = b.integer("count", 0);
        int made = 0;
        int from = 0;
        while (m.find() && (count == 0 || made < count)) {
            result.append(b.text("text"), from, m.start());
            Value replacement = b.value("replacement");
            String template = Operators.asText(replacement);
            result.append(
                    template != null
                            ? expanded(self, m, template)
                            : replacement
                                    .call(run, Arguments.of(new Found(self, m)))
                                    .text(run));
            from = m.end();
            made++;
        }
        result.append(b.text("text").substring(from));
        run.requireLength(result.length());
        return TupleValue.of(new Str(result.toString()), Int.of(made));
    }

    private static String expanded(Compiled self, Matcher m, String template) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c != '\\' || i + 1 >= template.length()) {
                text.append(c);
                continue;
            }
            char next = template.charAt(++i);
            if (Character.isDigit(next)) {
                String group = m.group(next - '0');
                text.append(group == null ? "" : group);
            } else if (next == 'g' && template.startsWith("<", i + 1)) {
                int close = template.indexOf('>', i);
                Value group = group(new Found(self, m), key(template.substring(i + 2, close)));
                text.append(group instanceof Str found ? found.value() : "");
                i = close;
            } else {
                text.append(
                        switch (next) {
                            case 'n' -> "\n";
                            case 't' -> "\t";
                            case '\\' -> "\\";
                            default -> "\\" + next;
                        });
            }
        }
        return text.toString();
    }

    private static Value key(String name) {
        return name.matches("\\d{1,4}") ? Int.of(Long.parseLong(name)) : new Str(name);
    }

    private static Value groups(Matcher m, Value missing) {
        List<Value> groups = new ArrayList<>();
        for (int i = 1; i <= m.groupCount(); i++) {
            groups.add(m.group(i) == null ? missing : new Str(m.group(i)));
        }
        return new TupleValue(groups);
    }

    private static Value group(Found found, Value key) {
        try {
            String group;
            if (key instanceof Int number) {
                group = found.matcher().group(number.value().intValue());
            } else {
                String name = found.compiled().names().get(Operators.asText(key) == null ? "" : Operators.asText(key));
                if (name == null) {
                    throw Errors.index("no such group");
                }
                group = found.matcher().group(name);
            }
            return group == null ? None.NONE : new Str(group);
        } catch (IndexOutOfBoundsException none) {
            throw Errors.index("no such group");
        }
    }

    private static Methods<Found> matchMethods() {
        return new Methods<>(Found.class)
                .method("group", "*keys", (run, self, b) -> {
                    if (b.rest().size() > 1) {
                        return new TupleValue(
                                b.rest().stream().map(k -> group(self, k)).toList());
                    }
                    return group(self, b.rest().isEmpty() ? Int.of(0) : b.rest().getFirst());
                })
                .method("groups", "default=", (run, self, b) -> groups(self.matcher(), b.value("default")))
                .method("groupdict", "default=", (run, self, b) -> {
                    Map<Value, Value> entries = new LinkedHashMap<>();
                    self.compiled().names().keySet().forEach(n -> entries.put(new Str(n), group(self, new Str(n))));
                    return new DictValue(entries);
                })
                .method(
                        "start",
                        "group=",
                        (run, self, b) -> Int.of(self.matcher().start(b.integer("group", 0))))
                .method("end", "group=", (run, self, b) -> Int.of(self.matcher().end(b.integer("group", 0))))
                .method(
                        "span",
                        "group=",
                        (run, self, b) -> TupleValue.of(
                                Int.of(self.matcher().start(b.integer("group", 0))),
                                Int.of(self.matcher().end(b.integer("group", 0)))));
    }
}
