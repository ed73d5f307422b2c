package dev.windlass.config;

import dev.windlass.config.Configuration.Outcome;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes a {@link Configuration} of its sources. Every source becomes a layer, raw values by setting key; of each setting
 * the strongest layer's value is read. Maps are merged entry by entry over the layers.
 */
final class Resolution {
    private static final String PREFIX = "WINDLASS_";

    private final ConfigurationSources sources;
    private final List<Problem> problems = new ArrayList<>();

    private Resolution(ConfigurationSources sources) {
        this.sources = sources;
    }

    static Configuration resolve(ConfigurationSources sources) {
        return new Resolution(sources).run();
    }

    private Configuration run() {
        Optional<String> environmentName = sources.environmentName()
                .or(() -> sources.variable("WINDLASS_ENV"))
                .filter(name -> !name.isEmpty());
        Map<String, RawValue> top = new LinkedHashMap<>();
        Map<String, RawValue> chosen = new LinkedHashMap<>();
        sources.file().ifPresent(file -> readFile(file, environmentName, top, chosen));
        if (sources.file().isEmpty() && environmentName.isPresent()) {
            problems.add(Problem.of(
                            ErrorCode.UNKNOWN_ENVIRONMENT, "There is no environment \"" + environmentName.get() + "\"")
                    .because("environments stand in windlass.toml, and there is none"));
        }
        List<Map<String, RawValue>> layers = List.of(
                flags(), variables(environmentTexts()), variables(sources.dotenv()), chosen, top, sources.alembic());
        // Alembic's layout goes with Alembic's folders.
        boolean otherPath = strongest(Settings.PATH, layers)
                .filter(path -> path.origin().kind() != Origin.Kind.ALEMBIC)
                .isPresent();
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (Setting<?> setting : Settings.ALL) {
            strongest(setting, layers)
                    .filter(raw -> !setting.equals(Settings.LAYOUT)
                            || !otherPath
                            || raw.origin().kind() != Origin.Kind.ALEMBIC)
                    .ifPresent(raw -> outcomes.put(setting.key(), read(setting, raw)));
        }
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
        return new Configuration(outcomes, sources, environmentName);
    }

    private static boolean isMap(Setting<?> setting) {
        return setting.equals(Settings.PLACEHOLDERS) || setting.equals(Settings.ALEMBIC_NAMES);
    }

