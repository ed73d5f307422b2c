package dev.windlass.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.cli.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Goes through a guide from its first command to its last, on a copy of its example and a database. */
final class Walk {
    /** The word that every secret in these tests contains; no output may. */
    static final String SECRET = "s3cret";

    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s+at [\\w.$/]+\\(");

    private final Path folder;
    private final TestDatabase database;
    private final Map<String, String> environment = new HashMap<>();

    /** What a command did. */
    private record Said(int status, String text) {}

    Walk(Path folder, TestDatabase database) {
        this.folder = folder;
        this.database = database;
    }

    void set(String name, String value) {
        environment.put(name, value);
    }

    void run(Guide guide) throws Exception {
        copy(Path.of("../examples").resolve(guide.example()));
        for (Guide.Item item : guide.items()) {
            switch (item) {
                case Guide.Item.Text text -> {}
                case Guide.Item.File file -> write(file);
                case Guide.Item.Run run -> check(run);
            }
        }
    }

    private void write(Guide.Item.File file) throws IOException {
        Path path = folder.resolve(filled(file.name()));
        Files.createDirectories(path.getParent());
        Files.writeString(path, filled(file.text()));
    }

    private void copy(Path example) throws IOException {
        try (Stream<Path> files = Files.walk(example)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(example.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
                copy.toFile().setExecutable(Files.isExecutable(file));
            }
        }
    }

    private void check(Guide.Item.Run run) throws Exception {
        Said said = said(run);
        String what = "line " + run.line() + ": " + run.command() + "\n" + said.text();
        assertThat(said.status()).as(what).isEqualTo(run.status());
        run.expected().forEach(part -> assertThat(said.text()).as(what).contains(filled(part)));
        run.unexpected().forEach(part -> assertThat(said.text()).as(what).doesNotContain(filled(part)));
        assertThat(said.text()).as(what).doesNotContain(SECRET).doesNotContainPattern(STACK_TRACE);
    }

    private Said said(Guide.Item.Run run) throws Exception {
        String line = run.command();
        if (line.startsWith("sql ")) {
            return new Said(0, sql(filled(line.substring(4))));
        }
        if (line.startsWith("set ")) {
            String[] parts = filled(line.substring(4)).split("=", 2);
            environment.put(parts[0], parts[1]);
            return new Said(0, "");
        }
        if (line.startsWith("unset ")) {
            environment.remove(line.substring(6));
            return new Said(0, "");
        }
        String command = filled(line.substring(2));
        return command.startsWith("windlass ") && !command.matches(".*(&&|[|<>;*]|\\$\\().*")
                ? windlass(words(command.substring(9)))
                : shell(command);
    }

    private Said windlass(List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            int status = Main.run(
                    words.toArray(new String[0]),
                    folder,
                    environment,
                    new ByteArrayInputStream("y\n".getBytes(StandardCharsets.UTF_8)),
                    stream,
                    stream);
            return new Said(status, out.toString(StandardCharsets.UTF_8));
        }
    }

    /** Runs a line of the shell in which {@code windlass} is the program under test. */
    private Said shell(String command) throws IOException, InterruptedException {
        Path programs = folder.resolve(".programs");
        Path program = programs.resolve("windlass");
        if (!Files.exists(program)) {
            Files.createDirectories(programs);
            Files.writeString(
                    program,
                    "#!/bin/sh\nexec '" + System.getProperty("java.home")
                            + "/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp '"
                            + System.getProperty("java.class.path") + "' dev.windlass.cli.Main \"$@\"\n");
            assertThat(program.toFile().setExecutable(true)).isTrue();
        }
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("WINDLASS"));
        variables.putAll(environment);
        variables.put("PATH", programs + ":" + System.getProperty("java.home") + "/bin:" + System.getenv("PATH"));
        Path output = Files.createTempFile("walk", ".txt");
        Process process = builder.redirectOutput(output.toFile()).start();
        process.getOutputStream().close();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(command).isTrue();
        String text = Files.readString(output);
        Files.delete(output);
        return new Said(process.exitValue(), text);
    }

    private String sql(String sql) {
        if (!sql.matches("(?is)(select|with|show|pragma|values)\\b.*")) {
            database.execute(sql);
            return "";
        }
        return database.query(sql).stream().map(row -> String.join("|", row)).collect(Collectors.joining("\n"));
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(
                    matcher.group(1) != null
                            ? matcher.group(1)
                            : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
        }
        return words;
    }

    /** The text with the database in the place of {@code {url}} and its kin, and files' names found by {@code *}. */
    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> place : environment.entrySet()) {
            filled = filled.replace("{" + place.getKey() + "}", place.getValue());
        }
        return filled;
    }
}
