package dev.windlass.command;

import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code current}: the heads of what is applied. */
public final class CurrentCommand {
    private CurrentCommand() {}

    /**
     * Where the database is.
     *
     * @param database the database as it may be shown
     * @param current the heads of what is applied
     * @param atHeads whether everything is applied
     */
    public record Result(String database, List<RevisionView> current, boolean atHeads) {}

    /** Asks the database. */
    public static Result run(Toolbox given) {
        try (Connecting connecting = Connecting.begin(given)) {
            return look(connecting.tools());
        }
    }

    private static Result look(Toolbox tools) {
        Project project = Project.read(tools);
        try (Database database = Database.open(tools, false)) {
            Set<RevisionId> applied = database.read(project).state().revisions();
            AdoptedReading.requireKnown(project, applied, database.journal().name());
            List<Revision> heads = project.graph().headsOf(applied);
            boolean atHeads = project.graph().revisions().stream().allMatch(r -> applied.contains(r.id()));
            return new Result(
                    database.session().description(),
                    RevisionView.of(project.graph(), heads, Optional.of(applied)),
                    atHeads);
        }
    }
}
