package dev.windlass.cli;

import dev.windlass.alembic.AlembicEnvironment;
import dev.windlass.alembic.AlembicReader;
import dev.windlass.alembic.eval.Limits;
import dev.windlass.alembic.library.EnvironmentSettings;
import dev.windlass.alembic.python.Source;
import dev.windlass.config.Configuration;
import dev.windlass.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Alembic revisions have around them, taken from the configuration: their {@code env.py} is not run. */
final class AlembicRevisions {
    /** The kinds of names for which SQLAlchemy's naming convention has a pattern. */
    private static final List<String> CONVENTION = List.of("ix", "uq", "ck", "fk", "pk");

    private AlembicRevisions() {}

    static AlembicReader reader(Configuration configuration, Map<String, String> variables, Console console) {
        return new AlembicReader(() -> environment(configuration, variables), console::note);
    }

    private static AlembicEnvironment environment(Configuration configuration, Map<String, String> variables) {
        Map<String, String> convention = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        configuration
                .value(Settings.ALEMBIC_NAMES)
                .forEach((name, meaning) -> (CONVENTION.contains(name) ? convention : names).put(name, meaning));
        return new AlembicEnvironment(
                new EnvironmentSettings(convention, "", variables, Map.of()),
                names,
                module -> module(configuration.folder(), module),
                "",
                Limits.DEFAULT);
    }

    /** The source of a module of the application, below the configuration's folder. */
    private static Optional<Source> module(Path folder, String name) {
        String path = name.replace('.', '/');
        for (String place :
                List.of(path + ".py", path + "/__init__.py", "src/" + path + ".py", "src/" + path + "/__init__.py")) {
            Path file = folder.resolve(place).normalize();
            if (file.startsWith(folder) && Files.isRegularFile(file)) {
                try {
                    return Optional.of(Source.decode(Files.readAllBytes(file), place));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return Optional.empty();
    }
}
