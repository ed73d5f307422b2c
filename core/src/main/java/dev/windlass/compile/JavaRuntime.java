package dev.windlass.compile;

import dev.windlass.CodeRevision;
import dev.windlass.Revision;
import dev.windlass.code.RevisionCode;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.CodeRuntime;
import dev.windlass.script.Script;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compiles and loads Java revisions from sources.
 *
 * @param project where sources, classes and the cache are
 * @param parent the loader that theirs ask
 */
record JavaRuntime(JavaProject project, ClassLoader parent) implements CodeRuntime {
    private record Source(Script.CodeScript script, JavaSource source, String className) {}

    @Override
    public Map<RevisionId, RevisionCode> load(List<Script.CodeScript> scripts) {
        List<Source> sources = new ArrayList<>();
        for (Script.CodeScript script : scripts) {
            JavaSource source = new JavaSource(script.file(), script.file().text());
            JavaHeader header = JavaHeader.read(source.text(), script.file().name())
                    .orElseThrow(() -> Problem.of(ErrorCode.BAD_HEADER, "The annotation @Revision is gone")
                            .at(script.file().name())
                            .toException());
            sources.add(new Source(script, source, header.className()));
        }
        List<JavaSource> shared = project.sharedSources();
        Map<RevisionId, RevisionCode> codes = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (List<Source> layer : layers(sources)) {
            try {
                load(layer, shared, codes);
            } catch (WindlassException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
        return codes;
    }

    /** As few sets as possible in which no two sources declare the same class: nearly always one. */
    private static List<List<Source>> layers(List<Source> sources) {
        List<List<Source>> layers = new ArrayList<>();
        List<Set<String>> names = new ArrayList<>();
        for (Source source : sources) {
            int layer = 0;
            while (layer < layers.size() && names.get(layer).contains(source.className())) {
                layer++;
            }
            if (layer == layers.size()) {
                layers.add(new ArrayList<>());
                names.add(new HashSet<>());
            }
            layers.get(layer).add(source);
            names.get(layer).add(source.className());
        }
        return layers;
    }

    private void load(List<Source> layer, List<JavaSource> shared, Map<RevisionId, RevisionCode> codes) {
        Map<JavaSource, CompiledSource> compiled =
                project.compiled(layer.stream().map(Source::source).toList(), shared, Compilation::ofThisRuntime);
        Map<String, byte[]> classes = new HashMap<>();
        Map<String, String> files = new HashMap<>();
        compiled.forEach((source, result) -> {
            classes.putAll(result.classes());
            result.classes()
                    .keySet()
                    .forEach(name -> files.put(name, source.file().name()));
        });
        RevisionLoader loader = new RevisionLoader(classes, parent);
        List<Problem> problems = new ArrayList<>();
        for (Source source : layer) {
            try {
                Class<?> type = loader.loadClass(source.className());
                codes.put(
                        source.script().revision().id(),
                        code(type, files, source.script().file().name()));
            } catch (WindlassException e) {
                problems.addAll(e.problems());
            } catch (ClassNotFoundException | LinkageError e) {
                problems.add(Problem.of(ErrorCode.CODE_FAILED, "The revision's class cannot be loaded")
                        .at(source.script().file().name())
                        .because(e.toString()));
            }
        }
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
    }

    /** The code of a class that is loaded. */
    static RevisionCode code(Class<?> type, Map<String, String> files, String location) {
        Revision declaration = type.getAnnotation(Revision.class);
        if (declaration == null || !CodeRevision.class.isAssignableFrom(type)) {
            throw Problem.of(
                            ErrorCode.BAD_HEADER,
                            "Class " + type.getName()
                                    + (declaration == null
                                            ? " has not the annotation dev.windlass.Revision"
                                            : " does not implement dev.windlass.CodeRevision"))
                    .at(location)
                    .toException();
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return new JavaCode((CodeRevision) constructor.newInstance(), declaration, files);
        } catch (InvocationTargetException e) {
            throw new WindlassException(
                    Problem.of(ErrorCode.CODE_FAILED, "The revision's constructor failed")
                            .at(location)
                            .because(String.valueOf(e.getCause())),
                    e);
        } catch (ReflectiveOperationException e) {
            throw Problem.of(
                            ErrorCode.BAD_HEADER,
                            "Class " + type.getName() + " has no constructor without parameters that could be called")
                    .at(location)
                    .because(e.toString())
                    .toException();
        }
    }

    /** The files of classes of which nothing but the name is known. */
    static Map<String, String> fileOf(Class<?> type) {
        Map<String, String> files = new LinkedHashMap<>();
        String simple = type.getName().substring(type.getName().lastIndexOf('.') + 1);
        files.put(type.getName(), type.getPackageName().replace('.', '/') + "/" + simple + ".java");
        return files;
    }
}
