package dev.windlass.cli;

import dev.windlass.compile.JavaProject;
import dev.windlass.compile.JavaReader;
import dev.windlass.config.Configuration;
import dev.windlass.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where a project's Java revisions live, by its configuration. */
final class JavaRevisions {
    private JavaRevisions() {}

    static JavaReader reader(Configuration configuration, Map<String, String> environment) {
        Path folder = configuration.folder();
        return new JavaReader(
                new JavaProject(
                        folder,
                        configuration::paths,
                        configuration.value(Settings.RECURSIVE),
                        configuration.value(Settings.JAVA_CLASSPATH).stream()
                                .map(folder::resolve)
                                .toList(),
                        cache(configuration, folder, environment)),
                configuration.value(Settings.JAVA_CLASSES));
    }

    /** The folder that is set; else one beside the configuration file; else the user's own. */
    private static List<Path> cache(Configuration configuration, Path folder, Map<String, String> environment) {
        List<Path> folders = new ArrayList<>();
        configuration.find(Settings.JAVA_CACHE).map(folder::resolve).ifPresent(folders::add);
        if (folders.isEmpty() && Files.exists(folder.resolve("windlass.toml"))) {
            folders.add(folder.resolve(".windlass").resolve("cache"));
        }
        String own = environment.getOrDefault("XDG_CACHE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (!own.isEmpty()) {
            folders.add(Path.of(own, "windlass"));
        } else if (!home.isEmpty()) {
            folders.add(Path.of(home, ".cache", "windlass"));
        }
        return folders;
    }
}
