package dev.windlass.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What is run once when Windlass is installed, with the JDK's {@code -XX:AOTCacheOutput} or {@code
 * -XX:ArchiveClassesAtExit}: it runs commands, so that what they load and link stands in the class archive. There is no
 * server to talk to at that moment: PostgreSQL's answers are played from a recording ({@link TrainingServer}), and what
 * else runs on servers load is listed in {@code training-classes.txt}. No more than that, since each class in the archive
 * costs every start a little.
 */
final class Training {
    private static final String NATIVE = """
            -- Sample
            --
            -- Revision: %s
            -- Revises: %s
            -- Created: 2026-01-01T00:00:00Z

            -- windlass: upgrade
            CREATE TABLE %s (id integer PRIMARY KEY);

            -- windlass: downgrade
            DROP TABLE %3$s;
            """;

    /** The projects' folders: scripts alone, the same with settings, and one of Alembic's. */
    private static final String PLAIN = "plain";

    private static final String SET = "set";
    private static final String ALEMBIC = "alembic";

    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin", "LANG", "C.UTF-8");

    /**
     * A command that was run.
     *
     * @param words its words
     * @param status its exit status
     */
    record Ran(List<String> words, int status) {}

    private Training() {}

    /**
     * Runs the training.
     *
     * @param args an empty folder to work in; or that and the URL of an empty PostgreSQL database, to run the commands of
     *     the recording alone, there
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Main.parserWithoutReflection();
        write(folder);
        if (args.length > 1) {
            onServer(folder, args[1]).forEach(System.out::println);
            return;
        }
        load();
        // The environment's own map has classes of its own.
        System.getenv().forEach((name, value) -> {});
        // What System.exit() asks for.
        System.getLogger("java.lang.Runtime").isLoggable(System.Logger.Level.DEBUG);
        for (String project : List.of(PLAIN, SET, ALEMBIC)) {
            commands(project).forEach(words -> run(folder.resolve(project), words));
        }
        replayed(folder);
    }

    /** Runs the commands of the recording against it; those and their exit status. */
    static List<Ran> replayed(Path folder) throws IOException {
        try (TrainingServer server = TrainingServer.start()) {
            return onServer(folder, server.url());
        }
    }

    /** Writes the projects. */
    static void write(Path folder) throws IOException {
        for (String project : List.of(PLAIN, SET)) {
            Path versions = Files.createDirectories(folder.resolve(project + "/versions"));
            Files.writeString(versions.resolve("0001_sample.sql"), NATIVE.formatted("0001", "", "sample"));
            Files.writeString(versions.resolve("0002_sample.sql"), NATIVE.formatted("0002", "0001", "other"));
        }
        Files.writeString(
                folder.resolve(SET + "/windlass.toml"), "url = \"sqlite:///sample.db\"\npath = \"versions\"\n");
        Path alembic = folder.resolve(ALEMBIC);
        Path versions = Files.createDirectories(alembic.resolve("alembic/versions"));
        Files.writeString(alembic.resolve("alembic.ini"), resource("training/alembic.ini"));
        Files.writeString(alembic.resolve("alembic/env.py"), resource("training/env.py"));
        for (String name : List.of("a1_sample.py", "a2_sample.py")) {
            Files.writeString(versions.resolve(name), resource("training/" + name));
        }
    }

    private static List<List<String>> commands(String project) {
        List<List<String>> commands = new ArrayList<>();
        for (String words : List.of(
                "upgrade +1",
                "upgrade head --plan",
                "upgrade head",
                "upgrade head",
                "status",
                "status --json",
                "history",
                "heads",
                "current",
                "validate",
                "journal",
                "downgrade base --yes",
                "upgrade base:head --sql")) {
            commands.add(words(project, "sqlite:///sample.db", words));
        }
        // Nobody listens there: everything up to the connection.
        commands.add(words(project, "postgresql://u@127.0.0.1:1/none", "upgrade base:head --sql"));
        commands.add(words(project, "postgresql://u@127.0.0.1:1/none", "status"));
        commands.add(words(project, "mysql://u@127.0.0.1:1/none", "upgrade base:head --sql"));
        return commands;
    }

    private static List<Ran> onServer(Path folder, String url) {
        List<Ran> ran = new ArrayList<>();
        for (String project : List.of(PLAIN, ALEMBIC)) {
            for (String command : List.of(
                    "upgrade +1", "upgrade head", "-q upgrade head", "status", "current", "downgrade base --yes")) {
                List<String> words = words(project, url, command);
                ran.add(new Ran(words, run(folder.resolve(project), words)));
            }
        }
        return ran;
    }

    private static List<String> words(String project, String url, String command) {
        List<String> words = new ArrayList<>();
        if (project.equals(PLAIN)) {
            words.addAll(List.of("--layout", "revisions", "--path", "versions"));
        }
        words.addAll(List.of("--url", url));
        words.addAll(List.of(command.split(" ")));
        return words;
    }

    private static int run(Path folder, List<String> words) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return Main.run(
                words.toArray(new String[0]),
                folder,
                ENVIRONMENT,
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                Signals.install(),
                UnaryOperator.identity());
    }

    private static void load() throws IOException {
        for (String name : resource("training-classes.txt").split("\n")) {
            load(name);
        }
    }

    /** A text beside this class. */
    static String resource(String name) throws IOException {
        try (InputStream in = Training.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, Training.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // Another version of Java or of a driver has no such class, and so needs none.
        }
    }
}
