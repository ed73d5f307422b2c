package dev.windlass.command;

import dev.windlass.execute.AdoptedTable;
import dev.windlass.execute.AppliedState;
import dev.windlass.execute.Outcome;
import dev.windlass.execute.PreparedStep;
import dev.windlass.execute.RunContext;
import dev.windlass.execute.StampRun;
import dev.windlass.plan.CountedPlan;
import dev.windlass.plan.Plan;
import dev.windlass.plan.Planner;
import dev.windlass.plan.Step;
import dev.windlass.plan.Target;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.Layout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code stamp}: records revisions as applied and runs nothing. */
public final class StampCommand {
    private StampCommand() {}

    /**
     * Shows what would be recorded.
     *
     * @param purge whether everything recorded before is forgotten first, even what is unknown here
     */
    public static Move.Result plan(Toolbox tools, Move.Request request, List<String> targets, boolean purge) {
        Project project = Project.read(tools).requireRevisions();
        try (Database database = Database.open(tools, false)) {
            Database.Known known = read(database, project, purge);
            Plan plan = plan(project, known.state(), targets, purge);
            return result(tools, request, project, database, known, plan, Optional.empty());
        }
    }

    /**
     * Records the targets and what they require as applied. In the layout {@code pairs} everything recorded before is
     * forgotten, and whatever golang-migrate left half-way counts as resolved.
     *
     * @param purge whether everything recorded before is forgotten first, even what is unknown here
     */
    public static Move.Result run(Toolbox tools, Move.Request request, List<String> targets, boolean purge) {
        Project project = Project.read(tools).requireRevisions();
        return Move.locked(tools, (database, fence) -> {
            Database.Known known = read(database, project, purge);
            Plan plan = plan(project, known.state(), targets, purge);
            Database.AdoptedState adopted = known.adopted();
            boolean told = plan.isEmpty()
                    && adopted.agrees()
                    && adopted.standing() != AdoptedTable.Standing.ABSENT
                    && known.adoption().isEmpty()
                    && known.state().unfinished().isEmpty();
            String run = "";
            if (!told) {
                RunContext context = new RunSetup(tools, database, request.given()).begin(known, List.of(), fence);
                run = context.journal().run();
                StampRun.run(
                        context,
                        request.command(),
                        request.target(),
                        known.state().revisions(),
                        after(known.state().revisions(), plan));
            }
            return result(tools, request, project, database, known, plan, Optional.of(run));
        });
    }

    private static Database.Known read(Database database, Project project, boolean purge) {
        return purge || project.layout() == Layout.PAIRS ? database.readLeniently(project) : database.read(project);
    }

    private static Plan plan(Project project, AppliedState state, List<String> targets, boolean purge) {
        if (project.layout() != Layout.PAIRS) {
            List<Target> parsed = Target.parseAll(targets, project.graph());
            return purge
                    ? withUnknown(project, state, Planner.purge(project.graph(), known(project, state), parsed))
                    : Planner.stamp(project.graph(), state.revisions(), parsed);
        }
        List<Target> wanted = new ArrayList<>();
        for (String target : targets) {
            // golang-migrate's word for nothing at all.
            Optional<Revision> revision = target.equals("-1")
                    ? Optional.empty()
                    : LineCommands.revision(project.graph(), known(project, state), target);
            wanted.add(revision.<Target>map(r -> Target.parse(r.id().value(), project.graph()))
                    .orElse(Target.base()));
        }
        return withUnknown(project, state, Planner.purge(project.graph(), known(project, state), wanted));
    }

    private static Set<RevisionId> known(Project project, AppliedState state) {
        Set<RevisionId> known = new HashSet<>(state.revisions());
        known.removeIf(id -> !project.graph().contains(id));
        return known;
    }

    /** The plan together with what is forgotten of revisions that no script here declares. */
    private static Plan withUnknown(Project project, AppliedState state, Plan plan) {
        List<Step> steps = new ArrayList<>();
        state.revisions().stream()
                .filter(id -> !project.graph().contains(id))
                .sorted()
                .map(id -> new Revision(id, List.of(), List.of(), List.of(), "", Optional.empty(), ""))
                .forEach(revision -> steps.add(new Step.Stamp(revision, false)));
        steps.addAll(plan.steps());
        return new Plan(plan.from(), plan.to(), steps);
    }

    private static Set<RevisionId> after(Set<RevisionId> before, Plan plan) {
        Set<RevisionId> after = new HashSet<>(before);
        for (Step step : plan.steps()) {
            if (step.applies()) {
                after.add(step.revision().id());
            } else {
                after.remove(step.revision().id());
            }
        }
        return after;
    }

    private static Move.Result result(
            Toolbox tools,
            Move.Request request,
            Project project,
            Database database,
            Database.Known known,
            Plan plan,
            Optional<String> run) {
        List<PreparedStep> steps = Move.preparation(tools.configuration(), database, known.adopted())
                .prepare(plan, project.scripts());
        return new Move.Result(
                request.command(),
                project.layout(),
                CountedPlan.unlimited(plan),
                steps,
                run.map(id -> new Outcome(
                        id,
                        steps.stream()
                                .map(step -> new Outcome.Done(step, Duration.ZERO))
                                .toList(),
                        Optional.empty())));
    }
}
