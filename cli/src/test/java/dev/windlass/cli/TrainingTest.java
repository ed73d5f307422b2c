package dev.windlass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an installation runs to make its class archive. */
class TrainingTest {
    @TempDir
    Path folder;

    @Test
    void theRecordedAnswersAreStillThoseThatTheCommandsWait() throws Exception {
        Training.write(folder);
        List<Training.Ran> ran = Training.replayed(folder);
        assertThat(ran)
                .as("./mvnw -pl acceptance -am test -Dtest=TrainingRecordingTest -Dwindlass.update=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false records them anew")
                .hasSizeGreaterThan(10)
                .allMatch(one -> one.status() == 0);
    }
}
