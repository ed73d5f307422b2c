package dev.windlass.cli.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs a scenario file.
 *
 * <pre>
 * # A comment.
 * === versions/1.sql            the file's text follows, up to the next line that begins with "===", or the end
 * ===
 * &gt; windlass upgrade head       a command
 * | 1 revision applied          what it says on standard output
 * !   ✓ applied 1                and on standard error
 * = 0                           its exit status, left out if 0
 * </pre>
 *
 * Besides {@code windlass} (whose standard output {@code > file} keeps) there are {@code sqlite DATABASE SQL} (rows),
 * {@code tables DATABASE} (what is in a database, and what its journal says), {@code client DATABASE FILE} (runs a
 * script without Windlass), {@code set NAME=VALUE}, {@code unset NAME}, {@code replace FILE OLD NEW}, {@code delete
 * FILE}, {@code folder DIR}, {@code link NAME TARGET}, {@code bytes FILE HEX}, {@code mode rw-r--r-- FILE},
 * {@code copy FROM TO}, {@code cat FILE}, {@code ls DIR} and {@code quickstart} (the files of the example of that
 * name). The words in angle brackets are those of {@link Stable}.
 */
final class Scenario {
    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s+at [\\w.$/]+\\(");

    /** The word that every password in a scenario contains; no output may. */
    static final String SECRET = "s3cret";

    private final Terminal terminal;
    private final Stable stable;
    private final List<String> lines;
    private final StringBuilder actual = new StringBuilder();

    Scenario(String text, Path directory) {
        this.terminal = new Terminal(directory);
        this.stable = new Stable(directory, text);
        this.lines = text.lines().toList();
    }

    /** Runs it; gives the text with what really came out in the place of what was expected. */
    String run() throws Exception {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("=== ")) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).startsWith("===")) {
                    end++;
                }
                List<String> content = lines.subList(i + 1, end);
                file(line.substring(4), String.join("\n", content) + "\n");
                actual.append(line).append('\n');
                content.forEach(text -> actual.append(text).append('\n'));
                i = end - 1;
            } else if (line.startsWith("> ")) {
                actual.append(line).append('\n');
                command(stable.meant(line.substring(2)));
            } else if (!line.matches("[|!=]( .*|)")) {
                actual.append(line).append('\n');
            }
        }
        return actual.toString();
    }

    private void command(String line) throws Exception {
        List<String> words = new ArrayList<>(Terminal.words(line));
        String verb = words.removeFirst();
        switch (verb) {
            case "windlass" -> windlass(words);
            case "sqlite" -> show('|', query(words.get(0), words.get(1)));
            case "tables" -> show('|', tables(words.get(0)));
            case "client" -> client(words.get(0), Files.readString(path(words.get(1))));
            case "set" ->
                terminal.set(
                        before(words.get(0)),
                        words.get(0).substring(before(words.get(0)).length() + 1));
            case "unset" -> terminal.unset(words.get(0));
            case "replace" -> {
                String old = Files.readString(path(words.get(0)));
                assertThat(old).contains(words.get(1));
                Files.writeString(path(words.get(0)), old.replace(words.get(1), words.get(2)));
            }
            case "delete" -> Files.delete(path(words.get(0)));
            case "folder" -> Files.createDirectories(path(words.get(0)));
            case "link" -> Files.createSymbolicLink(path(words.get(0)), Path.of(words.get(1)));
            case "bytes" -> Files.write(path(words.get(0)), HexFormat.of().parseHex(words.get(1)));
            case "mode" ->
                Files.setPosixFilePermissions(path(words.get(1)), PosixFilePermissions.fromString(words.get(0)));
            case "quickstart" -> quickstart();
            case "copy" -> Files.copy(path(words.get(0)), path(words.get(1)));
            case "cat" -> show('|', Files.readString(path(words.get(0))));
            case "ls" -> {
                try (Stream<Path> files = Files.list(path(words.get(0)))) {
                    files.map(file -> file.getFileName().toString()).sorted().forEach(name -> show('|', name + "\n"));
                }
            }
            default -> throw new IllegalArgumentException("no such command in a scenario: " + line);
        }
    }

    private void quickstart() throws IOException {
        Path example = Path.of("../examples/quickstart");
        Files.createDirectories(path("versions"));
        Files.copy(example.resolve("windlass.toml"), path("windlass.toml"));
        try (Stream<Path> files = Files.list(example.resolve("versions"))) {
            for (Path file : files.toList()) {
                Files.copy(file, path("versions").resolve(file.getFileName()));
            }
        }
    }

    private static String before(String assignment) {
        return assignment.substring(0, assignment.indexOf('='));
    }

    private void windlass(List<String> words) throws IOException {
        int redirection = words.indexOf(">");
        List<String> arguments = redirection < 0 ? words : words.subList(0, redirection);
        Terminal.Said said = terminal.windlass(arguments);
        assertThat(said.both()).as("no output has a password in it").doesNotContain(SECRET);
        if (!arguments.contains("-v")) {
            assertThat(STACK_TRACE.matcher(said.both()).find())
                    .as("a user sees no stack trace: %s", said.both())
                    .isFalse();
        }
        if (redirection < 0) {
            show('|', PrettyJson.of(said.out()));
        } else {
            Files.writeString(path(words.get(redirection + 1)), said.out());
        }
        show('!', said.err());
        if (said.status() != 0) {
            actual.append("= ").append(said.status()).append('\n');
        }
    }

    private void show(char mark, String text) {
        stable.of(text)
                .lines()
                .forEach(line -> actual.append(line.isEmpty() ? "" + mark : mark + " " + line)
                        .append('\n'));
    }

    private Path path(String name) {
        return terminal.directory().resolve(name);
    }

    private void file(String name, String content) throws IOException {
        Path file = path(name);
        Files.createDirectories(file.getParent());
        Files.write(file, stable.meant(content).getBytes(StandardCharsets.UTF_8));
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + path(database));
    }

    private String query(String database, String sql) throws SQLException {
        StringBuilder rows = new StringBuilder();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            ResultSet result = statement.getResultSet();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                for (int i = 1; i <= columns; i++) {
                    rows.append(i == 1 ? "" : "|").append(result.getString(i));
                }
                rows.append('\n');
            }
        }
        return rows.toString();
    }

    private String tables(String database) throws SQLException {
        if (!Files.exists(path(database))) {
            return "no database\n";
        }
        String objects = query(
                database,
                "SELECT type || ' ' || name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type DESC, name");
        String entries = objects.contains("windlass_journal")
                ? query(
                        database,
                        "SELECT 'journal: ' || trim(kind || ' ' || direction || ' ' || revision)"
                                + " FROM windlass_journal ORDER BY sequence")
                : "";
        assertThat(entries + (entries.isEmpty() ? "" : query(database, "SELECT * FROM windlass_journal")))
                .as("no journal entry has a password in it")
                .doesNotContain(SECRET);
        return objects.isEmpty() ? "nothing\n" : objects + entries;
    }

    private void client(String database, String script) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            // Xerial's driver passes the whole text of an update on to sqlite3_exec, as SQLite's own client does.
            statement.executeUpdate(script);
        }
    }
}
