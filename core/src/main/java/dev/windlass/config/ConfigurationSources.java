package dev.windlass.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that configuration is made from, already read.
 *
 * @param flags the values of flags by setting key; several for a list, {@code name=value} for a map
 * @param environment the process's environment
 * @param dotenv what {@code .env} in the configuration's folder sets, by variable
 * @param file the top table of {@code windlass.toml}, if there is one
 * @param alembic what {@code alembic.ini} and {@code pyproject.toml} say, by setting key
 * @param environmentName the environment chosen by a flag; else {@code WINDLASS_ENV} chooses
 * @param folder the configuration's folder, which relative paths in files begin at
 * @param directory the working directory, which relative paths elsewhere begin at
 */
public record ConfigurationSources(
        Map<String, List<String>> flags,
        Map<String, String> environment,
        Map<String, RawValue.Text> dotenv,
        Optional<RawValue.Table> file,
        Map<String, RawValue> alembic,
        Optional<String> environmentName,
        Path folder,
        Path directory) {
    public ConfigurationSources {
        flags = Collections.unmodifiableMap(new LinkedHashMap<>(flags));
        environment = Map.copyOf(environment);
        dotenv = Collections.unmodifiableMap(new LinkedHashMap<>(dotenv));
        alembic = Collections.unmodifiableMap(new LinkedHashMap<>(alembic));
    }

    /** Flags alone, as a library's caller gives them, by setting key. */
    public static ConfigurationSources of(Map<String, List<String>> flags, Path directory) {
        return new ConfigurationSources(
                flags, Map.of(), Map.of(), Optional.empty(), Map.of(), Optional.empty(), directory, directory);
    }

    /** Whether there is any configuration file. */
    public boolean hasFile() {
        return file.isPresent() || !alembic.isEmpty();
    }

    /** A variable, from the environment or else from {@code .env}. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(dotenv.get(name)).map(RawValue.Text::text));
    }
}
