package dev.windlass.alembic.eval;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code template % values} (library reference, "printf-style String Formatting"). */
final class PercentFormat {
    private static final Pattern FIELD =
            Pattern.compile("%(?:\\(([^)]*)\\))?([#0\\- +]*)(\\*|\\d+)?(?:\\.(\\*|\\d+))?[hlL]?(.)", Pattern.DOTALL);

    private PercentFormat() {}

    static String format(Run run, String template, Value values) {
        List<Value> positional = values instanceof TupleValue tuple ? tuple.items() : List.of(values);
        int next = 0;
        boolean byName = false;
        StringBuilder text = new StringBuilder();
        Matcher field = FIELD.matcher(template);
        int at = 0;
        while (true) {
            int percent = template.indexOf('%', at);
            if (percent < 0) {
                break;
            }
            text.append(template, at, percent);
            if (!field.find(percent) || field.start() != percent) {
                throw Errors.value("incomplete format");
            }
            at = field.end();
            String kind = field.group(5);
            if (kind.equals("%")) {
                text.append('%');
                continue;
            }
            Value value;
            String width = field.group(3) == null ? "" : field.group(3);
            if (width.equals("*")) {
                width = required(positional, next++).text(run);
            }
            String precision = field.group(4);
            if (precision != null && precision.equals("*")) {
                precision = required(positional, next++).text(run);
            }
            if (field.group(1) != null) {
                byName = true;
                value = values.item(run, new Str(field.group(1)));
            } else {
                value = required(positional, next++);
            }
            text.append(one(run, value, kind.charAt(0), field.group(2), width, precision));
        }
        text.append(template, at, template.length());
        boolean mapping = values instanceof DictValue || byName || !(values instanceof TupleValue) && next > 0;
        if (next < positional.size() && !mapping && !(values instanceof ListValue && next > 0)) {
            throw Errors.type("not all arguments converted during string formatting");
        }
        run.requireLength(text.length());
        return text.toString();
    }

    private static Value required(List<Value> positional, int index) {
        if (index >= positional.size()) {
            throw Errors.type("not enough arguments for format string");
        }
        return positional.get(index);
    }

    private static String one(
            Run run,
            Value value,
            char kind,
            String flags,
            String width,
            @org.jspecify.annotations.Nullable String precision) {
        boolean left = flags.contains("-");
        boolean zero = flags.contains("0") && !left;
        String sign = flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
        String align = left ? "<" : zero ? "" : ">";
        return switch (kind) {
            case 's', 'r', 'a' -> {
                String text = kind == 's' ? value.text(run) : value.repr(run);
                if (precision != null) {
                    text = text.substring(0, Math.min(text.length(), Integer.parseInt(precision)));
                }
                yield width.isEmpty() ? text : Formats.format(run, new Str(text), (left ? "<" : ">") + width);
            }
            case 'c' ->
                value instanceof Int code ? Character.toString(code.value().intValue()) : value.text(run);
            case 'd', 'i', 'u', 'x', 'X', 'o' -> {
                if (!Numbers.isNumber(Operators.underlying(value))) {
                    throw Errors.type("%" + kind + " format: a real number is required, not "
                            + value.type().name());
                }
                Value whole = Operators.underlying(value) instanceof Int || value instanceof Bool
                        ? value
                        : Int.of((long) Numbers.toDouble(value));
                String type = kind == 'i' || kind == 'u' ? "d" : String.valueOf(kind);
                yield Formats.format(
                        run, whole, align + sign + (flags.contains("#") ? "#" : "") + (zero ? "0" : "") + width + type);
            }
            case 'f', 'F', 'e', 'E', 'g', 'G' -> {
                if (!Numbers.isNumber(Operators.underlying(value))) {
                    throw Errors.type("must be real number, not " + value.type().name());
                }
                yield Formats.format(
                        run,
                        value,
                        align + sign + (zero ? "0" : "") + width + "." + (precision == null ? "6" : precision) + kind);
            }
            default -> throw Errors.value("unsupported format character '" + kind + "'");
        };
    }
}
