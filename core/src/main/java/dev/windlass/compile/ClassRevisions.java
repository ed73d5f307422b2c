package dev.windlass.compile;

import dev.windlass.Revision;
import dev.windlass.code.RevisionCode;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.hash.Sha256;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.CodeRuntime;
import dev.windlass.script.NativeHeader;
import dev.windlass.script.Provenance;
import dev.windlass.script.Script;
import dev.windlass.script.ScriptFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Revisions that are compiled already and named by the project; nothing is searched for.
 *
 * @param loader knows them
 * @param names names of classes, or of packages with {@code .*}
 */
record ClassRevisions(ClassLoader loader, List<String> names) implements CodeRuntime {
    ClassRevisions {
        names = List.copyOf(names);
    }

    /** The revisions. */
    List<Script> scripts() {
        if (names.isEmpty()) {
            return List.of();
        }
        List<Script> scripts = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String name : names) {
            try {
                for (String className : name.endsWith(".*") ? inPackage(name, loader) : List.of(name)) {
                    Optional<Script> script = script(className);
                    script.ifPresent(scripts::add);
                    if (script.isEmpty() && !name.endsWith(".*")) {
                        problems.add(unfit("Class " + name + " has not the annotation dev.windlass.Revision"));
                    }
                }
            } catch (WindlassException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
        return scripts;
    }

    private static Problem unfit(String message) {
        return Problem.of(ErrorCode.BAD_SETTING, message)
                .at("java.classes")
                .next("Correct java.classes, or add where the class is to java.classpath.");
    }

    private Optional<Script> script(String className) {
        Class<?> type = type(className, loader);
        Revision declaration = type.getAnnotation(Revision.class);
        if (declaration == null) {
            return Optional.empty();
        }
        String location = "class " + className;
        List<Problem> problems = new ArrayList<>();
        List<String> parents = Arrays.stream(declaration.revises())
                .filter(parent -> !parent.isEmpty() && !parent.equals("base"))
                .toList();
        Stream.concat(Stream.of(declaration.id()), parents.stream())
                .forEach(id -> RevisionId.check(id).ifPresent(problem -> problems.add(problem.at(location))));
        Optional<Instant> created = NativeHeader.instant(declaration.created());
        if (created.isEmpty() && !declaration.created().isEmpty()) {
            problems.add(Problem.of(ErrorCode.BAD_HEADER, "\"" + declaration.created() + "\" is not a time")
                    .at(location));
        }
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
        dev.windlass.revision.Revision revision = new dev.windlass.revision.Revision(
                new RevisionId(declaration.id()),
                parents.stream().map(RevisionId::new).toList(),
                List.of(declaration.dependsOn()),
                List.of(declaration.branch()),
                declaration.title().isEmpty() ? JavaHeader.title("", className) : declaration.title(),
                created,
                location);
        return Optional.of(new Script.CodeScript(
                revision,
                new Provenance(declaration.reason(), declaration.ticket(), declaration.author()),
                new ScriptFile(Path.of(className.replace('.', '/') + ".class"), location),
                Optional.empty(),
                this));
    }

    private static Class<?> type(String className, ClassLoader loader) {
        try {
            return Class.forName(className, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw unfit("Class " + className + " cannot be loaded")
                    .because(e.toString())
                    .toException();
        }
    }

    @Override
    public Map<RevisionId, RevisionCode> load(List<Script.CodeScript> scripts) {
        Map<RevisionId, RevisionCode> codes = new HashMap<>();
        for (Script.CodeScript script : scripts) {
            Class<?> type = type(className(script), loader);
            codes.put(
                    script.revision().id(),
                    JavaRuntime.code(
                            type, JavaRuntime.fileOf(type), script.file().name()));
        }
        return codes;
    }

    private static String className(Script.CodeScript script) {
        return script.file().name().substring("class ".length());
    }

    @Override
    public String sha256(Script.CodeScript script) {
        String resource = className(script).replace('.', '/') + ".class";
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw unfit("Class " + className(script) + " cannot be found").toException();
            }
            // Without the version of the class file: the same source compiled by a newer Java is no edited script.
            in.skipNBytes(8);
            return Sha256.hex(in.readAllBytes());
        } catch (IOException e) {
            throw script.file().failure(e);
        }
    }

    /** The outermost classes of a package, wherever on the class path it is. */
    private static List<String> inPackage(String pattern, ClassLoader loader) {
        String name = pattern.substring(0, pattern.length() - 2);
        String folder = name.replace('.', '/') + "/";
        Set<String> found = new TreeSet<>();
        try {
            for (URL url : Collections.list(loader.getResources(folder))) {
                if (url.getProtocol().equals("file")) {
                    try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
                        files.map(file -> file.getFileName().toString()).forEach(found::add);
                    }
                } else if (url.openConnection() instanceof JarURLConnection jar) {
                    jar.getJarFile().stream()
                            .map(entry -> entry.getName())
                            .filter(entry -> entry.startsWith(folder) && entry.indexOf('/', folder.length()) < 0)
                            .forEach(entry -> found.add(entry.substring(folder.length())));
                }
            }
        } catch (IOException | URISyntaxException e) {
            throw unfit("Package " + name + " cannot be read")
                    .because(e.toString())
                    .toException();
        }
        List<String> classes = found.stream()
                .filter(file -> file.endsWith(".class") && !file.contains("$") && !file.contains("-info"))
                .map(file -> name + "." + file.substring(0, file.length() - ".class".length()))
                .toList();
        if (classes.isEmpty()) {
            throw unfit("Package " + name + " has no class").toException();
        }
        return classes;
    }
}
