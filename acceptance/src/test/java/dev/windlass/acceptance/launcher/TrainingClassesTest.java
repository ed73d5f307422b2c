package dev.windlass.acceptance.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The list of classes that an installation loads when it makes its class archive, where there is no server to talk to: it
 * is taken from real runs. {@code -Dwindlass.update=true} writes it; a class that is missing costs some time at each
 * start, so it need not be whole.
 */
@Tag("server")
class TrainingClassesTest {
    private static final Path LIST = Path.of("../cli/src/main/resources/dev/windlass/cli/training-classes.txt");
    private static final Pattern LOADED = Pattern.compile("^\\S*?\\s*([\\w.$]+) source: ");
    /**
     * What is made at run time, what the JDK itself needs for that or every start loads anyway, and what would make every
     * start load a class that no archive takes, since it needs a library that is not there.
     */
    private static final Pattern LEFT_OUT = Pattern.compile("\\$\\$|\\$Proxy|0x|UnixDomainSocket|SocketUtility"
            + "|^\\S*?\\s*(java\\.lang\\.|java\\.util\\.|jdk\\.internal\\.)");

    @TempDir
    Path folder;

    @Test
    void theListHoldsWhatRunsOnServersLoad() throws Exception {
        Files.createDirectories(folder.resolve("versions"));
        Files.writeString(folder.resolve("versions/0001_a.sql"), """
                -- A
                --
                -- Revision: 0001
                -- Revises:
                -- Created: 2026-01-01T00:00:00Z

                -- windlass: upgrade
                CREATE TABLE a (id integer PRIMARY KEY, name varchar(20));
                INSERT INTO a VALUES (1, 'x');

                -- windlass: downgrade
                DROP TABLE a;
                """);
        Set<String> loaded = new TreeSet<>();
        for (TestServer server : List.of(TestServers.postgresql(18), TestServers.mariadb())) {
            try (TestDatabase database = server.createDatabase()) {
                for (String words : List.of("upgrade head", "upgrade head", "status", "downgrade -1 --yes")) {
                    loaded.addAll(run(database, words));
                }
            }
        }
        if (Boolean.getBoolean("windlass.update")) {
            Files.createDirectories(LIST.getParent());
            Files.writeString(LIST, String.join("\n", loaded) + "\n");
            return;
        }
        Set<String> listed = new TreeSet<>(Files.readAllLines(LIST));
        List<String> missing =
                loaded.stream().filter(name -> !listed.contains(name)).toList();
        assertThat(missing)
                .as("classes that runs load and %s does not name; -Dwindlass.update=true writes it", LIST)
                .hasSizeLessThan(loaded.size() / 20);
    }

    private Set<String> run(TestDatabase database, String words) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:off",
                "-Xlog:class+load:file=" + log + ":none",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.windlass.cli.Main",
                "-q",
                "--path",
                "versions",
                "--url",
                database.jdbcUrl()));
        command.addAll(List.of(words.split(" ")));
        Path said = folder.resolve("said.txt");
        int status = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertThat(status).as(Files.readString(said)).isZero();
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(log)) {
            Matcher matcher = LOADED.matcher(line);
            if (matcher.find() && !LEFT_OUT.matcher(line).find()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }
}
