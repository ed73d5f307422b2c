package dev.windlass.command;

import dev.windlass.config.Settings;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.plan.Ranges;
import dev.windlass.plan.Target;
import dev.windlass.plan.TargetResolver;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.Layout;
import dev.windlass.script.Script;
import dev.windlass.script.SqlBody;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The commands that show revisions: {@code history}, {@code heads}, {@code branches}, {@code show}, {@code list}. */
public final class LookCommand {
    private LookCommand() {}

    /**
     * The revisions of a range, the newest first.
     *
     * @param range {@code a:b}; nothing for all
     * @param askDatabase whether to find out what is applied even if the range does not need it
     */
    public static List<RevisionView> history(Toolbox tools, Optional<String> range, boolean askDatabase) {
        Project project = Project.read(tools);
        boolean needed = range.map(LookCommand::needsDatabase).orElse(false);
        Optional<Set<RevisionId>> applied = applied(tools, project, askDatabase || needed);
        List<Revision> revisions = range.map(text -> {
                    String whole = text.contains(":") ? text : text + ":" + text;
                    return Ranges.history(project.graph(), applied.orElse(Set.of()), (Target.Range)
                            Target.parse(whole, project.graph()));
                })
                .orElseGet(() -> Ranges.history(project.graph()));
        return RevisionView.of(project.graph(), revisions, applied);
    }

    private static boolean needsDatabase(String range) {
        return range.contains("current");
    }

    /** The heads. */
    public static List<RevisionView> heads(Toolbox tools, boolean resolveDependencies) {
        Project project = Project.read(tools);
        return RevisionView.of(
                project.graph(),
                resolveDependencies
                        ? project.graph().realHeads()
                        : project.graph().heads(),
                Optional.empty());
    }

    /** The revisions that several others follow. */
    public static List<RevisionView> branches(Toolbox tools) {
        Project project = Project.read(tools);
        return RevisionView.of(
                project.graph(),
                project.graph().revisions().stream()
                        .filter(revision -> project.graph().isBranchPoint(revision.id()))
                        .toList(),
                Optional.empty());
    }

    /** Every revision, the oldest first, with whether it is applied where a database is named and answers. */
    public static List<RevisionView> list(Toolbox tools) {
        Project project = Project.read(tools);
        boolean named = tools.configuration().isSet(Settings.URL);
        return RevisionView.of(project.graph(), project.graph().revisions(), applied(tools, project, named));
    }

    /** The revisions that a target stands for. */
    public static List<RevisionView> show(Toolbox tools, String target) {
        Project project = Project.read(tools);
        boolean needed = needsDatabase(target) || target.startsWith("+") || target.startsWith("-");
        Optional<Set<RevisionId>> applied = applied(tools, project, needed);
        List<Revision> revisions = project.layout() == Layout.PAIRS
                ? LineCommands.revision(project.graph(), applied.orElse(Set.of()), target).stream()
                        .toList()
                : new TargetResolver(project.graph(), applied.orElse(Set.of()))
                        .resolve(Target.parse(target, project.graph()));
        return RevisionView.of(project.graph(), revisions, applied);
    }

    /**
     * The files of the revisions that a target stands for.
     *
     * @throws dev.windlass.error.WindlassException with {@code UNKNOWN_REVISION} if there is none
     */
    public static List<Path> files(Toolbox tools, String target) {
        Project project = Project.read(tools);
        List<Path> files = show(tools, target).stream()
                .flatMap(view -> project.script(view.revision().id()).stream())
                .flatMap(script -> files(script).stream())
                .toList();
        if (files.isEmpty()) {
            throw Problem.of(ErrorCode.UNKNOWN_REVISION, "\"" + target + "\" stands for no revision")
                    .toException();
        }
        return files;
    }

    private static List<Path> files(Script script) {
        return switch (script) {
            case Script.SqlScript sql ->
                Stream.of(sql.upgrade(), sql.downgrade())
                        .flatMap(body -> switch (body) {
                            case SqlBody.Section section ->
                                Stream.of(section.file().path());
                            case SqlBody.Whole whole -> Stream.of(whole.file().path());
                            case SqlBody.Missing missing -> Stream.empty();
                        })
                        .distinct()
                        .toList();
            case Script.CodeScript code -> List.of(code.file().path());
        };
    }

    private static Optional<Set<RevisionId>> applied(Toolbox tools, Project project, boolean ask) {
        if (!ask) {
            return Optional.empty();
        }
        try (Database database = Database.open(tools, false)) {
            return Optional.of(database.read(project).state().revisions());
        }
    }
}
