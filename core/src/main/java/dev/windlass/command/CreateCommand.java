package dev.windlass.command;

import dev.windlass.config.Settings;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.PairFiles;
import dev.windlass.script.PairNumbering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code create} in the layout {@code pairs}: writes the two files of a new pair, empty. */
public final class CreateCommand {
    private CreateCommand() {}

    /**
     * What is asked for.
     *
     * @param name the title in the files' names
     * @param folder where they go; nothing for the project's first folder
     * @param extension what follows the direction, with or without its dot
     * @param numbering how they are numbered
     */
    public record Request(String name, Optional<Path> folder, String extension, PairNumbering.Request numbering) {}

    /** Writes them; makes the folder where it is not there. */
    public static RevisionCommand.Result run(Toolbox tools, Request request, java.time.Instant now) {
        Path folder =
                request.folder().orElseGet(() -> tools.configuration().paths().getFirst());
        String title = title(request.name());
        String extension = request.extension().replaceFirst("^\\.+", "");
        if (title.isEmpty() || extension.isEmpty()) {
            throw Problem.of(ErrorCode.USAGE, title.isEmpty() ? "Please specify a name" : "Please specify an extension")
                    .next("Write it as 'windlass create add_users'.")
                    .toException();
        }
        make(folder);
        String version = PairNumbering.next(
                PairFiles.list(
                                tools.configuration().folder(),
                                List.of(folder),
                                tools.configuration().value(Settings.RECURSIVE))
                        .stream()
                        .map(PairFiles.PairFile::name)
                        .toList(),
                request.numbering(),
                now);
        List<Path> files = new ArrayList<>();
        for (String direction : List.of("up", "down")) {
            Path file = folder.resolve(version + "_" + title + "." + direction + "." + extension)
                    .toAbsolutePath()
                    .normalize();
            write(file);
            files.add(file);
        }
        return new RevisionCommand.Result(new RevisionId(new BigInteger(version).toString()), List.of(), files);
    }

    /** The name, with what separates words or folders made safe. */
    private static String title(String name) {
        return name.strip().replaceAll("[\\s/\\\\]+", "_");
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file) {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            throw Problem.of(ErrorCode.FILE_EXISTS, "The file is there already")
                    .at(file.toString())
                    .toException();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
