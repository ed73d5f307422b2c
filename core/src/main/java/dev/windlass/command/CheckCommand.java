package dev.windlass.command;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionId;
import java.util.List;
import java.util.Set;

/** {@code check}: whether the database, or what the revisions build, is what the model says. */
public final class CheckCommand {
    private CheckCommand() {}

    /**
     * Compares.
     *
     * @param againstRevisions whether the model is compared with what the revisions build, without the database
     */
    public static Differences run(Toolbox tools, CompareRequest request, boolean againstRevisions) {
        SchemaSource model = SourceSpec.model(tools);
        Comparing comparing = Comparing.of(tools);
        if (!againstRevisions) {
            requireHead(tools);
        }
        Snapshot desired = model.read(comparing);
        SchemaSource source = againstRevisions
                ? new RevisionsSource("")
                : new DatabaseSource(tools.configuration().url());
        Snapshot actual = source.read(comparing);
        return Differences.between(comparing, actual, desired, request.filter(), request.renames(desired));
    }

    /**
     * Refuses a database to which not all revisions are applied: what they will change would look like a difference.
     *
     * @throws dev.windlass.error.WindlassException {@code NOT_UP_TO_DATE}
     */
    static void requireHead(Toolbox tools) {
        if (!hasFolder(tools)) {
            return;
        }
        Project project = Project.read(tools);
        if (project.graph().size() == 0) {
            return;
        }
        try (Database database = Database.open(tools, false)) {
            Set<RevisionId> applied = database.read(project).state().revisions();
            List<RevisionId> pending = project.graph().revisions().stream()
                    .map(Revision::id)
                    .filter(id -> !applied.contains(id))
                    .toList();
            if (!pending.isEmpty()) {
                throw Problem.of(ErrorCode.NOT_UP_TO_DATE, "The database is not up to date")
                        .at(database.session().description())
                        .because(
                                pending.size() == 1
                                        ? "revision " + pending.getFirst() + " is not applied"
                                        : pending.size() + " revisions are not applied, the first of them "
                                                + pending.getFirst())
                        .next(
                                "Run 'windlass upgrade head' first, or compare with 'windlass check --against revisions'.")
                        .toException();
            }
        }
    }

    /** Whether the project has a folder of scripts; a model can be compared with a database without one. */
    private static boolean hasFolder(Toolbox tools) {
        return tools.configuration().paths().stream().anyMatch(java.nio.file.Files::isDirectory);
    }
}
