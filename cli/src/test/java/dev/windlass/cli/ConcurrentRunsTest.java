package dev.windlass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one SQLite database. */
class ConcurrentRunsTest {
    private static final int REVISIONS = 20;

    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        Files.createDirectories(folder.resolve("versions"));
        Files.writeString(folder.resolve("windlass.toml"), "url = \"sqlite:///it.db\"\n");
        for (int i = 1; i <= REVISIONS; i++) {
            Files.writeString(
                    folder.resolve("versions/" + i + ".sql"),
                    "-- Revision %d\n-- Revision: r%d\n-- Revises: %s\n\n-- windlass: upgrade\nCREATE TABLE t%d (a int);\n"
                            .formatted(i, i, i == 1 ? "" : "r" + (i - 1), i));
        }
    }

    @Test
    void whatWasDoneWhileWaitingForTheLockIsSeen() throws Exception {
        Process script = start("upgrade", "--sql");
        String sql = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("it.db.windlass-lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock(1 << 20, 1, false)) {
            Process waiting = start("upgrade");
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(waiting.getInputStream(), StandardCharsets.UTF_8));
            assertThat(said.readLine()).startsWith("waiting for the migration lock");
            // The journal is made now, after the process has looked for it.
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("it.db"));
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate(sql);
            }
            lock.release();
            assertThat(said.readLine()).isEqualTo("Up to date: the database is at r" + REVISIONS + ".");
            assertThat(waiting.waitFor()).isZero();
        }
    }

    @Test
    void processesThatUpgradeAtOnceApplyEveryRevisionOnce() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(start("upgrade"));
        }
        int appliedTogether = 0;
        for (Process process : processes) {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            appliedTogether +=
                    (int) said.lines().filter(line -> line.contains("✓")).count();
        }
        assertThat(appliedTogether).isEqualTo(REVISIONS);
        assertThat(query("SELECT count(*), count(DISTINCT revision) FROM windlass_journal WHERE kind = 'applied'"))
                .isEqualTo(REVISIONS + " " + REVISIONS);
        Process status = start("status", "--exit-code");
        assertThat(status.waitFor()).isZero();
        Process validate = start("validate");
        assertThat(new String(validate.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("✓ the journal's chain is whole");
    }

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.windlass.cli.Main"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private String query(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("it.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1) + " " + row.getString(2);
        }
    }
}
