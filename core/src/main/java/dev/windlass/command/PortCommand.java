package dev.windlass.command;

import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.CodeRuntime;
import dev.windlass.script.Ported;
import dev.windlass.script.PortedText;
import dev.windlass.script.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code revision port}: writes a SQL revision in the place of one in code. */
public final class PortCommand {
    private PortCommand() {}

    /**
     * What was written.
     *
     * @param id the revision
     * @param file the SQL revision
     * @param aside where the revision in code was put, under a name that no tool reads
     * @param unread what a person has to write
     */
    public record Result(RevisionId id, Path file, Path aside, List<Ported.Part.Unread> unread) {}

    /**
     * Writes the SQL revision of the same id beside the one in code, and puts that one aside.
     *
     * @param name the revision, as every command takes it
     * @param dialect whose SQL; that of the URL if none is given
     */
    public static Result run(Toolbox tools, String name, Optional<DialectName> dialect) {
        Project project = Project.read(tools);
        Revision revision = project.graph().resolve(name);
        Script script = project.script(revision.id()).orElseThrow();
        if (!(script instanceof Script.CodeScript code)) {
            throw Problem.of(ErrorCode.USAGE, "Revision " + revision.id() + " is in SQL already")
                    .at(script.file().name())
                    .toException();
        }
        DialectName target = dialect.orElseGet(() -> tools.configuration().url().dialect());
        Ported ported = one(project, code, target);
        Path from = code.file().path();
        Path file = sibling(from, ".sql");
        Path aside = from.resolveSibling(from.getFileName() + ".ported");
        if (Files.exists(file) || Files.exists(aside)) {
            throw Problem.of(ErrorCode.FILE_EXISTS, "The file is there already")
                    .at((Files.exists(file) ? file : aside).toString())
                    .toException();
        }
        String text = PortedText.of(revision, ported, target.word(), code.sha256());
        try {
            // The revision in code is moved first: two of one id would be no graph.
            Files.move(from, aside);
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Result(revision.id(), file, aside, ported.unread());
    }

    private static Ported one(Project project, Script.CodeScript code, DialectName dialect) {
        return port(project, List.of(code), dialect).getFirst();
    }

    /** Revisions of one runtime as SQL, in the order given. */
    static List<Ported> port(Project project, List<Script.CodeScript> scripts, DialectName dialect) {
        CodeRuntime runtime = scripts.getFirst().runtime();
        List<Script.CodeScript> below = project
                .graph()
                .ordered(project.graph()
                        .closure(scripts.stream().map(s -> s.revision().id()).toList()))
                .stream()
                .flatMap(r -> project.script(r.id()).stream())
                .filter(Script.CodeScript.class::isInstance)
                .map(Script.CodeScript.class::cast)
                .filter(s -> s.runtime().equals(runtime))
                .toList();
        List<Ported> all = runtime.port(below, dialect);
        if (all.isEmpty()) {
            throw Problem.of(
                            ErrorCode.USAGE,
                            "Revision " + scripts.getFirst().revision().id() + " is in a language that is not ported")
                    .at(scripts.getFirst().file().name())
                    .next("Alembic's revisions can be ported.")
                    .toException();
        }
        return scripts.stream()
                .map(s -> all.stream()
                        .filter(p -> p.id().equals(s.revision().id()))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    static Path sibling(Path file, String extension) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + extension);
    }
}
