package dev.windlass.cli.configuration;

import dev.windlass.config.Origin;
import dev.windlass.config.RawValue;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Translates the {@code [alembic]} section of {@code alembic.ini}, and {@code [tool.alembic]} of {@code pyproject.toml},
 * into our settings. Source: Alembic 1.20, {@code config.py} and {@code script/base.py}.
 */
final class AlembicSettings {
    private static final Pattern REFERENCE = Pattern.compile("%(?:\\(([^)]+)\\)s|(%)|)");
    private static final int DEPTH = 10;

    private final Map<String, RawValue> values;
    private final String here;
    private final Predicate<String> isFolder;
    private final UnaryOperator<String> located;

    private AlembicSettings(
            Map<String, RawValue> values, String here, Predicate<String> isFolder, UnaryOperator<String> located) {
        this.values = values;
        this.here = here;
        this.isFolder = isFolder;
        this.located = located;
    }

    /**
     * Our settings by key.
     *
     * @param values the section, uninterpolated, keys in lower case
     * @param here the folder of the file, which {@code %(here)s} stands for
     * @param isFolder whether a path, relative to that folder, is a folder: for locations within Python packages
     * @param located where a path leads that is relative to either that folder or, as Alembic has it, the working directory
     */
    static Map<String, RawValue> translate(
            Map<String, RawValue> values, String here, Predicate<String> isFolder, UnaryOperator<String> located) {
        return new AlembicSettings(values, here, isFolder, located).run();
    }

    private Map<String, RawValue> run() {
        Map<String, RawValue> result = new LinkedHashMap<>();
        Optional<RawValue> scripts = value("script_location").map(this::location);
        Optional<RawValue> versions = value("version_locations").filter(AlembicSettings::isPresent);
        scripts.ifPresent(value -> result.put("alembic.script_location", value));
        versions.map(this::split)
                .or(() -> scripts.map(value -> mapText(value, text -> text + "/versions")))
                .ifPresent(value -> {
                    result.put("path", value);
                    result.put("layout", new RawValue.Text("alembic", value.origin()));
                });
        value("prepend_sys_path").filter(AlembicSettings::isPresent).ifPresent(value -> {
            List<RawValue> places = roots().map(root -> (RawValue) new RawValue.Text(root, value.origin()))
                    .toList();
            result.put("alembic.prepend_sys_path", new RawValue.Items(places, value.origin()));
        });
        value("recursive_version_locations").ifPresent(value -> result.put("recursive", value));
        value("sqlalchemy.url").filter(AlembicSettings::isRealUrl).ifPresent(value -> result.put("url", value));
        for (String key : List.of("file_template", "timezone", "truncate_slug_length")) {
            value(key).filter(AlembicSettings::isPresent).ifPresent(value -> result.put(key, value));
        }
        value("version_table").filter(AlembicSettings::isPresent).ifPresent(v -> result.put("adopted.table", v));
        value("version_table_schema")
                .filter(AlembicSettings::isPresent)
                .ifPresent(v -> result.put("adopted.schema", v));
        value("transaction_per_migration")
                .filter(AlembicSettings::isPresent)
                .ifPresent(v -> result.put("alembic.transaction_per_migration", v));
        return result;
    }

    private static boolean isPresent(RawValue value) {
        return !(value instanceof RawValue.Text text) || !text.text().isBlank();
    }

    /** Not what {@code alembic init} writes there to be replaced. */
    private static boolean isRealUrl(RawValue value) {
        return isPresent(value)
                && !(value instanceof RawValue.Text text && text.text().startsWith("driver://"));
    }

    private Optional<RawValue> value(String key) {
        return Optional.ofNullable(values.get(key)).map(value -> interpolated(value, DEPTH));
    }

    private RawValue interpolated(RawValue value, int depth) {
        return value.mapTexts((text, origin) -> interpolatedText(new RawValue.Text(text, origin), depth));
    }

