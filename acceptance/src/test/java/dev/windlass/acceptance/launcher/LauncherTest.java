package dev.windlass.acceptance.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a checkout of its own, where {@code mvnw} is a script that compiles one class and notes that it was
 * called, so that a build takes little time.
 */
class LauncherTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String BUILD = """
            #!/bin/sh
            echo built >>builds
            [ ! -e broken ] || { echo "Main.java:1: it is broken"; exit 1; }
            for argument; do
              case $argument in -DoutputDirectory=*) lib=${argument#*=} ;; esac
            done
            out=cli/target/launcher/build
            mkdir -p $out/classes "$lib" &&
            "$JAVA_HOME/bin/javac" -d $out/classes cli/src/main/java/dev/windlass/cli/Main.java &&
            "$JAVA_HOME/bin/jar" --create --file $out/windlass-cli-1.jar --date 2026-01-01T00:00:00Z -C $out/classes . &&
            cp $out/windlass-cli-1.jar "$lib/library.jar"
            """;

    private static final String MAIN = """
            package dev.windlass.cli;

            public final class Main {
                public static void main(String[] arguments) {
                    System.out.println(String.join(" ", arguments) + " in " + System.getProperty("user.dir"));
                    System.exit(arguments.length > 0 && arguments[0].equals("fail") ? 3 : 0);
                }
            }
            """;

    @TempDir
    Path folder;

    private Path checkout;
    private Path main;

    private record Result(int status, String out, String error) {}

    @BeforeEach
    void makeCheckout() throws IOException {
        // Resolved, since the launcher and the JVM show resolved names; with a space, since users have them.
        checkout = Files.createDirectories(folder.toRealPath().resolve("a checkout"));
        main = checkout.resolve("cli/src/main/java/dev/windlass/cli/Main.java");
        write(main, MAIN);
        for (String module : List.of("core", "alembic", "cli", "")) {
            write(checkout.resolve(module).resolve("pom.xml"), "<project/>");
        }
        write(checkout.resolve("mvnw"), BUILD);
        write(checkout.resolve("windlass"), Files.readString(ROOT.resolve("windlass")));
        write(checkout.resolve(".mvn/find-jdk.sh"), Files.readString(ROOT.resolve(".mvn/find-jdk.sh")));
        for (String program : List.of("mvnw", "windlass")) {
            assertThat(checkout.resolve(program).toFile().setExecutable(true)).isTrue();
        }
    }

    @Test
    void buildsOnceAndRunsFromAnyFolderThroughLinks() throws IOException {
        Path here = folder.toRealPath();
        assertThat(launch(checkout, "./windlass", "one", "two words"))
                .isEqualTo(new Result(0, "one two words in " + checkout + "\n", "windlass: building (first run)\n"));
        assertThat(launch(here, checkout.resolve("windlass").toString(), "x"))
                .isEqualTo(new Result(0, "x in " + here + "\n", ""));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("a checkout/windlass"));
        Files.createSymbolicLink(folder.resolve("link to link"), Path.of("link"));
        assertThat(launch(here, "./link to link", "x")).isEqualTo(new Result(0, "x in " + here + "\n", ""));
        assertThat(launch(checkout, "sh", "windlass", "fail").status()).isEqualTo(3);
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainWhenASourceChangedOrWentAway() throws IOException {
        launch(checkout, "./windlass");
        write(main, MAIN.replace("\" in \"", "\" at \""));
        Files.setLastModifiedTime(main, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(launch(checkout, "./windlass", "x"))
                .isEqualTo(new Result(
                        0,
                        "x at " + checkout + "\n",
                        "windlass: building (changed: cli/src/main/java/dev/windlass/cli/Main.java)\n"));

        Files.setLastModifiedTime(main, FileTime.from(Instant.now().minusSeconds(60)));
        Path extra = main.resolveSibling("Extra.java");
        Files.writeString(extra, "");
        launch(checkout, "./windlass");
        int before = builds();
        Files.delete(extra);
        Files.setLastModifiedTime(main.getParent(), FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(launch(checkout, "./windlass").error())
                .contains("building (changed: cli/src/main/java/dev/windlass/cli)");
        assertThat(builds()).isEqualTo(before + 1);
    }

    @Test
    void keepsWorkingWithTheLastBuildOfTheSameContents() throws IOException {
        launch(checkout, "./windlass");
        List<Path> before = archives();
        Files.setLastModifiedTime(main, FileTime.from(Instant.now().plusSeconds(5)));
        launch(checkout, "./windlass");
        assertThat(archives()).hasSize(1).isEqualTo(before);
    }

    @Test
    void showsTheBuildsOutputWhenItFailsAndRunsNothing() throws IOException {
        Files.writeString(checkout.resolve("broken"), "");
        Result result = launch(checkout, "./windlass", "x");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.error()).contains("it is broken", "the build failed");
        Files.delete(checkout.resolve("broken"));
        assertThat(launch(checkout, "./windlass", "x").out()).isEqualTo("x in " + checkout + "\n");
    }

    @Test
    void buildsOnceWhenStartedManyTimesAtOnce() throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            processes.add(new ProcessBuilder("./windlass", "x")
                    .directory(checkout.toFile())
                    .redirectOutput(folder.resolve("out" + i).toFile())
                    .redirectError(folder.resolve("error" + i).toFile())
                    .start());
        }
        for (int i = 0; i < 5; i++) {
            assertThat(processes.get(i).waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(Files.readString(folder.resolve("out" + i))).isEqualTo("x in " + checkout + "\n");
        }
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void takesOverTheLockOfAProcessThatIsGone() throws IOException, InterruptedException {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        write(checkout.resolve("target/launcher/lock/pid"), gone.pid() + "\n");
        assertThat(launch(checkout, "./windlass", "x").out()).isEqualTo("x in " + checkout + "\n");
    }

    @Test
    void refusesAJdkThatIsTooOldOrNone() throws IOException {
        Path old = folder.resolve("jdk-17");
        write(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        for (String program : List.of("java", "javac")) {
            write(old.resolve("bin").resolve(program), "#!/bin/sh\n");
            assertThat(old.resolve("bin").resolve(program).toFile().setExecutable(true))
                    .isTrue();
        }
        Result tooOld = launch(checkout, Map.of("WINDLASS_JAVA_HOME", old.toString()), "./windlass");
        assertThat(tooOld.status()).isEqualTo(2);
        assertThat(tooOld.error()).contains("is Java 17.0.15, but 21 or newer is needed");
        Result none = launch(checkout, Map.of("WINDLASS_JAVA_HOME", folder.toString()), "./windlass");
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.error()).contains("is not the folder of a JDK");
        assertThat(checkout.resolve("builds")).doesNotExist();
        assertThat(launch(checkout, Map.of("JAVA_HOME", old.toString()), "./windlass", "x")
                        .out())
                .as("an old JAVA_HOME is passed over")
                .isEqualTo("x in " + checkout + "\n");
    }

    @Test
    void passesTextThatIsNotAsciiInTheCLocale() throws IOException {
        launch(checkout, "./windlass");
        assertThat(launch(checkout, Map.of("LC_ALL", "C"), "./windlass", "Größe → 数")
                        .out())
                .isEqualTo("Größe → 数 in " + checkout + "\n");
    }

    private Result launch(Path directory, String... command) throws IOException {
        return launch(directory, Map.of(), command);
    }

    private Result launch(Path directory, Map<String, String> environment, String... command) throws IOException {
        Path out = folder.resolve("out");
        Path error = folder.resolve("error");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(error.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Result(process.exitValue(), Files.readString(out), Files.readString(error));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int builds() throws IOException {
        return Files.readAllLines(checkout.resolve("builds")).size();
    }

    private List<Path> archives() throws IOException {
        try (var files = Files.walk(checkout.resolve("target/launcher"))) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
