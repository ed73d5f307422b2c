package dev.windlass.hibernate;

import dev.windlass.command.EntityModel;
import dev.windlass.config.Configuration;
import dev.windlass.config.Settings;
import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.diff.Rename;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.QualifiedName;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The entities of an application, as its own Hibernate (6.6 or 7) maps them. What they need is on the class path that the
 * configuration names; no database is connected to.
 */
public final class HibernateModel implements EntityModel {
    private static final Set<ObjectKind> DESCRIBES =
            Set.of(ObjectKind.NAMESPACE, ObjectKind.ENUM_TYPE, ObjectKind.SEQUENCE, ObjectKind.TABLE);

    @Override
    public Model read(Configuration configuration, Dialect dialect, ServerVersion version) {
        List<URL> classPath = classPath(configuration);
        Map<String, Object> request = new HashMap<>();
        request.put(EntityDdl.PRODUCT, version.product().title());
        request.put(EntityDdl.MAJOR, version.major());
        request.put(EntityDdl.MINOR, version.minor());
        request.put(EntityDdl.ROOTS, classPath.stream().map(URL::toString).toList());
        request.put(EntityDdl.CLASSES, configuration.value(Settings.MODEL_CLASSES));
        request.put(EntityDdl.PACKAGES, configuration.value(Settings.MODEL_PACKAGES));
        configuration.find(Settings.MODEL_UNIT).ifPresent(unit -> request.put(EntityDdl.UNIT, unit));
        configuration.find(Settings.MODEL_NAMING).ifPresent(naming -> request.put(EntityDdl.NAMING, naming));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (EntityLoader loader = new EntityLoader(classPath)) {
            thread.setContextClassLoader(loader);
            return model(ask(loader, request));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> ask(EntityLoader loader, Map<String, Object> request) {
        try {
            Object ddl = loader.loadClass("dev.windlass.hibernate.EntityDdl")
                    .getDeclaredConstructor()
                    .newInstance();
            return ((Function<Map<String, Object>, Map<String, Object>>) ddl).apply(request);
        } catch (InvocationTargetException e) {
            throw refused(e.getCause() == null ? e : e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw refused(e);
        }
    }

    private static WindlassException refused(Throwable thrown) {
        String missing = thrown instanceof NoClassDefFoundError || thrown instanceof ClassNotFoundException
                ? String.valueOf(thrown.getMessage()).replace('/', '.')
                : "";
        if (missing.startsWith("org.hibernate.") || missing.startsWith("jakarta.persistence.")) {
            return new WindlassException(
                    Problem.of(ErrorCode.NO_MODEL, "There is no Hibernate on the model's class path")
                            .because("the class " + missing + " was not found")
                            .next(
                                    "Put Hibernate 6.6 or 7 and what it needs into model.classpath, as your build resolves"
                                            + " it (Maven: dependency:copy-dependencies)."),
                    thrown);
        }
        return new WindlassException(
                Problem.of(ErrorCode.BAD_MODEL, "The entities cannot be read")
                        .because(missing.isEmpty() ? thrown.toString() : "the class " + missing + " was not found"),
                thrown);
    }

    @SuppressWarnings("unchecked")
    private static Model model(Map<String, Object> answer) {
        List<String> problems = (List<String>) answer.getOrDefault(EntityDdl.PROBLEMS, List.of());
        if (!problems.isEmpty()) {
            throw new WindlassException(problems.stream()
                    .map(problem -> Problem.of(ErrorCode.BAD_MODEL, "Hibernate refuses the entities")
                            .at(String.valueOf(answer.getOrDefault(EntityDdl.WHERE, "")))
                            .because(problem)
                            .next("Correct the entity, or the settings under model."))
                    .toList());
        }
        List<Rename> renames = new ArrayList<>();
        for (List<String> one : (List<List<String>>) answer.getOrDefault(EntityDdl.RENAMES, List.of())) {
            QualifiedName table = QualifiedName.of(one.get(0), one.get(1));
            renames.add(
                    one.get(2).isEmpty()
                            ? new Rename.OfTable(table.sibling(one.get(3)), table)
                            : new Rename.OfColumn(table, one.get(3), one.get(2)));
        }
        return new Model((List<String>) answer.getOrDefault(EntityDdl.STATEMENTS, List.of()), DESCRIBES, renames);
    }

    /** The entries of the class path; {@code folder/*} stands for every jar in a folder, as for Java itself. */
    private static List<URL> classPath(Configuration configuration) {
        List<URL> urls = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path entry : configuration.value(Settings.MODEL_CLASSPATH)) {
            boolean jars = entry.getFileName() != null
                    && entry.getFileName().toString().equals("*");
            Path path = jars && entry.getParent() != null ? entry.getParent() : entry;
            if (!Files.exists(path)) {
                problems.add(Problem.of(
                                ErrorCode.NO_MODEL, "There is nothing at \"" + path + "\", which model.classpath names")
                        .next("Build the application first, or correct model.classpath."));
                continue;
            }
            try (Stream<Path> files = jars ? Files.list(path) : Stream.of(path)) {
                for (Path file : files.filter(file -> !jars || file.toString().endsWith(".jar"))
                        .sorted()
                        .toList()) {
                    urls.add(new File(file.toString()).toURI().toURL());
                }
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (urls.isEmpty() && problems.isEmpty()) {
            problems.add(Problem.of(ErrorCode.NO_MODEL, "The class path of the entities is not named")
                    .next("Set model.classpath to the folders and jars of the entities and of Hibernate."));
        }
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
        return urls;
    }
}
