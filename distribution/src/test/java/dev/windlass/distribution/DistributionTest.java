package dev.windlass.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folder that {@code package} makes, on a machine where nothing of Java is to be found. */
class DistributionTest {
    private static final Path MADE = Path.of(System.getProperty("windlass.distribution"));
    private static final String BARE_PATH = "/usr/bin:/bin";

    private static final String REVISION = """
            import static dev.windlass.operation.Definitions.*;
            import dev.windlass.*;

            /** In Java. */
            @Revision(id = "a1")
            class InJava implements CodeRevision {
                public void upgrade(Operations op) { op.createTable("sample", column("id", bigint()).primaryKey()); }
                public void downgrade(Operations op) { op.dropTable("sample"); }
            }
            """;

    @TempDir
    Path folder;

    private Path home;

    private record Result(int status, String out, String error) {}

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        Files.createDirectories(folder.resolve("project/versions"));
    }

    @Test
    void runsWithoutJavaOnTheMachine() throws Exception {
        Result version = run(MADE, List.of("--version"), Map.of());
        assertThat(version.out()).isEqualTo("windlass 0.1.0\n");
        assertThat(version.error()).isEmpty();
        assertThat(version.status()).isZero();
    }

    @Test
    void everyoneMayReadIt() throws Exception {
        try (var files = Files.walk(MADE)) {
            assertThat(files)
                    .allSatisfy(file ->
                            assertThat(Files.getPosixFilePermissions(file)).contains(PosixFilePermission.OTHERS_READ));
        }
    }

    @Test
    void compilesRevisionsInJava() throws Exception {
        Files.writeString(folder.resolve("project/versions/a1_in_java.java"), REVISION);
        Result upgrade =
                run(MADE, List.of("--path", "versions", "--url", "sqlite:///a.db", "upgrade", "head"), Map.of());
        assertThat(upgrade.out()).as(upgrade.error()).contains("1 revision applied");
    }

    @Test
    void startsFromTheClassArchiveWhereverItIsMoved() throws Exception {
        Path moved = copy(MADE);
        assertThat(loadedFromArchive(moved)).isGreaterThan(200);
        Path link = Files.createSymbolicLink(folder.resolve("link"), moved.resolve("bin/windlass"));
        assertThat(process(List.of(link.toString(), "--version"), Map.of()).out())
                .isEqualTo("windlass 0.1.0\n");
    }

    @Test
    void startsFromTheClassArchiveWhenUnpacked() throws Exception {
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        Result result = process(
                List.of("tar", "-xzf", MADE + ".tar.gz", "-C", unpacked.toString()), Map.of("TZ", "Asia/Tokyo"));
        assertThat(result.status()).as(result.error()).isZero();
        assertThat(loadedFromArchive(unpacked.resolve(MADE.getFileName()))).isGreaterThan(200);
    }

    @Test
    void takesSqlitesLibraryFromItsFolder() throws Exception {
        Path log = folder.resolve("libraries.log");
        Result result = run(
                MADE,
                List.of("--path", "versions", "--url", "sqlite:///b.db", "status"),
                Map.of("WINDLASS_JAVA_OPTIONS", "-Xlog:library=info:file=" + log));
        assertThat(result.error()).isEmpty();
        assertThat(Files.readString(log)).contains("lib/native/libsqlitejdbc");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void neverRunsTheCodeOfAStaleArchive(boolean older) throws Exception {
        Path changed = copy(MADE);
        Path jar;
        try (var files = Files.list(changed.resolve("lib"))) {
            jar = files.filter(file -> file.getFileName().toString().startsWith("windlass-cli-"))
                    .findFirst()
                    .orElseThrow();
        }
        FileTime before = Files.getLastModifiedTime(jar);
        replace(
                jar,
                "package dev.windlass.cli; public class Main { public static void main(String[] a) {"
                        + " System.out.println(\"another\"); } }");
        if (older) {
            // As a download has the time of its server.
            Files.setLastModifiedTime(jar, FileTime.from(before.toInstant().minusSeconds(86_400)));
        }
        Result result = run(changed, List.of("--version"), Map.of());
        assertThat(result.out()).isEqualTo("another\n");
        assertThat(result.error()).isEmpty();
    }

    @Test
    void theThinOneTakesTheMachinesJavaAndMakesItsArchive() throws Exception {
        Path thin = copy(Path.of(MADE + "-thin"));
        Map<String, String> java = Map.of("JAVA_HOME", System.getProperty("java.home"), "WINDLASS_NO_ARCHIVE", "1");
        assertThat(run(thin, List.of("--version"), java).out()).isEqualTo("windlass 0.1.0\n");
        Path cache = home.resolve(".cache/windlass");
        assertThat(run(thin, List.of("--train-archive", cache.toString()), java).status())
                .isZero();
        try (var files = Files.list(cache)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.endsWith(".jars")))
                    .singleElement()
                    .satisfies(name -> assertThat(name).startsWith("windlass-").matches(".*\\.(aot|jsa)"));
        }
        assertThat(run(thin, List.of("--version"), java).out()).isEqualTo("windlass 0.1.0\n");
    }

    @Test
    void theThinOneSaysWhichJavaItNeeds() throws Exception {
        Path thin = Path.of(MADE + "-thin");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Result none = process(
                List.of("/bin/sh", thin.resolve("bin/windlass").toString(), "--version"),
                Map.of("PATH", empty.toString()));
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.error()).contains("install Java 21 or newer");
        Path old = Files.createDirectories(folder.resolve("java17/bin")).getParent();
        Files.createSymbolicLink(old.resolve("bin/java"), Path.of("/bin/true"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        Result tooOld = run(thin, List.of("--version"), Map.of("JAVA_HOME", old.toString()));
        assertThat(tooOld.status()).isEqualTo(2);
        assertThat(tooOld.error()).contains("Java 21 or newer is needed").contains("17.0.15");
    }

    @Test
    void thereIsADebianPackage() throws Exception {
        try (var files = Files.list(MADE.getParent())) {
            Path made = files.filter(file -> file.toString().endsWith(".deb"))
                    .findFirst()
                    .orElseThrow();
            try (var in = Files.newInputStream(made)) {
                // deb(5): "The file is an ar archive with a magic value of !<arch>", first member debian-binary.
                assertThat(new String(in.readNBytes(21), StandardCharsets.US_ASCII))
                        .isEqualTo("!<arch>\ndebian-binary");
            }
        }
    }

    private long loadedFromArchive(Path distribution) throws Exception {
        Path log = folder.resolve("classes.log");
        Result result = run(
                distribution,
                List.of("--path", "versions", "history"),
                Map.of("WINDLASS_JAVA_OPTIONS", "-Xlog:class+load:file=" + log));
        assertThat(result.error()).isEmpty();
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" dev.windlass.") && line.contains("shared objects file"))
                    .count();
        }
    }

    private Path copy(Path distribution) throws Exception {
        Path copy = folder.resolve("moved here");
        Result result = process(List.of("cp", "-rp", distribution.toString(), copy.toString()), Map.of());
        assertThat(result.status()).as(result.error()).isZero();
        return copy;
    }

    private static void replace(Path jar, String source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = Files.createTempDirectory(jar.getParent(), "classes");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            SimpleJavaFileObject file =
                    new SimpleJavaFileObject(URI.create("string:///Main.java"), SimpleJavaFileObject.Kind.SOURCE) {
                        @Override
                        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                            return source;
                        }
                    };
            List<String> options = List.of("--release", "21");
            assertThat(compiler.getTask(null, files, null, options, null, List.of(file))
                            .call())
                    .isTrue();
        }
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("dev/windlass/cli/Main.class"));
            zip.write(Files.readAllBytes(classes.resolve("dev/windlass/cli/Main.class")));
        }
    }

    private Result run(Path distribution, List<String> words, Map<String, String> environment) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(distribution.resolve("bin/windlass").toString()));
        command.addAll(words);
        return process(command, environment);
    }

    private Result process(List<String> command, Map<String, String> environment) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.resolve("project").toFile());
        Path error = folder.resolve("error");
        builder.redirectError(error.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", BARE_PATH);
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        return new Result(status, out, Files.readString(error));
    }
}
