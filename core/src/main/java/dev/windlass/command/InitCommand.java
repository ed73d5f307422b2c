package dev.windlass.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** {@code init}: starts a project in a folder. */
public final class InitCommand {
    private static final String CONFIGURATION = """
            # Windlass: see docs/configuration.md for every setting.

            # The database. Any form of URL will do: JDBC, libpq, SQLAlchemy, golang-migrate.
            url = "%s"

            # The folder of revisions, relative to this file.
            path = "%s"
            """;

    private InitCommand() {}

    /**
     * What became of the files.
     *
     * @param made the files and folders that were made
     * @param kept those that were there already, and were left as they are
     */
    public record Result(List<Path> made, List<Path> kept) {}

    /**
     * Makes the configuration file and the folder of revisions; what is there already stays as it is.
     *
     * @param folder the project's folder
     * @param scripts the folder of revisions, relative to it
     * @param url the database's URL, or an expression such as {@code ${DATABASE_URL}}
     */
    public static Result run(Path folder, String scripts, String url) {
        return run(folder, scripts, url, List.of());
    }

    /**
     * The same, with files for tools beside Windlass.
     *
     * @param extras which
     */
    public static Result run(Path folder, String scripts, String url, List<InitExtra> extras) {
        List<Path> made = new ArrayList<>();
        List<Path> kept = new ArrayList<>();
        try {
            Path versions = folder.resolve(scripts);
            (Files.isDirectory(versions) ? kept : made).add(versions);
            Files.createDirectories(versions);
            Path file = folder.resolve("windlass.toml");
            if (Files.exists(file)) {
                kept.add(file);
            } else {
                String text = CONFIGURATION.formatted(escape(url), escape(scripts));
                Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
                made.add(file);
            }
            for (InitExtra extra : extras) {
                write(folder.resolve(extra.file()), extra.text(), made, kept);
                extra.more().forEach((name, text) -> write(folder.resolve(name), text, made, kept));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Result(made, kept);
    }

    private static void write(Path file, String text, List<Path> made, List<Path> kept) {
        try {
            if (Files.exists(file)) {
                kept.add(file);
                return;
            }
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            made.add(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
