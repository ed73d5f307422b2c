package dev.windlass.cli.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every scenario file on SQLite. {@code -Dwindlass.update=true} writes what really came out into the files, for
 * review with the version control's own means.
 */
class ScenarioTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/windlass/cli/scenario");

    static List<String> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void commandsSayWhatTheScenarioSays(String name, @TempDir Path directory) throws Exception {
        Path file = FOLDER.resolve(name);
        String expected = Files.readString(file);
        String actual = new Scenario(expected, directory).run();
        if (Boolean.getBoolean("windlass.update")) {
            Files.writeString(file, actual);
            return;
        }
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void aWrongExpectationIsNoticed(@TempDir Path directory) throws Exception {
        String scenario = "> windlass --version\n| windlass 99\n";
        assertThat(new Scenario(scenario, directory).run()).isNotEqualTo(scenario);
    }

    @Test
    void aPasswordInTheOutputIsNoticed(@TempDir Path directory) {
        String scenario = "> windlass upgrade --no-such-option-" + Scenario.SECRET + "\n";
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new Scenario(scenario, directory).run()))
                .isInstanceOf(AssertionError.class);
    }
}
