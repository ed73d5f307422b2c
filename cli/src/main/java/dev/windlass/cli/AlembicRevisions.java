package dev.windlass.cli;

import dev.windlass.alembic.AlembicEnvironment;
import dev.windlass.alembic.AlembicReader;
import dev.windlass.alembic.EnvironmentFile;
import dev.windlass.alembic.eval.Limits;
import dev.windlass.alembic.library.EnvironmentSettings;
import dev.windlass.alembic.python.Source;
import dev.windlass.config.Configuration;
import dev.windlass.config.Settings;
import dev.windlass.error.WindlassException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Alembic revisions have around them, taken from the configuration: their {@code env.py} is not run. */
final class AlembicRevisions {
    /** The kinds of names for which SQLAlchemy's naming convention has a pattern. */
    private static final List<String> CONVENTION = List.of("ix", "uq", "ck", "fk", "pk");

    /** How far above the configuration's folder the root of a repository is looked for. */
    private static final int LEVELS = 5;

    private AlembicRevisions() {}

    static AlembicReader reader(Configuration configuration, Map<String, String> variables, Console console) {
        return new AlembicReader(() -> environment(configuration, variables), console::note);
    }

    static AlembicEnvironment environment(Configuration configuration, Map<String, String> variables) {
        Map<String, String> convention = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        configuration
                .value(Settings.ALEMBIC_NAMES)
                .forEach((name, meaning) -> (CONVENTION.contains(name) ? convention : names).put(name, meaning));
        AlembicEnvironment plain = environment(configuration, variables, convention, names);
        if (!convention.isEmpty()) {
            return plain;
        }
        return file(configuration)
                .flatMap(file -> file.namingConvention(plain))
                .filter(read -> !read.isEmpty())
                .map(read -> environment(configuration, variables, read, names))
                .orElse(plain);
    }

    private static AlembicEnvironment environment(
            Configuration configuration,
            Map<String, String> variables,
            Map<String, String> convention,
            Map<String, String> names) {
        List<Path> roots = roots(configuration);
        return new AlembicEnvironment(
                new EnvironmentSettings(
                        convention,
                        "",
                        variables,
                        Map.of(),
                        file(configuration).map(EnvironmentFile::imports).orElse(List.of())),
                names,
                module -> module.equals(EnvironmentFile.MODULE)
                        ? file(configuration).map(EnvironmentFile::withArguments)
                        : module(roots, configuration.folder(), module),
                "",
                Limits.DEFAULT);
    }

    /** The {@code env.py} of the project, read; nothing if there is none. */
    static Optional<EnvironmentFile> file(Configuration configuration) {
        Optional<Path> scripts = configuration
                .find(Settings.ALEMBIC_SCRIPT_LOCATION)
                .or(() ->
                        configuration.value(Settings.PATH).stream().findFirst().map(path -> path.resolve("..")));
        Path folder = configuration.folder().toAbsolutePath().normalize();
        return scripts.map(path -> folder.resolve(path).resolve("env.py").normalize())
                .filter(Files::isRegularFile)
                .map(path -> {
                    String shown =
                            path.startsWith(folder) ? folder.relativize(path).toString() : path.toString();
                    try {
                        return EnvironmentFile.of(Source.decode(Files.readAllBytes(path), shown));
                    } catch (WindlassException undecodable) {
                        return EnvironmentFile.of(new Source(shown, ""));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /**
     * What a project's {@code env.py} says and Windlass follows, and what it could not read.
     *
     * @param file its name
     * @param read a line each
     * @param unread a line each
     */
    record Report(String file, List<String> read, List<String> unread) {}

    /** The report on {@code env.py}; nothing if there is none. */
    static Optional<Report> report(Configuration configuration, Map<String, String> variables) {
        return file(configuration).map(file -> {
            Source source = file.source();
            List<String> read = new ArrayList<>();
            List<String> unread = new ArrayList<>();
            file.read()
                    .forEach((name, value) -> read.add(name + " = " + value.value() + " (line "
                            + source.line(value.at()) + ")"
                            + (name.equals("on_version_apply") ? ", which is not called" : "")));
            Map<String, String> names = configuration.value(Settings.ALEMBIC_NAMES);
            boolean given = names.keySet().stream().anyMatch(CONVENTION::contains);
            Optional<Map<String, String>> convention = given
                    ? Optional.of(Map.of())
                    : file.namingConvention(environment(configuration, variables, Map.of(), names));
            convention
                    .filter(patterns -> !patterns.isEmpty())
                    .ifPresent(patterns ->
                            read.add("the naming convention of target_metadata: " + new TreeMap<>(patterns)));
            if (convention.isEmpty()) {
                unread.add("the naming convention of target_metadata, if it has one: give its patterns under"
                        + " [alembic.names] as ix, uq, ck, fk and pk");
            }
            file.unread()
                    .forEach(one -> unread.add("line " + source.line(one.at()) + ": " + one.what()
                            + (one.next().isEmpty() ? "" : "; " + one.next())));
            return new Report(source.file(), read, unread);
        });
    }

    /** The folders below which modules are looked for, the first ones first. */
    private static List<Path> roots(Configuration configuration) {
        Path folder = configuration.folder().toAbsolutePath().normalize();
        Set<Path> roots = new LinkedHashSet<>();
        configuration
                .value(Settings.ALEMBIC_PREPEND_SYS_PATH)
                .forEach(path -> roots.add(folder.resolve(path).normalize()));
        roots.add(folder);
        Path top = repository(folder);
        for (Path path : configuration.value(Settings.PATH)) {
            for (Path above = folder.resolve(path).normalize();
                    above != null && above.startsWith(top);
                    above = above.getParent()) {
                roots.add(above);
            }
        }
        return roots.stream()
                .flatMap(root -> Stream.of(root, root.resolve("src")))
                .toList();
    }

    /** The folder of the repository, or of the outermost package, that a folder is in; else itself. */
    private static Path repository(Path folder) {
        Path at = folder;
        for (int level = 0; level < LEVELS && at != null; level++) {
            if (Files.exists(at.resolve(".git"))) {
                return at;
            }
            at = at.getParent();
        }
        Path top = folder;
        while (Files.exists(top.resolve("__init__.py")) && top.getParent() instanceof Path above) {
            top = above;
        }
        return top;
    }

    private static Optional<Source> module(List<Path> roots, Path folder, String name) {
        String path = name.replace('.', '/');
        for (Path root : roots) {
            for (String place : List.of(path + ".py", path + "/__init__.py")) {
                Path file = root.resolve(place).normalize();
                if (file.startsWith(root) && Files.isRegularFile(file)) {
                    return Optional.of(read(file, folder));
                }
            }
        }
        return Optional.empty();
    }

    private static Source read(Path file, @Nullable Path folder) {
        String shown = folder != null && file.startsWith(folder)
                ? folder.relativize(file).toString()
                : file.toString();
        try {
            return Source.decode(Files.readAllBytes(file), shown);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
