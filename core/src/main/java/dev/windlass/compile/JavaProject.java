package dev.windlass.compile;

import dev.windlass.script.ScriptFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;

/**
 * Where a project's Java revisions live.
 *
 * @param root the project's folder, for names in messages
 * @param folders the folders of scripts, asked for when sources are
 * @param recursive whether folders inside them count too
 * @param classPath folders and jars that revisions need, besides Windlass's own class path
 * @param cache where compiled sources are kept
 */
public record JavaProject(
        Path root, Supplier<List<Path>> folders, boolean recursive, List<Path> classPath, List<Path> cache) {
    /** A change of how sources are compiled or kept gets another number, so that nothing old is used. */
    private static final String FORMAT = "1";

    public JavaProject {
        classPath = List.copyOf(classPath);
        cache = List.copyOf(cache);
    }

    /** The loader that revisions' own loaders ask: Windlass's classes, and those of the project's class path. */
    ClassLoader loader() {
        ClassLoader own = JavaProject.class.getClassLoader();
        if (classPath.isEmpty()) {
            return own;
        }
        // It lives as long as the process: a revision may load a class at any time.
        return new URLClassLoader(
                "windlass class path", classPath.stream().map(JavaProject::url).toArray(URL[]::new), own);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path.toString(), e);
        }
    }

    /** The sources in the folders that are no revisions. */
    List<JavaSource> sharedSources() {
        List<JavaSource> shared = new ArrayList<>();
        for (Path folder : folders.get()) {
            try (Stream<Path> walk = Files.walk(folder, recursive ? 64 : 1)) {
                walk.filter(path -> isSource(path.getFileName().toString()))
                        .filter(Files::isRegularFile)
                        .sorted(Comparator.comparing(Path::toString))
                        .forEach(path -> {
                            ScriptFile file = new ScriptFile(path, name(path));
                            String text = file.text();
                            if (JavaHeader.read(text, file.name()).isEmpty()) {
                                shared.add(new JavaSource(file, text));
                            }
                        });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    static boolean isSource(String name) {
        return name.endsWith(".java")
                && !name.startsWith(".")
                && !name.equals("package-info.java")
                && !name.equals("module-info.java");
    }

    private String name(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path from = root.toAbsolutePath().normalize();
        return (absolute.startsWith(from) ? from.relativize(absolute) : absolute)
                .toString()
                .replace(File.separatorChar, '/');
    }

    /**
     * The classes of sources, from the cache where it has them; the others are compiled in one task.
     *
     * @param revisions sources of revisions
     * @param shared sources that all of them may need
     * @param compiler the compiler, if there is one
     */
    Map<JavaSource, CompiledSource> compiled(
            List<JavaSource> revisions, List<JavaSource> shared, Supplier<Optional<JavaCompiler>> compiler) {
        ClassCache kept = new ClassCache(cache);
        List<Path> path = Compilation.classPath(classPath);
        List<String> base = new ArrayList<>(List.of(FORMAT, Runtime.version().toString(), identity(path)));
        shared.forEach(source -> {
            base.add(source.file().name());
            base.add(source.text());
        });
        String sharedKey = ClassCache.key(base);
        Map<JavaSource, CompiledSource> result = new LinkedHashMap<>();
        List<JavaSource> missing = new ArrayList<>();
        for (JavaSource source : revisions) {
            kept.find(key(sharedKey, source))
                    .ifPresentOrElse(found -> result.put(source, found), () -> missing.add(source));
        }
        boolean sharedFound = true;
        for (JavaSource source : shared) {
            Optional<CompiledSource> found = missing.isEmpty() ? kept.find(key(sharedKey, source)) : Optional.empty();
            sharedFound &= found.isPresent();
            found.ifPresent(it -> result.put(source, it));
        }
        if (missing.isEmpty() && sharedFound) {
            return result;
        }
        List<JavaSource> sources = new ArrayList<>(missing);
        sources.addAll(shared);
        Map<JavaSource, CompiledSource> compiled = new Compilation(compiler, path).compile(sources);
        result.putAll(compiled);
        kept.keep(independent(compiled, missing, sharedKey));
        return result;
    }

    private static String key(String sharedKey, JavaSource source) {
        return ClassCache.key(List.of(sharedKey, source.file().name(), source.text()));
    }

    /**
     * Those that may be kept: a revision that refers to another revision's class depends on more than its key says.
     */
    private static Map<String, CompiledSource> independent(
            Map<JavaSource, CompiledSource> compiled, List<JavaSource> revisions, String sharedKey) {
        Set<String> ofRevisions = new LinkedHashSet<>();
        revisions.forEach(source -> ofRevisions.addAll(classes(compiled, source).keySet()));
        Map<String, CompiledSource> keep = new LinkedHashMap<>();
        compiled.forEach((source, result) -> {
            Set<String> others = new LinkedHashSet<>(ofRevisions);
            others.removeAll(result.classes().keySet());
            boolean alone = result.classes().values().stream()
                    .allMatch(bytes -> ClassNames.in(bytes).stream().noneMatch(others::contains));
            if (alone) {
                keep.put(key(sharedKey, source), result);
            }
        });
        return keep;
    }

    private static Map<String, byte[]> classes(Map<JavaSource, CompiledSource> compiled, JavaSource source) {
        CompiledSource result = compiled.get(source);
        return result == null ? Map.of() : result.classes();
    }

    /** What the class path holds, as far as names, sizes and times tell. */
    private static String identity(List<Path> path) {
        StringBuilder identity = new StringBuilder();
        for (Path entry : path) {
            identity.append(entry.toAbsolutePath()).append('|');
            try (Stream<Path> walk = Files.walk(entry)) {
                walk.filter(Files::isRegularFile).sorted().forEach(file -> {
                    File it = file.toFile();
                    identity.append(it.length())
                            .append(',')
                            .append(it.lastModified())
                            .append(';');
                });
            } catch (IOException | UncheckedIOException e) {
                identity.append('-');
            }
        }
        return ClassCache.key(List.of(identity.toString()));
    }
}
