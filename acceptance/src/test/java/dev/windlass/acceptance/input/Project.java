package dev.windlass.acceptance.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A folder of native revisions, on which commands run inside this process. */
record Project(Path folder, String url) {
    /** The word that every password in these tests contains; no output may. */
    static final String SECRET = "s3cret";

    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s+at [\\w.$/]+\\(");

    /** What a command said. */
    record Said(String out, String err, int status) {}

    static Project of(Path folder, TestDatabase database) {
        return new Project(folder, database.jdbcUrl());
    }

    /** Writes revision {@code number}, which follows the one before it. The upgrade begins in line 6. */
    Project revision(int number, String upgrade) {
        String header = "-- Revision " + number + "\n-- Revision: r" + number + "\n-- Revises: "
                + (number == 1 ? "" : "r" + (number - 1)) + "\n\n-- windlass: upgrade\n";
        try {
            Files.createDirectories(folder.resolve("versions"));
            Files.writeString(
                    folder.resolve("versions/" + number + ".sql"),
                    header + upgrade + "\n-- windlass: irreversible it is a test\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Said run(String... words) {
        return at(url, words);
    }

    Said at(String databaseUrl, String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--url", databaseUrl, "--path", "versions"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(
                arguments.toArray(new String[0]),
                folder,
                Map.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        Said said = new Said(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), status);
        assertThat(said.out() + said.err()).doesNotContain(SECRET);
        if (!arguments.contains("-v")) {
            assertThat(said.err()).doesNotContainPattern(STACK_TRACE);
        }
        return said;
    }
}
