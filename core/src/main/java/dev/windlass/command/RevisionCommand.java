package dev.windlass.command;

import dev.windlass.config.Settings;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.plan.Placement;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.Layout;
import dev.windlass.script.NewScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** {@code revision} and {@code merge}: write a new script. */
public final class RevisionCommand {
    private RevisionCommand() {}

    /**
     * What is asked for.
     *
     * @param message what the revision does, in a line
     * @param placement where it goes
     * @param merge whether it joins heads
     * @param folder the folder for the file; nothing for the first
     * @param reason why the change is made; empty to leave the line to the author
     * @param ticket where it was asked for; empty to leave it out
     */
    public record Request(
            String message,
            Placement.Request placement,
            boolean merge,
            Optional<Path> folder,
            String reason,
            String ticket) {}

    /**
     * What was written.
     *
     * @param id the new revision
     * @param parents what it follows
     * @param files the files
     */
    public record Result(RevisionId id, List<RevisionId> parents, List<Path> files) {}

    /** How the project's folder holds scripts, even if they make no graph. */
    public static Layout layout(Toolbox tools) {
        return Project.directory(tools).layout();
    }

    /** Writes the script of a new revision, empty but for its header. */
    public static Result run(Toolbox tools, Request request) {
        Project project = Project.read(tools);
        Placement placement = request.merge()
                ? Placement.merge(project.graph(), request.placement())
                : Placement.revision(project.graph(), request.placement());
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        RevisionId id = new RevisionId(request.placement().id().orElseGet(RevisionCommand::freshId));
        Path folder = folder(tools, project, request);
        NewScript script = new NewScript(
                id,
                placement.parents(),
                placement.dependsOn(),
                placement.labels(),
                request.message().isBlank()
                        ? (request.merge() ? "Merge" : "empty message")
                        : request.message().strip(),
                now,
                zone(tools),
                request.reason(),
                request.ticket());
        String name = script.fileName(
                tools.configuration().find(Settings.FILE_TEMPLATE).orElse("%(rev)s_%(slug)s"),
                tools.configuration().value(Settings.TRUNCATE_SLUG_LENGTH));
        boolean python = project.layout() == Layout.ALEMBIC;
        Path file = folder.resolve(name + (python ? ".py" : ".sql"));
        write(file, python ? script.python() : script.sql(request.merge()));
        return new Result(id, placement.parents(), List.of(file));
    }

    private static Path folder(Toolbox tools, Project project, Request request) {
        if (request.folder().isEmpty()) {
            return project.directory().folders().getFirst();
        }
        Path wanted =
                tools.configuration().folder().resolve(request.folder().get()).normalize();
        return project.directory().folders().stream()
                .filter(folder -> folder.toAbsolutePath().normalize().equals(wanted.toAbsolutePath()))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                                ErrorCode.USAGE, "\"" + request.folder().get() + "\" is not a folder of this project")
                        .because("its folders are " + project.directory().folders())
                        .toException());
    }

    private static ZoneId zone(Toolbox tools) {
        String name = tools.configuration().value(Settings.TIMEZONE);
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw Problem.of(ErrorCode.BAD_SETTING, "\"" + name + "\" is not a time zone")
                    .at("timezone")
                    .toException();
        }
    }

    /** Twelve hexadecimal digits at random, as Alembic's. */
    private static String freshId() {
        byte[] bytes = new byte[6];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void write(Path file, String text) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw Problem.of(ErrorCode.FILE_EXISTS, "The file is there already")
                    .at(file.toString())
                    .toException();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
