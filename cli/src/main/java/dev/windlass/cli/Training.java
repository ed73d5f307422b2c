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

/**
 * What is run once when Windlass is installed, with the JDK's {@code -XX:AOTCacheOutput} or {@code
 * -XX:ArchiveClassesAtExit}: it runs commands, so that what they load stands in the class archive. There is no server to
 * talk to at that moment: what runs on servers load is listed in {@code training-classes.txt}. No more than that, since
 * each class in the archive costs every start a little.
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
            DROP TABLE %2$s;
            """;

    private static final String ALEMBIC = """
            \"""Sample.\"""
            from alembic import op
            import sqlalchemy as sa
            revision = "a1"
            down_revision = None
            def upgrade():
                op.create_table("sample", sa.Column("id", sa.Integer(), primary_key=True))
            def downgrade():
                op.drop_table("sample")
            """;

    private Training() {}

    /**
     * Runs the training.
     *
     * @param args an empty folder to work in
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        load();
        Files.createDirectories(folder.resolve("versions"));
        Files.writeString(folder.resolve("versions/0001_sample.sql"), NATIVE.formatted("0001", "", "sample"));
        Files.writeString(folder.resolve("versions/0002_sample.sql"), NATIVE.formatted("0002", "0001", "other"));
        Files.createDirectories(folder.resolve("alembic/versions"));
        Files.writeString(folder.resolve("alembic/versions/a1_sample.py"), ALEMBIC);
        Files.writeString(folder.resolve("windlass.toml"), "url = \"sqlite:///sample.db\"\n");
        commands().forEach(words -> run(folder, words));
    }

    private static List<List<String>> commands() {
        List<List<String>> commands = new ArrayList<>();
        List<String> projects = List.of("versions", "alembic/versions");
        for (String path : projects) {
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
                commands.add(words(path, "sqlite:///" + path.replace('/', '_') + ".db", words));
            }
        }
        // Nobody listens there: everything up to the connection.
        for (String url : List.of("postgresql://u@127.0.0.1:1/none", "mysql://u@127.0.0.1:1/none")) {
            commands.add(words("versions", url, "upgrade base:head --sql"));
            commands.add(words("versions", url, "status"));
        }
        return commands;
    }

    private static List<String> words(String path, String url, String command) {
        List<String> words = new ArrayList<>(List.of("--path", path, "--url", url));
        words.addAll(List.of(command.split(" ")));
        return words;
    }

    private static void run(Path folder, List<String> words) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Main.run(words.toArray(new String[0]), folder, Map.of(), nowhere, nowhere);
    }

    private static void load() throws IOException {
        try (InputStream list = Training.class.getResourceAsStream("training-classes.txt")) {
            for (String name : new String(list.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                load(name);
            }
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
