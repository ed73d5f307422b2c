package dev.windlass.alembic.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a function written in Java, from a text such as {@code name, *columns, schema=, **kw}: a name with an
 * equals sign may be left out, {@code *} starts those that are passed by name alone.
 */
final class Signature {
    private final String text;
    private final List<String> names = new ArrayList<>();
    private final List<Boolean> required = new ArrayList<>();
    private int positional = -1;
    private boolean star;
    private boolean doubleStar;

    Signature(String text) {
        this.text = text;
    }

    // Only a few of the many functions are called in one run.
    private void read() {
        if (positional >= 0) {
            return;
        }
        for (String part : text.split(",")) {
            String parameter = part.strip();
            if (parameter.startsWith("**")) {
                doubleStar = true;
            } else if (parameter.startsWith("*")) {
                star = parameter.length() > 1;
                positional = names.size();
            } else if (!parameter.isEmpty()) {
                boolean optional = parameter.endsWith("=");
                names.add(optional ? parameter.substring(0, parameter.length() - 1) : parameter);
                required.add(!optional);
            }
        }
        if (positional < 0) {
            positional = names.size();
        }
    }

    /** The arguments by parameter; {@code TypeError} if they do not fit. */
    Bound bind(String function, Arguments arguments) {
        read();
        Map<String, Value> values = new LinkedHashMap<>();
        Map<String, Value> others = new LinkedHashMap<>();
        List<Value> given = arguments.positional();
        int count = Math.min(given.size(), positional);
        for (int i = 0; i < count; i++) {
            values.put(names.get(i), given.get(i));
        }
        if (given.size() > positional && !star) {
            throw Errors.type(
                    function + "() takes " + positional + " positional arguments but " + given.size() + " were given");
        }
        arguments.named().forEach((name, value) -> {
            if (values.containsKey(name)) {
                throw Errors.type(function + "() got multiple values for argument '" + name + "'");
            }
            if (names.contains(name)) {
                values.put(name, value);
            } else if (doubleStar) {
                others.put(name, value);
            } else {
                throw Errors.type(function + "() got an unexpected keyword argument '" + name + "'");
            }
        });
        for (int i = 0; i < names.size(); i++) {
            if (required.get(i) && !values.containsKey(names.get(i))) {
                throw Errors.type(function + "() missing 1 required argument: '" + names.get(i) + "'");
            }
        }
        return new Bound(
                function,
                values,
                given.size() > count ? List.copyOf(given.subList(count, given.size())) : List.of(),
                others);
    }
}
