package dev.windlass.command;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.execute.AppliedState;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.Layout;
import dev.windlass.script.ScriptDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code status}: where the database is, what is pending and what is wrong, in one screen. */
public final class StatusCommand {
    private StatusCommand() {}

    /**
     * The state of a project and its database.
     *
     * @param database the database as it may be shown
     * @param server its product and version
     * @param layout how the project holds scripts
     * @param folders where
     * @param revisions how many there are
     * @param applied how many are applied
     * @param current the heads of what is applied
     * @param heads the heads of the graph
     * @param pending what is not applied, in the order in which it would run
     * @param unfinished a step that was begun and not ended
     * @param problems what is wrong
     * @param graphKnown whether the scripts form a graph; if not, nothing can be said of current, heads and pending
     * @param unknown how many revisions are applied that no script here declares
     */
    public record Result(
            String database,
            String server,
            Layout layout,
            List<String> folders,
            int revisions,
            int applied,
            List<RevisionId> current,
            List<RevisionId> heads,
            List<Revision> pending,
            Optional<AppliedState.Unfinished> unfinished,
            List<Problem> problems,
            boolean graphKnown,
            int unknown) {
        /** Whether everything is applied and nothing is wrong. */
        public boolean clean() {
            return pending.isEmpty() && unfinished.isEmpty() && problems.isEmpty();
        }
    }

    /** Looks at scripts and database; what is wrong with either is part of the result where it can be. */
    public static Result run(Toolbox given) {
        try (Connecting connecting = Connecting.begin(given)) {
            return look(connecting.tools());
        }
    }

    private static Result look(Toolbox tools) {
        ScriptDirectory directory = Project.directory(tools);
        List<Problem> problems = new ArrayList<>(Project.problems(directory));
        try (Database database = Database.open(tools, false)) {
            String server = database.session().dialect().word() + " "
                    + database.session().facts().version();
            List<String> folders =
                    directory.folders().stream().map(Object::toString).toList();
            if (!problems.isEmpty()) {
                AppliedState state = AppliedState.of(database.session().readJournal());
                return new Result(
                        database.session().description(),
                        server,
                        directory.layout(),
                        folders,
                        directory.scripts().size(),
                        state.revisions().size(),
                        List.of(),
                        List.of(),
                        List.of(),
                        state.unfinished(),
                        problems,
                        false,
                        0);
            }
            Project project = Project.of(tools.configuration(), directory);
            AppliedState state = state(database, project, problems);
            List<RevisionId> known =
                    state.revisions().stream().filter(project.graph()::contains).toList();
            for (RevisionId id : state.revisions()) {
                if (!project.graph().contains(id)) {
                    problems.add(Problem.of(
                            ErrorCode.UNKNOWN_APPLIED_REVISION,
                            "Revision " + id + " is applied, and no script here declares it"));
                }
            }
            for (Revision missing : project.graph().missingBelow(known)) {
                problems.add(Problem.of(
                                ErrorCode.OUT_OF_ORDER,
                                "Revision " + missing.id() + " is not applied, and one that follows it is")
                        .at(missing.location()));
            }
            problems.addAll(EditedScripts.find(project, state));
            return new Result(
                    database.session().description(),
                    server,
                    project.layout(),
                    folders,
                    project.graph().size(),
                    state.revisions().size(),
                    project.graph().headsOf(known).stream().map(Revision::id).toList(),
                    project.graph().heads().stream().map(Revision::id).toList(),
                    project.graph().revisions().stream()
                            .filter(r -> !state.revisions().contains(r.id()))
                            .toList(),
                    state.unfinished(),
                    problems,
                    true,
                    state.revisions().size() - known.size());
        }
    }

    /** The state; where the adopted table makes no sense, that is a problem to show, and the journal's word stands. */
    private static AppliedState state(Database database, Project project, List<Problem> problems) {
        try {
            return database.read(project).state();
        } catch (WindlassException e) {
            problems.addAll(e.problems());
            return database.readLeniently(project).state();
        }
    }
}
