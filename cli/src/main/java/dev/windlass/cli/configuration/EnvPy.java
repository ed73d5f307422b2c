package dev.windlass.cli.configuration;

import dev.windlass.alembic.EnvironmentFile;
import dev.windlass.alembic.python.Source;
import dev.windlass.config.Origin;
import dev.windlass.config.RawValue;
import dev.windlass.error.WindlassException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The settings that {@code env.py} plainly makes: it is read, and not run. */
final class EnvPy {
    private static final Map<String, String> SETTINGS = Map.of(
            "version_table", "adopted.table",
            "version_table_schema", "adopted.schema",
            "transaction_per_migration", "alembic.transaction_per_migration");

    private EnvPy() {}

    /**
     * Our settings by key.
     *
     * @param alembic what {@code alembic.ini} says, by our keys
     * @param file {@code windlass.toml}
     * @param folder the configuration's folder
     * @param shown a file as the user would write it
     */
    static Map<String, RawValue> values(
            Map<String, RawValue> alembic, Optional<RawValue.Table> file, Path folder, Function<Path, String> shown) {
        Map<String, RawValue> result = new LinkedHashMap<>();
        find(alembic, file, folder).ifPresent(path -> {
            Source source = source(path, shown.apply(path));
            if (SETTINGS.keySet().stream().noneMatch(source.text()::contains)) {
                return;
            }
            EnvironmentFile.of(source).read().forEach((name, read) -> {
                String key = SETTINGS.get(name);
                if (key != null) {
                    Origin origin = new Origin(Origin.Kind.ALEMBIC, source.file(), source.line(read.at()), 0);
                    result.put(key, new RawValue.Text(read.value(), origin));
                }
            });
        });
        return result;
    }

    private static Source source(Path path, String name) {
        try {
            return Source.decode(Files.readAllBytes(path), name);
        } catch (WindlassException undecodable) {
            return new Source(name, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> find(Map<String, RawValue> alembic, Optional<RawValue.Table> file, Path folder) {
        Optional<String> scripts = text(alembic.get("alembic.script_location"))
                .or(() -> file.flatMap(
                                table -> Optional.ofNullable(table.entries().get("alembic")))
                        .flatMap(RawValue::table)
                        .flatMap(table -> text(table.get("script_location"))));
        Optional<String> beside = file.flatMap(
                        table -> Optional.ofNullable(table.entries().get("path")))
                .flatMap(path -> path.scalar()
                        .or(() -> path.list().stream()
                                .flatMap(List::stream)
                                .flatMap(item -> item.scalar().stream())
                                .findFirst()))
                .map(path -> path + "/..");
        return scripts.or(() -> beside)
                .map(place -> folder.resolve(place).resolve("env.py").normalize())
                .filter(Files::isRegularFile);
    }

    private static Optional<String> text(@org.jspecify.annotations.Nullable RawValue value) {
        return value == null ? Optional.empty() : value.scalar();
    }
}