    private static Optional<RawValue> strongest(Setting<?> setting, List<Map<String, RawValue>> layers) {
        List<RawValue> found = new ArrayList<>();
        for (Map<String, RawValue> layer : layers) {
            RawValue value = layer.get(setting.key());
            if (value != null) {
                found.add(value);
            }
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (!isMap(setting) || !found.stream().allMatch(value -> value instanceof RawValue.Table)) {
            return Optional.of(found.getFirst());
        }
        Map<String, RawValue> merged = new LinkedHashMap<>();
        for (RawValue value : found.reversed()) {
            merged.putAll(((RawValue.Table) value).entries());
        }
        return Optional.of(new RawValue.Table(merged, found.getFirst().origin()));
    }

    private <T> Outcome read(Setting<T> setting, RawValue raw) {
        Origin origin = raw.origin();
        Path folder = origin.inConfigurationFolder() ? sources.folder() : sources.directory();
        Reading<RawValue> resolved =
                origin.kind() == Origin.Kind.FILE || isMap(setting) ? interpolated(raw) : Reading.good(raw);
        return resolved.then(value -> setting.type().read(value, folder))
                .<Outcome>then(value -> Reading.good(new Outcome.Known(value, origin)))
                .or(wrong -> {
                    List<Problem> named = wrong.stream()
                            .map(problem -> named(setting, problem))
                            .toList();
                    named.stream().filter(problem -> isUrgent(problem, origin)).forEach(problems::add);
                    return new Outcome.Faulty(named, origin);
                });
    }

    /** Variables are replaced in what a configuration file of ours says, and nowhere else. */
    private Reading<RawValue> interpolated(RawValue raw) {
        if (raw instanceof RawValue.Table table) {
            Map<String, RawValue> entries = new LinkedHashMap<>();
            List<Problem> wrong = new ArrayList<>();
            table.entries().forEach((name, entry) -> {
                Reading<RawValue> reading = entry.origin().kind() == Origin.Kind.FILE
                        ? Interpolation.apply(entry, sources::variable)
                        : Reading.good(entry);
                wrong.addAll(reading.problems());
                entries.put(name, reading.or(problem -> entry));
            });
            return wrong.isEmpty()
                    ? Reading.good(new RawValue.Table(entries, table.origin()))
                    : new Reading.Bad<>(wrong);
        }
        return Interpolation.apply(raw, sources::variable);
    }

    private static boolean isUrgent(Problem problem, Origin origin) {
        return problem.code() != ErrorCode.UNDEFINED_VARIABLE
                && problem.code() != ErrorCode.BAD_URL
                && origin.kind() != Origin.Kind.ALEMBIC;
    }

    private static Problem named(Setting<?> setting, Problem problem) {
        return problem.code() == ErrorCode.BAD_SETTING && problem.message().startsWith("is ")
                ? new Problem(
                        problem.code(),
                        "\"" + setting.key() + "\" " + problem.message(),
                        problem.where(),
                        problem.why(),
                        problem.next())
                : problem;
    }

    private void readFile(
            RawValue.Table file,
            Optional<String> environmentName,
            Map<String, RawValue> top,
            Map<String, RawValue> chosen) {
        Map<String, RawValue> entries = new LinkedHashMap<>(file.entries());
        RawValue environments = entries.remove("environments");
        flatten("", new RawValue.Table(entries, file.origin()), top);
        Map<String, RawValue> tables = new LinkedHashMap<>();
        if (environments instanceof RawValue.Table table) {
            tables.putAll(table.entries());
        } else if (environments != null) {
            problems.add(notATable("environments", environments));
        }
        tables.forEach((name, table) -> {
            if (table instanceof RawValue.Table values) {
                Map<String, RawValue> layer =
                        environmentName.filter(name::equals).isPresent() ? chosen : new LinkedHashMap<>();
                flatten("", values, layer);
            } else {
                problems.add(notATable("environments." + name, table));
            }
        });
        environmentName.filter(name -> !tables.containsKey(name)).ifPresent(name -> {
            String known = tables.isEmpty()
                    ? "the file has no [environments.…] table"
                    : "the file has " + String.join(", ", tables.keySet());
            String nearest = Suggestion.nearest(name, tables.keySet())
                    .map(near -> "; did you mean \"" + near + "\"?")
                    .orElse("");
            problems.add(Problem.of(ErrorCode.UNKNOWN_ENVIRONMENT, "There is no environment \"" + name + "\"" + nearest)
                    .at(file.origin().name())
                    .because(known));
        });
    }

    private static Problem notATable(String key, RawValue value) {
        return Problem.of(ErrorCode.BAD_SETTING, "\"" + key + "\" is " + value.kindName() + "; it must be a table")
                .at(value.origin().toString());
    }

    private void flatten(String prefix, RawValue.Table table, Map<String, RawValue> layer) {
        table.entries().forEach((name, value) -> {
            String key = prefix + name;
            boolean known = false;
            boolean group = false;
            for (Setting<?> setting : Settings.ALL) {
                known |= setting.key().equals(key);
                group |= setting.key().startsWith(key + ".");
            }
            if (known) {
                layer.put(key, value);
            } else if (group && value instanceof RawValue.Table inner) {
                flatten(key + ".", inner, layer);
            } else if (group) {
                problems.add(notATable(key, value));
            } else {
                problems.add(unknown(key, value.origin()));
            }
        });
    }

    private static Problem unknown(String key, Origin origin) {
        List<String> keys =
                new ArrayList<>(Settings.ALL.stream().map(Setting::key).toList());
        Settings.ALL.stream()
                .map(Setting::key)
                .filter(known -> known.contains("."))
                .map(known -> known.substring(0, known.indexOf('.')))
                .distinct()
                .forEach(keys::add);
        keys.add("environments");
        Optional<String> nearest = Suggestion.nearest(key, keys).or(() -> lastWord(key, keys));
        String question =
                nearest.map(near -> "; did you mean \"" + near + "\"?").orElse("");
        return Problem.of(ErrorCode.UNKNOWN_SETTING, "There is no setting \"" + key + "\"" + question)
                .at(origin.toString());
    }

    /** The key that ends in the same word, such as {@code lock.timeout} for {@code timeout}, if there is one alone. */
    private static Optional<String> lastWord(String key, List<String> keys) {
        String word = key.substring(key.lastIndexOf('.') + 1);
        List<String> same =
                keys.stream().filter(known -> known.endsWith("." + word)).toList();
        return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    }

    private Map<String, RawValue> flags() {
        Map<String, RawValue> layer = new LinkedHashMap<>();
        sources.flags()
                .forEach((key, values) -> Settings.ALL.stream()
                        .filter(setting -> setting.key().equals(key))
                        .findFirst()
                        .ifPresentOrElse(
                                setting -> layer.put(key, flag(setting, values)),
                                () -> problems.add(unknown(key, Origin.flag(key)))));
        return layer;
    }

    private static RawValue flag(Setting<?> setting, List<String> values) {
        Origin origin = Origin.flag(setting.flag());
        if (isMap(setting)) {
            Map<String, RawValue> entries = new LinkedHashMap<>();
            for (String value : values) {
                int equals = value.indexOf('=');
                String name = equals < 0 ? value : value.substring(0, equals);
                entries.put(name, new RawValue.Text(value.substring(equals < 0 ? value.length() : equals + 1), origin));
            }
            return new RawValue.Table(entries, origin);
        }
        if (values.size() == 1) {
            return new RawValue.Text(values.getFirst(), origin);
        }
        return new RawValue.Items(
                values.stream()
                        .map(value -> (RawValue) new RawValue.Text(value, origin))
                        .toList(),
                origin);
    }

    private Map<String, RawValue.Text> environmentTexts() {
        Map<String, RawValue.Text> texts = new TreeMap<>();
        sources.environment()
                .forEach((name, value) -> texts.put(name, new RawValue.Text(value, Origin.variable(name))));
        return texts;
    }

    /** The settings that variables hold. An empty variable sets nothing: that is how containers leave one out. */
    private Map<String, RawValue> variables(Map<String, RawValue.Text> variables) {
        Map<String, RawValue> layer = new LinkedHashMap<>();
        for (Setting<?> setting : Settings.ALL) {
            if (isMap(setting)) {
                mapOf(setting, variables).ifPresent(map -> layer.put(setting.key(), map));
            } else {
                find(variables, setting.variable()).ifPresent(text -> layer.put(setting.key(), text));
            }
        }
        find(variables, "DATABASE_URL").ifPresent(text -> layer.putIfAbsent(Settings.URL.key(), text));
        variables.forEach((name, text) -> {
            if (name.startsWith(PREFIX) && !text.text().isEmpty()) {
                misspelt(name, text.origin()).ifPresent(problems::add);
            }
        });
        return layer;
    }

    private static Optional<RawValue.Text> find(Map<String, RawValue.Text> variables, String name) {
        return Optional.ofNullable(variables.get(name))
                .filter(text -> !text.text().isEmpty());
    }

    private static Optional<RawValue> mapOf(Setting<?> setting, Map<String, RawValue.Text> variables) {
        String prefix = setting.variable() + "_";
        Map<String, RawValue> entries = new LinkedHashMap<>();
        variables.forEach((name, text) -> {
            if (name.startsWith(prefix) && name.length() > prefix.length()) {
                entries.put(name.substring(prefix.length()).toLowerCase(Locale.ROOT), text);
            }
        });
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new RawValue.Table(
                        entries, entries.values().iterator().next().origin()));
    }

    /**
     * A variable that is no setting but nearly one. Others are let be: a container platform makes variables such as
     * {@code WINDLASS_PORT} by itself, and the launcher and the tests have their own.
     */
    private static Optional<Problem> misspelt(String name, Origin origin) {
        List<String> known = new ArrayList<>(List.of("WINDLASS_ENV"));
        for (Setting<?> setting : Settings.ALL) {
            if (isMap(setting) && name.startsWith(setting.variable() + "_")) {
                return Optional.empty();
            }
            known.add(setting.variable());
        }
        boolean reserved = name.startsWith("WINDLASS_TEST_") || name.startsWith("WINDLASS_JAVA");
        if (reserved || known.contains(name)) {
            return Optional.empty();
        }
        List<String> words = known.stream()
                .map(variable -> variable.substring(PREFIX.length()))
                .filter(word -> word.length() > 4)
                .toList();
        return Suggestion.nearest(name.substring(PREFIX.length()), words)
                .map(near -> Problem.of(
                                ErrorCode.UNKNOWN_SETTING,
                                "The variable \"" + name + "\" is no setting; did you mean \"" + PREFIX + near + "\"?")
                        .at(origin.toString()));
    }
}
