package dev.windlass.command;

import dev.windlass.config.Settings;
import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.Layout;
import dev.windlass.script.Ported;
import dev.windlass.script.PortedText;
import dev.windlass.script.Script;
import dev.windlass.script.ScriptDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code import alembic}: writes a whole history of Alembic's as SQL revisions. */
public final class ImportCommand {
    private static final String CONFIGURATION = "windlass.toml";

    private ImportCommand() {}

    /**
     * A revision that was looked at.
     *
     * @param id the revision
     * @param file its file in SQL
     * @param state what became of the file
     * @param unread what a person has to write in it
     */
    public record Imported(RevisionId id, Path file, State state, List<Ported.Part.Unread> unread) {}

    /** What became of a file. */
    public enum State {
        /** It was written. */
        WRITTEN,
        /** It was there, and says the same. */
        UNCHANGED,
        /** It was there and says something else: it was edited, or written for another dialect; it was left alone. */
        KEPT
    }

    /**
     * What was done.
     *
     * @param folder where the SQL revisions are
     * @param revisions all of them, parents first
     * @param configuration the configuration that was written; nothing if there was one
     * @param dialect whose SQL it is
     */
    public record Result(Path folder, List<Imported> revisions, Optional<Path> configuration, DialectName dialect) {
        /** Whether a person has something to write. */
        public boolean complete() {
            return revisions.stream().allMatch(r -> r.unread().isEmpty());
        }
    }

    /**
     * Writes the SQL revisions. What is there already is never overwritten, so the command may be run again.
     *
     * @param into the folder for them, relative to the configuration's
     * @param dialect whose SQL; that of the URL if none is given
     */
    public static Result run(Toolbox tools, Path into, Optional<DialectName> dialect) {
        Project project = source(tools, into);
        DialectName target = dialect.orElseGet(() -> tools.configuration().url().dialect());
        Path folder = tools.configuration().folder().resolve(into).normalize();
        if (project.directory().folders().stream()
                .anyMatch(other -> other.toAbsolutePath().normalize().equals(folder.toAbsolutePath()))) {
            throw Problem.of(ErrorCode.USAGE, "The SQL revisions need a folder of their own")
                    .at(folder.toString())
                    .because("two revisions of one id in a folder would be no graph")
                    .next("Name another with --into.")
                    .toException();
        }
        List<Script> scripts = project.graph().revisions().stream()
                .flatMap(r -> project.script(r.id()).stream())
                .toList();
        List<Script.CodeScript> code = scripts.stream()
                .filter(Script.CodeScript.class::isInstance)
                .map(Script.CodeScript.class::cast)
                .toList();
        List<Ported> ported = PortCommand.port(project, code, target);
        List<Imported> done = new ArrayList<>();
        for (int i = 0; i < code.size(); i++) {
            Script.CodeScript script = code.get(i);
            Path file = folder.resolve(
                    PortCommand.sibling(script.file().path(), ".sql").getFileName());
            String text = PortedText.of(script.revision(), ported.get(i), target.word(), script.sha256());
            done.add(new Imported(
                    script.revision().id(),
                    file,
                    write(file, text),
                    ported.get(i).unread()));
        }
        for (Script script : scripts) {
            if (script instanceof Script.SqlScript sql) {
                Path file = folder.resolve(sql.file().path().getFileName());
                done.add(new Imported(
                        sql.revision().id(), file, write(file, sql.file().text()), List.of()));
            }
        }
        return new Result(folder, done, configuration(tools, into), target);
    }

    /** The project in Python: the configured one, or what {@code alembic.ini} names where that was imported before. */
    private static Project source(Toolbox tools, Path into) {
        Optional<Path> scripts = tools.configuration().find(Settings.ALEMBIC_SCRIPT_LOCATION);
        Path versions = tools.configuration()
                .folder()
                .resolve(scripts.map(path -> path.resolve("versions")).orElse(into))
                .normalize();
        Project configured = Project.read(tools);
        if (hasCode(configured)) {
            return configured;
        }
        if (scripts.isPresent() && Files.isDirectory(versions)) {
            ScriptDirectory directory = ScriptDirectory.read(
                    tools.configuration().folder(),
                    List.of(versions),
                    Optional.of(Layout.ALEMBIC),
                    tools.configuration().value(Settings.RECURSIVE),
                    tools.readers());
            if (!directory.problems().isEmpty()) {
                throw new WindlassException(directory.problems());
            }
            Project before = Project.of(tools.configuration(), directory);
            if (hasCode(before)) {
                return before;
            }
        }
        throw Problem.of(ErrorCode.USAGE, "There is no revision of Alembic's in the script folder")
                .at(configured.directory().folders().getFirst().toString())
                .next("Name the folder with --path, or run the command where alembic.ini is.")
                .toException();
    }

    private static boolean hasCode(Project project) {
        return project.scripts().values().stream().anyMatch(Script.CodeScript.class::isInstance);
    }

    private static State write(Path file, String text) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).equals(text) ? State.UNCHANGED : State.KEPT;
            }
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return State.WRITTEN;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where no configuration of Windlass's own is, one that goes on with the same history table. */
    private static Optional<Path> configuration(Toolbox tools, Path into) {
        Path file = tools.configuration().folder().resolve(CONFIGURATION);
        if (Files.exists(file)) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("path = \"" + into.toString().replace('\\', '/') + "\"\n"
                + "# Goes on keeping Alembic's history table in step.\nlayout = \"alembic\"\n");
        tools.configuration().find(Settings.ALEMBIC_SCRIPT_LOCATION).ifPresent(path -> {
            Path folder = tools.configuration().folder();
            Path location = folder.resolve(path).normalize();
            text.append("[alembic]\nscript_location = \"")
                    .append((location.startsWith(folder) ? folder.relativize(location) : location)
                            .toString()
                            .replace('\\', '/'))
                    .append("\"\n");
        });
        Optional<String> table = tools.configuration().find(Settings.ADOPTED_TABLE);
        Optional<String> schema = tools.configuration().find(Settings.ADOPTED_SCHEMA);
        if (table.isPresent() || schema.isPresent()) {
            text.append("[adopted]\n");
            table.ifPresent(name -> text.append("table = \"").append(name).append("\"\n"));
            schema.ifPresent(name -> text.append("schema = \"").append(name).append("\"\n"));
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(file);
    }
}
