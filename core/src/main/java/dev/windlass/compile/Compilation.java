package dev.windlass.compile;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles sources in one task and in memory, for the Java that runs now.
 *
 * @param compiler finds the compiler, which a runtime without development tools has not
 * @param classPath where the classes are that the sources need
 */
record Compilation(Supplier<Optional<JavaCompiler>> compiler, List<Path> classPath) {
    Compilation {
        classPath = List.copyOf(classPath);
    }

    /** The compiler of this runtime, if it has one. */
    static Optional<JavaCompiler> ofThisRuntime() {
        try {
            return Optional.ofNullable(ToolProvider.getSystemJavaCompiler());
        } catch (LinkageError e) {
            // A runtime image without the module java.compiler.
            return Optional.empty();
        }
    }

    /**
     * The classes of each source.
     *
     * @throws WindlassException with {@code NO_COMPILER}, or with every error that the compiler finds
     */
    Map<JavaSource, CompiledSource> compile(List<JavaSource> sources) {
        JavaCompiler found = compiler.get().orElseThrow(() -> noCompiler(sources));
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager standard =
                        found.getStandardFileManager(diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8);
                InMemory files = new InMemory(standard)) {
            standard.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            // Whatever lies in the working folder is no source of these.
            standard.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
            List<String> options =
                    List.of("-proc:none", "-g", "-parameters", "-Xlint:none", "-nowarn", "-Xmaxerrs", "1000");
            boolean done = found.getTask(Writer.nullWriter(), files, diagnostics, options, null, sources)
                    .call();
            List<Problem> problems = diagnostics.getDiagnostics().stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .map(Compilation::problem)
                    .toList();
            if (!problems.isEmpty()) {
                throw new WindlassException(problems);
            }
            if (!done) {
                throw Problem.of(ErrorCode.DOES_NOT_COMPILE, "The compiler gave up without a word")
                        .at(names(sources))
                        .toException();
            }
            Map<JavaSource, CompiledSource> result = new LinkedHashMap<>();
            sources.forEach(source -> result.put(source, files.classes(source)));
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WindlassException noCompiler(List<JavaSource> sources) {
        return Problem.of(
                        ErrorCode.NO_COMPILER,
                        "Revisions in Java must be compiled, and this Java runtime has no compiler")
                .at(names(sources))
                .because("Java " + Runtime.version() + " at " + System.getProperty("java.home")
                        + " lacks the module jdk.compiler")
                .toException();
    }

    private static String names(List<JavaSource> sources) {
        String first = sources.getFirst().file().name();
        return sources.size() == 1 ? first : first + " and " + (sources.size() - 1) + " more";
    }

    private static Problem problem(Diagnostic<? extends JavaFileObject> diagnostic) {
        String message = diagnostic.getMessage(Locale.ENGLISH);
        Problem problem = Problem.of(ErrorCode.DOES_NOT_COMPILE, "The revision does not compile");
        if (!(diagnostic.getSource() instanceof JavaSource source)) {
            return problem.because(message);
        }
        long line = diagnostic.getLineNumber();
        if (line < 1) {
            return problem.at(source.file().name()).because(message);
        }
        List<String> lines = source.text().lines().toList();
        String text = line <= lines.size() ? lines.get((int) line - 1).replace('\t', ' ') : "";
        int column = (int) Math.max(1, diagnostic.getColumnNumber());
        String margin = "  " + line + " | ";
        String shown = text.isBlank()
                ? ""
                : "\n" + margin + text + "\n" + " ".repeat(margin.length() - 2) + "| " + " ".repeat(column - 1) + "^";
        return problem.at(source.file().name() + ":" + line + ":" + column).because(message + shown);
    }

    /** Keeps what the compiler writes, by the source that it comes from. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<FileObject, Map<String, Output>> outputs = new LinkedHashMap<>();

        InMemory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            Output output = new Output(className, kind);
            outputs.computeIfAbsent(sibling, key -> new LinkedHashMap<>()).put(className, output);
            return output;
        }

        CompiledSource classes(JavaSource source) {
            Map<String, byte[]> classes = new LinkedHashMap<>();
            outputs.getOrDefault(source, Map.of())
                    .forEach((name, output) -> classes.put(name, output.bytes.toByteArray()));
            return new CompiledSource(classes);
        }
    }

    private static final class Output extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);

        Output(String className, Kind kind) {
            super(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    /** The class path of this process, with where Windlass itself is and what a project adds. */
    static List<Path> classPath(List<Path> added) {
        List<Path> entries = new ArrayList<>(added);
        String own = System.getProperty("java.class.path", "");
        for (String entry : own.split(java.io.File.pathSeparator)) {
            if (!entry.isEmpty()) {
                entries.add(Path.of(entry));
            }
        }
        location(Compilation.class).filter(place -> !entries.contains(place)).ifPresent(entries::add);
        return entries;
    }

    private static Optional<Path> location(Class<?> type) {
        try {
            return Optional.of(Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI()));
        } catch (java.net.URISyntaxException | RuntimeException e) {
            // Inside of an archive in an archive: the class path says where.
            return Optional.empty();
        }
    }
}
