package dev.windlass.cli.configuration;

import dev.windlass.config.Configuration;
import dev.windlass.config.ConfigurationSources;
import dev.windlass.config.Origin;
import dev.windlass.config.RawValue;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds and reads the files of a configuration, in one folder: folders above are not searched. */
public final class ConfigurationFiles {
    /** The name of Windlass's own file. */
    public static final String WINDLASS = "windlass.toml";

    private static final String ALEMBIC = "alembic.ini";
    private static final String PYPROJECT = "pyproject.toml";
    private static final String FLASK_MIGRATE = "migrations";
    private static final String DOTENV = ".env";

    private ConfigurationFiles() {}

    /**
     * What the command line says about configuration.
     *
     * @param directory the working directory, after {@code -C}
     * @param file the file of {@code -c}, relative to the directory
     * @param environmentName the name of {@code --env}
     * @param flags values by setting key, from flags
     * @param environment the process's environment
     */
    public record Request(
            Path directory,
            Optional<Path> file,
            Optional<String> environmentName,
            Map<String, List<String>> flags,
            Map<String, String> environment) {}

    /**
     * The resolved configuration.
     *
     * @throws dev.windlass.error.WindlassException with everything that is wrong
     */
    public static Configuration load(Request request) {
        return Configuration.resolve(sources(request));
    }

    /** The files, read. With neither a file nor a flag this is still a configuration: it lacks its URL and path. */
    static ConfigurationSources sources(Request request) {
        Path directory = request.directory().toAbsolutePath().normalize();
        Optional<Path> named = request.file().map(directory::resolve);
        named.filter(file -> !Files.exists(file)).ifPresent(file -> {
            throw Problem.of(
                            ErrorCode.NO_CONFIGURATION,
                            "There is no configuration file \"" + request.file().get() + "\"")
                    .at(file.toString())
                    .next("Check the name given with -c, or run 'windlass init'.")
                    .toException();
        });
        Path folder = named.map(Path::toAbsolutePath).map(Path::getParent).orElse(directory);
        Optional<RawValue.Table> file = own(named, folder)
                .map(path -> Toml.parse(
                        TextFile.read(path, shown(path, directory)), shown(path, directory), Origin.Kind.FILE));
        Map<String, RawValue> alembic = alembic(named, folder, directory);
        EnvPy.values(alembic, file, folder, path -> shown(path, directory)).forEach(alembic::putIfAbsent);
        Path dotenv = folder.resolve(DOTENV);
        Map<String, RawValue.Text> variables = Files.isRegularFile(dotenv)
                ? DotEnv.parse(
                        TextFile.read(dotenv, shown(dotenv, directory)),
                        shown(dotenv, directory),
                        name -> Optional.ofNullable(request.environment().get(name)))
                : Map.of();
        return new ConfigurationSources(
                request.flags(),
                request.environment(),
                variables,
                file,
                alembic,
                request.environmentName(),
                folder,
                directory);
    }

    private static Optional<Path> own(Optional<Path> named, Path folder) {
        Optional<Path> file =
                named.isPresent() ? named.filter(path -> !isAlembics(path)) : Optional.of(folder.resolve(WINDLASS));
        return file.filter(Files::exists);
    }

    private static boolean isAlembics(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".ini") || name.endsWith(".cfg") || name.equals(PYPROJECT);
    }

    /** Alembic reads both files where there are both; {@code alembic.ini} wins, key by key. */
    private static Map<String, RawValue> alembic(Optional<Path> named, Path folder, Path directory) {
        boolean namedIni = named.filter(ConfigurationFiles::isAlembics)
                .filter(path -> !path.getFileName().toString().equals(PYPROJECT))
                .isPresent();
        Path ini = namedIni ? named.get() : ini(named, folder);
        Map<String, RawValue> values = new LinkedHashMap<>();
        Path pyproject = folder.resolve(PYPROJECT);
        if (Files.isRegularFile(pyproject)) {
            values.putAll(
                    pyproject(TextFile.read(pyproject, shown(pyproject, directory)), shown(pyproject, directory)));
        }
        boolean namedPyproject = named.filter(
                        path -> path.getFileName().toString().equals(PYPROJECT))
                .isPresent();
        if (Files.isRegularFile(ini) && !namedPyproject) {
            values.putAll(Ini.section(TextFile.read(ini, shown(ini, directory)), shown(ini, directory), "alembic"));
            scriptLocation(ini, folder)
                    .ifPresent(location -> values.putIfAbsent(
                            "script_location",
                            new RawValue.Text(location, new Origin(Origin.Kind.ALEMBIC, shown(ini, directory), 0, 0))));
        }
        return AlembicSettings.translate(
                values,
                folder.toString(),
                path -> Files.isDirectory(folder.resolve(path)),
                path -> located(path, folder, directory));
    }

    /** {@code alembic.ini}, or that of Flask-Migrate, which is in its folder {@code migrations}. */
    private static Path ini(Optional<Path> named, Path folder) {
        Path ini = folder.resolve(ALEMBIC);
        Path flask = folder.resolve(FLASK_MIGRATE).resolve(ALEMBIC);
        boolean alone = named.isEmpty()
                && !Files.exists(ini)
                && !Files.exists(folder.resolve(WINDLASS))
                && Files.isRegularFile(flask);
        return alone ? flask : ini;
    }

    /** Flask-Migrate leaves {@code script_location} out of its file: it is the file's own folder. */
    private static Optional<String> scriptLocation(Path ini, Path folder) {
        Path own = ini.toAbsolutePath().getParent();
        if (own == null || !Files.isDirectory(own.resolve("versions"))) {
            return Optional.empty();
        }
        String relative = folder.toAbsolutePath().relativize(own).toString();
        return Optional.of(relative.isEmpty() ? "." : relative);
    }

    private static String located(String path, Path folder, Path directory) {
        return !Files.isDirectory(folder.resolve(path)) && Files.isDirectory(directory.resolve(path))
                ? directory.resolve(path).toString()
                : path;
    }

    /** {@code [tool.alembic]}; a file without the words is not parsed: other tools' TOML is none of our business. */
    private static Map<String, RawValue> pyproject(String text, String name) {
        if (!text.contains("tool.alembic") && !text.contains("alembic]")) {
            return Map.of();
        }
        RawValue.Table top = Toml.parse(text, name, Origin.Kind.ALEMBIC);
        return top.entries().get("tool") instanceof RawValue.Table tool
                        && tool.entries().get("alembic") instanceof RawValue.Table alembic
                ? alembic.entries()
                : Map.of();
    }

    /** A file as the user would write it: relative to the working directory where it lies below. */
    private static String shown(Path file, Path directory) {
        Path normal = file.normalize();
        return normal.startsWith(directory) ? directory.relativize(normal).toString() : normal.toString();
    }
}
