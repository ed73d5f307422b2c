package dev.windlass.alembic.eval;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The modules {@code textwrap}, {@code string}, {@code html}, {@code urllib.parse} and {@code io.StringIO}. */
final class Texts {
    private static final Pattern TEMPLATE = Pattern.compile("\\$(?:\\$|(\\w+)|\\{(\\w+)\\})");

    private Texts() {}

    static Map<String, Value> textwrap() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put("dedent", Native.of("dedent", "text", (run, b) -> new Str(dedent(b.text("text")))));
        all.put("indent", Native.of("indent", "text, prefix", (run, b) -> {
            StringBuilder text = new StringBuilder();
            for (String line : StringMethods.splitlines(b.text("text"), true)) {
                text.append(line.isBlank() ? "" : b.text("prefix")).append(line);
            }
            return new Str(text.toString());
        }));
        all.put("shorten", Native.of("shorten", "text, width, **kw", (run, b) -> {
            String text = b.text("text").strip().replaceAll("\\s+", " ");
            int width = b.integer("width", 70);
            return new Str(text.length() <= width ? text : text.substring(0, Math.max(0, width - 5)) + "[...]");
        }));
        return all;
    }

    private static String dedent(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        String margin = null;
        for (String line : lines) {
            if (line.isBlank()) {
                continue;
            }
            String own = line.substring(
                    0,
                    line.length()
                            - StringMethods.strip(line, " \t", true, false).length());
            if (margin == null) {
                margin = own;
            } else {
                int same = 0;
                while (same < Math.min(margin.length(), own.length()) && margin.charAt(same) == own.charAt(same)) {
                    same++;
                }
                margin = margin.substring(0, same);
            }
        }
        int cut = margin == null ? 0 : margin.length();
        lines.replaceAll(line -> line.isBlank() ? "" : line.substring(cut));
        return String.join("\n", lines);
    }

    static Map<String, Value> string() {
        Map<String, Value> all = new LinkedHashMap<>();
        String lower = "abcdefghijklmnopqrstuvwxyz";
        String upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        String marks = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
        all.put("ascii_lowercase", new Str(lower));
        all.put("ascii_uppercase", new Str(upper));
        all.put("ascii_letters", new Str(lower + upper));
        all.put("digits", new Str("0123456789"));
        all.put("hexdigits", new Str("0123456789abcdefABCDEF"));
        all.put("punctuation", new Str(marks));
        all.put("whitespace", new Str(" \t\n\r\u000b\f"));
        all.put("printable", new Str("0123456789" + lower + upper + marks + " \t\n\r\u000b\f"));
        Methods<Template> methods = new Methods<>(Template.class)
                .method("substitute", "mapping=, **kw", (run, self, b) -> self.fill(run, b, false))
                .method("safe_substitute", "mapping=, **kw", (run, self, b) -> self.fill(run, b, true));
        NativeClass[] type = new NativeClass[1];
        type[0] = new NativeClass(
                "Template", List.of(), methods, Map.of(), "text", (run, self, b) -> new Template(self, b.text("text")));
        all.put("Template", type[0]);
        all.put("capwords", Native.of("capwords", "text", (run, b) -> new Str(b.text("text"))));
        return all;
    }

    private record Template(TypeValue type, String text) implements Value {
        Value fill(Run run, Bound b, boolean lenient) {
            Map<Value, Value> values = new LinkedHashMap<>();
            if (b.orNull("mapping") != null) {
                values.putAll(Operators.mapping(run, b.value("mapping")));
            }
            b.others().forEach((key, value) -> values.put(new Str(key), value));
            Matcher field = TEMPLATE.matcher(text);
            StringBuilder filled = new StringBuilder();
            while (field.find()) {
                String name = field.group(1) == null ? field.group(2) : field.group(1);
                Value value = name == null ? new Str("$") : values.get(new Str(name));
                if (value == null && !lenient) {
                    throw Errors.key(new Str(name == null ? "" : name));
                }
                field.appendReplacement(
                        filled, Matcher.quoteReplacement(value == null ? field.group() : value.text(run)));
            }
            return new Str(field.appendTail(filled).toString());
        }
    }

    static Map<String, Value> unicodedata() {
        return Map.of(
                "normalize",
                Native.of(
                        "normalize",
                        "form, text",
                        (run, b) -> new Str(Normalizer.normalize(b.text("text"), form(b.text("form"))))),
                "combining",
                Native.of(
                        "combining",
                        "character",
                        // Java knows no combining classes, and programs ask whether there is one.
                        (run, b) -> Int.of(category(b.text("character")).startsWith("M") ? 230 : 0)),
                "category",
                Native.of("category", "character", (run, b) -> new Str(category(b.text("character")))));
    }

    private static Normalizer.Form form(String name) {
        return switch (name) {
            case "NFC" -> Normalizer.Form.NFC;
            case "NFD" -> Normalizer.Form.NFD;
            case "NFKC" -> Normalizer.Form.NFKC;
            case "NFKD" -> Normalizer.Form.NFKD;
            default -> throw Errors.value("invalid normalization form");
        };
    }

    // By the number that Character.getType gives, which is Unicode's own order but for a gap.
    private static final List<String> CATEGORIES = List.of(
            "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "",
            "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf");

    private static String category(String character) {
        if (character.isEmpty() || character.codePointCount(0, character.length()) != 1) {
            throw Errors.type("category() argument must be a unicode character, not str");
        }
        return CATEGORIES.get(Character.getType(character.codePointAt(0)));
    }

    static Map<String, Value> html() {
        return Map.of(
                "escape",
                        Native.of(
                                "escape",
                                "text, quote=",
                                (run, b) -> new Str(b.text("text")
                                        .replace("&", "&amp;")
                                        .replace("<", "&lt;")
                                        .replace(">", "&gt;")
                                        .replace("\"", "&quot;")
                                        .replace("'", "&#x27;"))),
                "unescape",
                        Native.of(
                                "unescape",
                                "text",
                                (run, b) -> new Str(b.text("text")
                                        .replace("&lt;", "<")
                                        .replace("&gt;", ">")
                                        .replace("&quot;", "\"")
                                        .replace("&#x27;", "'")
                                        .replace("&#39;", "'")
                                        .replace("&amp;", "&"))));
    }

    static Map<String, Value> urllib() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put(
                "quote",
                Native.of(
                        "quote",
                        "text, safe=",
                        (run, b) -> new Str(URLEncoder.encode(b.value("text").text(run), StandardCharsets.UTF_8)
                                .replace("+", "%20")
                                .replace("%7E", "~")
                                .replace("*", "%2A")
                                .replace(b.text("safe", "/").contains("/") ? "%2F" : "\0", "/"))));
        all.put(
                "quote_plus",
                Native.of(
                        "quote_plus",
                        "text",
                        (run, b) -> new Str(URLEncoder.encode(b.value("text").text(run), StandardCharsets.UTF_8))));
        for (String name : List.of("unquote", "unquote_plus")) {
            all.put(name, Native.of(name, "text", (run, b) -> {
                try {
                    String text = name.equals("unquote") ? b.text("text").replace("+", "%2B") : b.text("text");
                    return new Str(URLDecoder.decode(text, StandardCharsets.UTF_8));
                } catch (IllegalArgumentException malformed) {
                    return new Str(b.text("text"));
                }
            }));
        }
        all.put("urlparse", Native.of("urlparse", "url", (run, b) -> parsed(b.text("url"))));
        all.put("urlsplit", Native.of("urlsplit", "url", (run, b) -> parsed(b.text("url"))));
        for (String name : List.of("urlunparse", "urlunsplit")) {
            all.put(name, Native.of(name, "parts", (run, b) -> unparsed(run, b.value("parts"))));
        }
        all.put("urljoin", Native.of("urljoin", "base, url", (run, b) -> {
            try {
                return new Str(java.net
                        .URI
                        .create(b.text("base"))
                        .resolve(b.text("url"))
                        .toString());
            } catch (IllegalArgumentException wrong) {
                throw Errors.value("not a URL");
            }
        }));
        return all;
    }

    private static Value unparsed(Run run, Value parts) {
        if (parts instanceof Instance) {
            throw run.unsupported(
                    "urlunparse() of a parsed URL is not run by Windlass", "Give it a tuple of six texts.");
        }
        List<Value> list = Operators.list(run, parts);
        boolean six = list.size() == 6;
        String[] text = list.stream().map(part -> part.text(run)).toArray(String[]::new);
        String path = six && !text[3].isEmpty() ? text[2] + ";" + text[3] : text[2];
        String query = six ? text[4] : text[3];
        String fragment = six ? text[5] : text[4];
        String host = text[1].isEmpty() ? "" : "//" + text[1];
        return new Str((text[0].isEmpty() ? "" : text[0] + ":")
                + host
                + (!host.isEmpty() && !path.isEmpty() && !path.startsWith("/") ? "/" : "")
                + path
                + (query.isEmpty() ? "" : "?" + query)
                + (fragment.isEmpty() ? "" : "#" + fragment));
    }

    private static Value parsed(String url) {
        Matcher parts = Pattern.compile(
                        "(?s)(?:([a-zA-Z][\\w+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?")
                .matcher(url);
        Instance result = new Instance(Functional.NAMESPACE);
        if (parts.matches()) {
            String[] names = {"scheme", "netloc", "path", "query", "fragment"};
            for (int i = 0; i < names.length; i++) {
                String part = parts.group(i + 1);
                result.attributes().put(names[i], new Str(part == null ? "" : part));
            }
            String host = parts.group(2) == null
                    ? ""
                    : parts.group(2).replaceFirst("^.*@", "").replaceFirst(":\\d+$", "");
            result.attributes().put("hostname", host.isEmpty() ? None.NONE : new Str(host));
        }
        return result;
    }

    static final NativeClass STRING_IO = new NativeClass(
            "StringIO",
            List.of(),
            new Methods<>(Buffer.class)
                    .method("write", "text", (run, self, b) -> {
                        self.text.append(b.text("text"));
                        run.requireLength(self.text.length());
                        return Int.of(b.text("text").length());
                    })
                    .method("getvalue", "", (run, self, b) -> new Str(self.text.toString()))
                    .method("read", "", (run, self, b) -> new Str(self.text.toString()))
                    .method("seek", "position", (run, self, b) -> Int.of(0))
                    .method("close", "", (run, self, b) -> None.NONE),
            Map.of(),
            "text=",
            (run, type, b) -> new Buffer(type, new StringBuilder(b.text("text", ""))));

    private record Buffer(TypeValue type, StringBuilder text) implements Value {
        @Override
        public java.util.Iterator<Value> iterator(Run run) {
            return StringMethods.splitlines(text.toString(), true).stream()
                    .<Value>map(Str::new)
                    .iterator();
        }
    }
}
