package dev.windlass.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.script.ScriptFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.tools.JavaCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaProjectTest {
    private static final Supplier<Optional<JavaCompiler>> NONE = Optional::empty;

    @TempDir
    Path folder;

    @Test
    void compilesASourceOnceAndKeepsItByItsContent() {
        JavaSource one = source("One", "class One { int n = Shared.N; }");
        JavaSource shared = source("Shared", "class Shared { static final int N = 1; }");
        Map<JavaSource, CompiledSource> first = compiled(List.of(one), List.of(shared), Compilation::ofThisRuntime);
        Map<JavaSource, CompiledSource> second = compiled(List.of(one), List.of(shared), NONE);
        assertThat(first.get(one).classes()).containsOnlyKeys("One");
        assertThat(second.get(one).classes().get("One"))
                .isEqualTo(first.get(one).classes().get("One"));
        assertThat(second.get(shared).classes()).containsOnlyKeys("Shared");
    }

    @Test
    void compilesAgainWhatChangedOrWhatItMayNeed() {
        JavaSource one = source("One", "class One { int n = Shared.N; }");
        JavaSource shared = source("Shared", "class Shared { static final int N = 1; }");
        compiled(List.of(one), List.of(shared), Compilation::ofThisRuntime);
        JavaSource other = source("Shared", "class Shared { static final int N = 2; }");
        JavaSource edited = source("One", "class One { long n = Shared.N; }");
        assertThat(code(List.of(one), List.of(other))).isEqualTo(ErrorCode.NO_COMPILER);
        assertThat(code(List.of(edited), List.of(shared))).isEqualTo(ErrorCode.NO_COMPILER);
    }

    @Test
    void keepsNoRevisionThatRefersToAnother() {
        JavaSource one = source("One", "class One { static int n() { return 1; } }");
        JavaSource two = source("Two", "class Two { int n = One.n(); }");
        compiled(List.of(one, two), List.of(), Compilation::ofThisRuntime);
        assertThat(compiled(List.of(one), List.of(), NONE)).containsOnlyKeys(one);
        assertThat(code(List.of(two), List.of())).isEqualTo(ErrorCode.NO_COMPILER);
    }

    @Test
    void takesADamagedFileOfTheCacheForNone() throws IOException {
        JavaSource one = source("One", "class One {}");
        compiled(List.of(one), List.of(), Compilation::ofThisRuntime);
        try (var files = Files.list(folder.resolve("cache"))) {
            for (Path file : files.toList()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length - 1]++;
                Files.write(file, bytes);
            }
        }
        assertThat(code(List.of(one), List.of())).isEqualTo(ErrorCode.NO_COMPILER);
    }

    @Test
    void runsWithoutAPlaceForTheCache() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        JavaProject project = new JavaProject(
                folder,
                List::of,
                false,
                List.of(),
                List.of(folder.resolve("file").resolve("cache")));
        JavaSource one = source("One", "class One {}");
        assertThat(project.compiled(List.of(one), List.of(), Compilation::ofThisRuntime))
                .containsOnlyKeys(one);
    }

    @Test
    void pointsAtEveryErrorOfEverySource() {
        JavaSource one = source("One", "class One {\n    int n = \"text\";\n}");
        JavaSource two = source("Two", "class Two {\n    void m() { nothing(); }\n}");
        WindlassException thrown = catchThrowableOfType(
                WindlassException.class, () -> compiled(List.of(one, two), List.of(), Compilation::ofThisRuntime));
        assertThat(thrown.problems()).extracting(Problem::code).containsOnly(ErrorCode.DOES_NOT_COMPILE);
        assertThat(thrown.problems()).extracting(Problem::where).containsExactly("One.java:2:13", "Two.java:2:16");
        assertThat(thrown.first().why()).isEqualTo("""
                incompatible types: java.lang.String cannot be converted to int
                  2 |     int n = "text";
                    |             ^""");
    }

    @Test
    void tellsWhichClassesAClassRefersTo() {
        JavaSource one = source("One", "class One { Object o = new java.util.ArrayList<Thread>(); Long[][] l; }");
        byte[] bytes = compiled(List.of(one), List.of(), Compilation::ofThisRuntime)
                .get(one)
                .classes()
                .get("One");
        assertThat(ClassNames.in(bytes)).contains("java.util.ArrayList", "java.lang.Object", "One");
    }

    private ErrorCode code(List<JavaSource> revisions, List<JavaSource> shared) {
        return catchThrowableOfType(WindlassException.class, () -> compiled(revisions, shared, NONE))
                .code();
    }

    private Map<JavaSource, CompiledSource> compiled(
            List<JavaSource> revisions, List<JavaSource> shared, Supplier<Optional<JavaCompiler>> compiler) {
        return new JavaProject(folder, List::of, false, List.of(), List.of(folder.resolve("cache")))
                .compiled(revisions, shared, compiler);
    }

    private JavaSource source(String name, String text) {
        return new JavaSource(new ScriptFile(folder.resolve(name + ".java"), name + ".java"), text);
    }
}