    /** Python's {@code BasicInterpolation}: {@code %(name)s} and {@code %%}; in {@code file_template} they are doubled. */
    private RawValue interpolatedText(RawValue.Text text, int depth) {
        StringBuilder result = new StringBuilder();
        Matcher reference = REFERENCE.matcher(text.text());
        while (reference.find()) {
            String name = reference.group(1);
            String replacement = "%";
            if (name != null) {
                RawValue named = "here".equals(name)
                        ? new RawValue.Text(here, text.origin())
                        : values.get(name.toLowerCase(java.util.Locale.ROOT));
                RawValue resolved = named == null || depth == 0
                        ? undefined(name, text.origin())
                        : interpolatedOnce(named, name, depth);
                if (!(resolved instanceof RawValue.Text known)) {
                    return resolved;
                }
                replacement = known.text();
            }
            reference.appendReplacement(result, Matcher.quoteReplacement(replacement));
        }
        reference.appendTail(result);
        return new RawValue.Text(result.toString(), text.origin());
    }

    private RawValue interpolatedOnce(RawValue named, String name, int depth) {
        return name.equals("here") ? named : interpolated(named, depth - 1);
    }

    private static RawValue undefined(String name, Origin origin) {
        return new RawValue.Unresolved(
                Problem.of(ErrorCode.UNDEFINED_VARIABLE, "\"%(" + name + ")s\" stands for nothing in this file")
                        .at(origin.toString())
                        .because("env.py may know it, but Windlass does not run env.py")
                        .next("Give the value with a flag, the environment, .env or windlass.toml."),
                origin);
    }

    /** {@code package:folder} names a folder within a Python package; otherwise a path. */
    private RawValue location(RawValue value) {
        return mapText(value, text -> {
            int colon = text.indexOf(':');
            boolean drive = colon == 1 && text.length() > 2 && (text.charAt(2) == '\\' || text.charAt(2) == '/');
            if (colon < 0 || drive) {
                return located.apply(text);
            }
            String inside = text.substring(0, colon).replace('.', '/') + "/" + text.substring(colon + 1);
            return Stream.of(Stream.of("."), roots(), Stream.of("src"))
                    .flatMap(places -> places)
                    .map(root -> root.equals(".") ? inside : root + "/" + inside)
                    .filter(isFolder)
                    .findFirst()
                    .orElse(inside);
        });
    }

    /** Where Python would look for packages first. */
    private Stream<String> roots() {
        Optional<RawValue> value = value("prepend_sys_path").filter(AlembicSettings::isPresent);
        return value.stream()
                .flatMap(given -> given.list()
                        .map(items -> items.stream().flatMap(item -> item.scalar().stream()))
                        .orElseGet(() -> given.scalar().stream()
                                .flatMap(text -> Arrays.stream(text.split(separator("[\\s,:;]+")))
                                        .map(String::strip))))
                .filter(root -> !root.isEmpty());
    }

    /** What {@code path_separator} means. */
    private String separator(String legacy) {
        String separator = value("path_separator")
                .or(() -> value("version_path_separator"))
                .filter(RawValue.Text.class::isInstance)
                .map(value -> ((RawValue.Text) value).text().strip())
                .orElse("");
        return switch (separator) {
            case "os" -> Pattern.quote(File.pathSeparator);
            case "space" -> " +";
            case "newline" -> "\\R";
            case ":", ";" -> Pattern.quote(separator);
            // Alembic before path_separator.
            default -> legacy;
        };
    }

    private RawValue split(RawValue locations) {
        if (!(locations instanceof RawValue.Text text)) {
            return locations instanceof RawValue.Items items
                    ? new RawValue.Items(
                            items.items().stream().map(this::location).toList(), items.origin())
                    : locations;
        }
        String pattern = separator(", *| +|\\R");
        List<RawValue> items = new ArrayList<>();
        for (String part : text.text().split(pattern)) {
            if (!part.isBlank()) {
                items.add(location(new RawValue.Text(part.strip(), text.origin())));
            }
        }
        return new RawValue.Items(items, text.origin());
    }

    private static RawValue mapText(RawValue value, UnaryOperator<String> change) {
        return value instanceof RawValue.Text text
                ? new RawValue.Text(change.apply(text.text().strip()), text.origin())
                : value;
    }
}
