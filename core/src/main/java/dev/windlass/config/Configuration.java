package dev.windlass.config;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** All settings, resolved from every source. Immutable; prints with secrets masked. */
public final class Configuration {
    private final Map<String, Outcome> outcomes;
    private final ConfigurationSources sources;
    private final Optional<String> environmentName;

    /** What came of one setting that somebody set. */
    sealed interface Outcome {
        Origin origin();

        /** The value; throws what is wrong with it. */
        Object value();

        /** What is wrong with it. */
        List<Problem> problems();

        record Known(Object value, Origin origin) implements Outcome {
            @Override
            public List<Problem> problems() {
                return List.of();
            }
        }

        /** Wrong, but that matters only to who asks for it. */
        record Faulty(List<Problem> problems, Origin origin) implements Outcome {
            @Override
            public Object value() {
                throw new WindlassException(problems);
            }
        }
    }

    Configuration(Map<String, Outcome> outcomes, ConfigurationSources sources, Optional<String> environmentName) {
        this.outcomes = Map.copyOf(outcomes);
        this.sources = sources;
        this.environmentName = environmentName;
    }

    /**
     * Resolves every setting: flags win, then the environment ({@code WINDLASS_…}; for the URL at last
     * {@code DATABASE_URL}), then {@code .env} in the same way, then the chosen environment's table in the file, then
     * the file's top, then Alembic's files, then defaults.
     *
     * @throws WindlassException with every unknown setting and every wrong value of {@code windlass.toml}, the flags and
     *     the variables. An undefined variable, a wrong URL, and whatever is wrong in Alembic's files are reported only
     *     when the setting is asked for.
     */
    public static Configuration resolve(ConfigurationSources sources) {
        return Resolution.resolve(sources);
    }

    /**
     * The value of a setting that has a default.
     *
     * @throws WindlassException if what was set is wrong
     * @throws IllegalStateException if nobody set it and it has no default
     */
    public <T> T value(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new IllegalStateException(setting.key() + " has no default: use find"));
    }

    /**
     * The value of a setting, or its default, or nothing.
     *
     * @throws WindlassException if what was set is wrong
     */
    @SuppressWarnings("unchecked") // Resolution stores what the setting's own type has read
    public <T> Optional<T> find(Setting<T> setting) {
        Outcome outcome = outcomes.get(setting.key());
        if (outcome == null) {
            return setting.fallback();
        }
        return Optional.of((T) outcome.value());
    }

    /** Where the value was set. */
    public Origin origin(Setting<?> setting) {
        Outcome outcome = outcomes.get(setting.key());
        return outcome == null ? Origin.NOWHERE : outcome.origin();
    }

    /** Whether somebody set it, rightly or wrongly. */
    public boolean isSet(Setting<?> setting) {
        return outcomes.containsKey(setting.key());
    }

    /**
     * The database, completed from {@code PGHOST}, {@code PGPASSWORD} and their kin.
     *
     * @throws WindlassException {@code NO_URL}, or {@code NO_CONFIGURATION} where there is nothing at all
     */
    public DatabaseUrl url() {
        DatabaseUrl url = find(Settings.URL)
                .orElseThrow(
                        () -> missing(ErrorCode.NO_URL, "No database is named").toException());
        return url.withEnvironment(variables());
    }

    /**
     * The folders of scripts, absolute; {@code versions} beside the configuration file if it names none.
     *
     * @throws WindlassException {@code NO_CONFIGURATION} where there is neither a file nor a folder named
     */
    public List<Path> paths() {
        if (!isSet(Settings.PATH) && !sources.hasFile()) {
            throw missing(ErrorCode.NO_CONFIGURATION, "No folder of scripts is named")
                    .toException();
        }
        return value(Settings.PATH).stream()
                .map(path -> sources.folder().resolve(path).normalize())
                .toList();
    }

    private Problem missing(ErrorCode code, String message) {
        if (sources.hasFile()) {
            return Problem.of(code, message);
        }
        return Problem.of(
                        ErrorCode.NO_CONFIGURATION,
                        "There is no configuration: " + message.substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                                + message.substring(1))
                .at(sources.directory().toString())
                .because(
                        "neither windlass.toml nor alembic.ini is in this folder (folders above are not searched), and "
                                + "neither a flag nor the environment says it");
    }

    /** The environment with what {@code .env} adds to it. */
    private Map<String, String> variables() {
        Map<String, String> result = new HashMap<>();
        sources.dotenv().forEach((name, value) -> result.put(name, value.text()));
        result.putAll(sources.environment());
        return Map.copyOf(result);
    }

    /** The folder that relative paths in the configuration file begin at. */
    public Path folder() {
        return sources.folder();
    }

    /** The environment that was chosen. */
    public Optional<String> environmentName() {
        return environmentName;
    }

    /** What is wrong without having been asked for, in the order of {@link Settings#ALL}. */
    public List<Problem> problems() {
        return Settings.ALL.stream()
                .map(setting -> outcomes.get(setting.key()))
                .filter(Objects::nonNull)
                .flatMap(outcome -> outcome.problems().stream())
                .toList();
    }

    /**
     * A setting as it is shown to people.
     *
     * @param key its name
     * @param value the value, secrets masked; empty if there is none
     * @param origin where it was set
     */
    public record Row(String key, String value, Origin origin) {}

    /** Every setting with its value and where it comes from, secrets masked. */
    public List<Row> rows() {
        return Settings.ALL.stream().map(this::row).toList();
    }

    private <T> Row row(Setting<T> setting) {
        boolean faulty = outcomes.get(setting.key()) instanceof Outcome.Faulty;
        String shown =
                faulty ? "(cannot be read)" : find(setting).map(setting::print).orElse("");
        return new Row(setting.key(), shown, origin(setting));
    }

    /** What was set, in lines, secrets masked. */
    @Override
    public String toString() {
        return rows().stream()
                .filter(row -> row.origin().kind() != Origin.Kind.DEFAULT)
                .sorted(Comparator.comparing(Row::key))
                .map(row -> row.key() + " = " + row.value() + " (" + row.origin() + ")")
                .collect(Collectors.joining("\n"));
    }
}
