package dev.windlass.alembic.eval;

import java.util.List;
import java.util.Map;

/** Fills the replacement fields of {@code str.format}. */
final class TemplateFormat {
    private final Run run;
    private final List<Value> positional;
    private final Map<String, Value> named;
    private int next;

    TemplateFormat(Run run, List<Value> positional, Map<String, Value> named) {
        this.run = run;
        this.positional = positional;
        this.named = named;
    }

    String fill(String template, int depth) {
        if (depth > 2) {
            throw Errors.value("Max string recursion exceeded");
        }
        StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < template.length()) {
            char c = template.charAt(i);
            if ((c == '{' || c == '}') && i + 1 < template.length() && template.charAt(i + 1) == c) {
                text.append(c);
                i += 2;
            } else if (c == '}') {
                throw Errors.value("Single '}' encountered in format string");
            } else if (c == '{') {
                int close = close(template, i);
                text.append(field(template.substring(i + 1, close), depth));
                i = close + 1;
            } else {
                text.append(c);
                i++;
            }
        }
        run.requireLength(text.length());
        return text.toString();
    }

    private static int close(String template, int open) {
        int level = 0;
        for (int i = open; i < template.length(); i++) {
            if (template.charAt(i) == '{') {
                level++;
            } else if (template.charAt(i) == '}' && --level == 0) {
                return i;
            }
        }
        throw Errors.value("expected '}' before end of string");
    }

    private String field(String field, int depth) {
        int end = 0;
        int brackets = 0;
        while (end < field.length()) {
            char c = field.charAt(end);
            brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (brackets == 0 && (c == ':' || c == '!')) {
                break;
            }
            end++;
        }
        Value value = value(field.substring(0, end));
        if (end < field.length() && field.charAt(end) == '!') {
            char conversion = end + 1 < field.length() ? field.charAt(end + 1) : 's';
            value = new Str(conversion == 's' ? value.text(run) : value.repr(run));
            end += 2;
        }
        String specification = end < field.length() ? fill(field.substring(end + 1), depth + 1) : "";
        return Formats.format(run, value, specification);
    }

    private Value value(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        String name = path.substring(0, end);
        Value value;
        if (name.isEmpty()) {
            value = positional(next++);
        } else if (name.chars().allMatch(Character::isDigit) && name.length() < 6) {
            value = positional(Integer.parseInt(name));
        } else {
            value = named.get(name);
            if (value == null) {
                throw Errors.key(new Str(name));
            }
        }
        int i = end;
        while (i < path.length()) {
            if (path.charAt(i) == '.') {
                int stop = i + 1;
                while (stop < path.length() && path.charAt(stop) != '.' && path.charAt(stop) != '[') {
                    stop++;
                }
                value = value.attribute(run, path.substring(i + 1, stop));
                i = stop;
            } else {
                int close = path.indexOf(']', i);
                if (close < 0) {
                    throw Errors.value("Missing ']' in format string");
                }
                String key = path.substring(i + 1, close);
                boolean number =
                        !key.isEmpty() && key.length() < 6 && key.chars().allMatch(Character::isDigit);
                value = value.item(run, number ? Int.of(Long.parseLong(key)) : new Str(key));
                i = close + 1;
            }
        }
        return value;
    }

    private Value positional(int index) {
        if (index >= positional.size()) {
            throw Errors.index("Replacement index " + index + " out of range for positional args tuple");
        }
        return positional.get(index);
    }
}
