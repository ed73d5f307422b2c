package dev.windlass.hibernate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The classes that Hibernate is given.
 *
 * @param classes entities, embeddables, mapped superclasses and converters
 * @param packages packages with annotations of their own
 */
record EntityClasses(List<Class<?>> classes, List<String> packages) {
    private static final Set<String> ANNOTATIONS = Set.of(
            "jakarta.persistence.Entity",
            "jakarta.persistence.Embeddable",
            "jakarta.persistence.MappedSuperclass",
            "jakarta.persistence.Converter");

    private static final String PACKAGE_INFO = "package-info";

    /**
     * Finds them: those that are named, and those of whole packages (or, for a persistence unit that does not exclude what
     * it does not list, of its root).
     */
    static EntityClasses find(
            ClassLoader loader,
            List<String> roots,
            Collection<String> named,
            Collection<String> inPackages,
            Optional<PersistenceUnit> unit) {
        Map<String, Class<?>> classes = new LinkedHashMap<>();
        List<String> packages = new ArrayList<>();
        for (String name : named) {
            classes.put(name, required(loader, name));
        }
        Set<String> candidates = new TreeSet<>();
        if (!inPackages.isEmpty()) {
            for (String root : roots) {
                names(root).stream()
                        .filter(name -> inPackages.stream().anyMatch(one -> name.startsWith(one + ".")))
                        .forEach(candidates::add);
            }
        }
        unit.filter(PersistenceUnit::scanned).ifPresent(it -> candidates.addAll(names(it.root())));
        for (String name : candidates) {
            if (name.endsWith("." + PACKAGE_INFO)) {
                packages.add(name.substring(0, name.length() - PACKAGE_INFO.length() - 1));
            } else if (!classes.containsKey(name)) {
                optional(loader, name).filter(EntityClasses::isMapped).ifPresent(type -> classes.put(name, type));
            }
        }
        return new EntityClasses(List.copyOf(classes.values()), packages);
    }

    /** The classes, for messages. */
    String where() {
        return classes.size() > 5
                ? classes.size() + " classes, " + classes.getFirst().getName() + " the first"
                : String.join(", ", classes.stream().map(Class::getName).toList());
    }

    private static boolean isMapped(Class<?> type) {
        return Stream.of(type.getAnnotations())
                .anyMatch(annotation ->
                        ANNOTATIONS.contains(annotation.annotationType().getName()));
    }

    private static Class<?> required(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("the class " + name + " is not on model.classpath", e);
        }
    }

    private static Optional<Class<?>> optional(ClassLoader loader, String name) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            // A class of the package that needs what is not here; if it is an entity, whoever refers to it says so.
            return Optional.empty();
        }
    }

    /** The names of the classes under a folder or in a jar. */
    private static List<String> names(String root) {
        Path path = Path.of(URI.create(root));
        try {
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    return files.map(file -> path.relativize(file).toString().replace('\\', '/'))
                            .flatMap(name -> className(name).stream())
                            .toList();
                }
            }
            try (JarFile jar = new JarFile(path.toFile())) {
                return jar.stream()
                        .map(JarEntry::getName)
                        .flatMap(name -> className(name).stream())
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("model.classpath: " + path, e);
        }
    }

    private static Optional<String> className(String file) {
        return file.endsWith(".class") && !file.startsWith("META-INF/") && !file.endsWith("module-info.class")
                ? Optional.of(
                        file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                : Optional.empty();
    }
}
