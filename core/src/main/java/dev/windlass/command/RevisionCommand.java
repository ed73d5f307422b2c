package dev.windlass.command;

import dev.windlass.config.Settings;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.plan.Placement;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.JavaScript;
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
     * @param java whether it is written in Java
     */
    public record Request(
            String message,
            Placement.Request placement,
            boolean merge,
            Optional<Path> folder,
            String reason,
            String ticket,
            boolean java) {}

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
        return write(tools, request, Optional.empty());
    }

    /** Writes the script of a new revision. */
    static Result write(Toolbox tools, Request request, RevisionText.Sections sections) {
        return write(tools, request, Optional.of(sections));
    }

    private static Result write(Toolbox tools, Request request, Optional<RevisionText.Sections> sections) {
        Project project = Project.read(tools);
        if (request.java() && project.layout() == Layout.PAIRS) {
            throw Problem.of(
                            ErrorCode.USAGE, "A folder of pairs holds SQL alone, so a Java revision has no place there")
                    .next("Write the pair without --java.")
                    .toException();
        }
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
        boolean python = project.layout() == Layout.ALEMBIC && !request.java() && sections.isEmpty();
        String extension = request.java() ? "java" : python ? "py" : "sql";
        Path file = folder.resolve(name + "." + extension);
        write(
                file,
                sections.map(found -> generated(script, found, request.java()))
                        .orElseGet(() -> python ? script.python() : text(tools, request, script, extension)));
        return new Result(id, placement.parents(), List.of(file));
    }

    private static String generated(NewScript script, RevisionText.Sections sections, boolean java) {
        if (java) {
            return JavaScript.source(
                    script,
                    sections.upgrade(),
                    sections.irreversible().isEmpty() ? sections.downgrade() : "",
                    sections.irreversible());
        }
        String why = sections.irreversible().replaceAll("\\s+", " ");
        return script.sqlHeader() + "\n-- windlass: upgrade\n" + sections.upgrade() + "\n-- windlass: "
                + (why.isEmpty() ? "downgrade\n" + sections.downgrade() : "irreversible " + why + "\n");
    }

    /** What a template of the project's makes of it, where there is one, else what Windlass does. */
    private static String text(Toolbox tools, Request request, NewScript script, String extension) {
        Path template =
                tools.configuration().folder().resolve("templates").resolve("revision." + extension + ".template");
        if (!request.merge() && Files.isRegularFile(template)) {
            try {
                return script.filled(
                        Files.readString(template), request.java() ? JavaScript.header(script) : script.sqlHeader());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return request.java() ? JavaScript.source(script) : script.sql(request.merge());
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
