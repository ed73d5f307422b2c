package dev.windlass.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What is run once when Windlass is installed, with the JDK's {@code -XX:ArchiveClassesAtExit}: it loads what commands
 * load, so that it stands in the class-data archive. Of the drivers that is every class, as there is no server to talk to
 * at that moment.
 */
final class Training {
    private static final List<Class<?>> OF_EACH_JAR = List.of(
            Main.class,
            dev.windlass.command.Toolbox.class,
            dev.windlass.alembic.AlembicReader.class,
            org.postgresql.Driver.class,
            org.mariadb.jdbc.Driver.class,
            org.sqlite.JDBC.class);

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
        for (Class<?> one : OF_EACH_JAR) {
            try (ZipFile jar = new ZipFile(Path.of(one.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toFile())) {
                jar.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF"))
                        .forEach(name -> load(one.getClassLoader(), name));
            } catch (URISyntaxException e) {
                throw new IOException(e);
            }
        }
    }

    private static void load(ClassLoader loader, String file) {
        try {
            Class.forName(file.substring(0, file.length() - ".class".length()).replace('/', '.'), false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            // It is for a library that is not here, and no command would load it either.
        }
    }
}
