package dev.windlass.command;

import dev.windlass.config.Configuration;
import dev.windlass.config.Settings;
import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.execute.AppliedState;
import dev.windlass.execute.Event;
import dev.windlass.execute.Executor;
import dev.windlass.execute.LockWait;
import dev.windlass.execute.MigrationLock;
import dev.windlass.execute.Outcome;
import dev.windlass.execute.OwnFailure;
import dev.windlass.execute.Preparation;
import dev.windlass.execute.PreparedStep;
import dev.windlass.execute.SqlFailure;
import dev.windlass.plan.Direction;
import dev.windlass.plan.Plan;
import dev.windlass.plan.Step;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.Layout;
import dev.windlass.script.Provenance;
import dev.windlass.sql.SplitterRules;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** What all commands that change the database have in common: lock, read, plan, run. */
public final class Move {
    /** How many connections a run may use up before a lost one ends it. */
    private static final int CONNECTIONS = 4;

    private Move() {}

    /**
     * What is asked for.
     *
     * @param command the command's name
     * @param target the target as the user wrote it
     * @param given reason and ticket from the command line
     * @param finishes whether a step that is unfinished is ended first
     */
    public record Request(String command, String target, Provenance given, boolean finishes) {}

    /** How the command decides what to do. */
    public interface Planning {
        /** The plan, given what is applied. */
        Plan plan(Project project, Set<RevisionId> applied);
    }

    /**
     * What the command did, or would do.
     *
     * @param command the command's name
     * @param layout how the project holds scripts
     * @param plan what was decided
     * @param steps the plan's steps, with what is known of their scripts
     * @param outcome what came of it; nothing if it was only planned
     */
    public record Result(
            String command, Layout layout, Plan plan, List<PreparedStep> steps, Optional<Outcome> outcome) {
        /** This result, of a run that lost its connection before and went on: with all that was done. */
        Result after(List<Outcome.Done> allDone) {
            List<PreparedStep> all = new ArrayList<>();
            allDone.forEach(done -> all.add(done.step()));
            steps.stream().skip(outcome.map(o -> o.done().size()).orElse(0)).forEach(all::add);
            return new Result(command, layout, plan, all, outcome.map(o -> new Outcome(o.run(), allDone, o.failure())));
        }
    }

    /** Plans and runs nothing. */
    public static Result plan(Toolbox tools, Request request, Planning planning) {
        Project project = Project.read(tools).requireRevisions();
        try (Database database = Database.open(tools, false)) {
            Database.Known known = database.read(project);
            Plan plan = withUnfinished(project, known.state(), request, planning);
            List<PreparedStep> steps =
                    preparation(tools.configuration(), database).prepare(plan, project.scripts());
            return new Result(request.command(), project.layout(), plan, steps, Optional.empty());
        }
    }

    /**
     * Plans and runs.
     *
     * @throws WindlassException for everything that is found before anything has changed; a failure of a step is part
     *     of the outcome instead
     */
    public static Result run(Toolbox tools, Request request, Planning planning) {
        Project project = Project.read(tools).requireRevisions();
        if (absent(tools)) {
            // Connecting makes a SQLite file; what is refused must not leave an empty one behind.
            reasons(
                    tools.configuration(),
                    request,
                    plan(tools, request, planning).steps());
        }
        List<Outcome.Done> done = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            Optional<WindlassException> lost;
            try {
                Result result = connected(tools, request, planning, project);
                Outcome outcome = result.outcome().orElseThrow();
                done.addAll(outcome.done());
                lost = outcome.failure().filter(failure -> failure.code() == ErrorCode.CONNECTION_LOST);
                if (lost.isEmpty() || attempt >= CONNECTIONS) {
                    return result.after(done);
                }
            } catch (SqlFailure e) {
                if (e.kind() != SqlFailure.Kind.CONNECTION_LOST || attempt >= CONNECTIONS) {
                    throw e;
                }
            } catch (WindlassException e) {
                // A server that has just let go of its connections may take a moment to accept new ones.
                if (e.code() != ErrorCode.NO_CONNECTION || attempt == 1 || attempt >= CONNECTIONS) {
                    throw e;
                }
            }
            tools.listener().accept(new Event.Reconnecting(attempt));
            LockSupport.parkNanos(Duration.ofMillis(500L * attempt).toNanos());
        }
    }

    /** One connection's worth of a run: the next one reads journal and plans anew, and so goes on where this one ended. */
    private static Result connected(Toolbox tools, Request request, Planning planning, Project project) {
        try (Database database = Database.open(tools, true);
                Interrupts.Registration interrupt = tools.interrupts().onInterrupt(database.session()::cancel)) {
            MigrationLock lock = database.session().lock(tools.configuration().value(Settings.LOCK_KIND));
            LockWait.acquire(lock, tools.configuration().value(Settings.LOCK_TIMEOUT), tools.listener());
            try {
                return locked(tools, request, planning, project, database, lock);
            } catch (SqlFailure e) {
                if (e.kind() == SqlFailure.Kind.CONNECTION_LOST) {
                    throw e;
                }
                throw OwnFailure.of(e, database.session().description());
            } finally {
                lock.release();
            }
        }
    }

    private static boolean absent(Toolbox tools) {
        return tools.configuration().url().file().filter(Files::notExists).isPresent();
    }

    private static Result locked(
            Toolbox tools, Request request, Planning planning, Project project, Database database, MigrationLock lock) {
        Database.Known known = database.read(project);
        Plan plan = withUnfinished(project, known.state(), request, planning);
        List<PreparedStep> steps = preparation(tools.configuration(), database).prepare(plan, project.scripts());
        edited(tools, project, known.state());
        reasons(tools.configuration(), request, steps);
        if (steps.isEmpty()) {
            return new Result(
                    request.command(),
                    project.layout(),
                    plan,
                    steps,
                    Optional.of(new Outcome("", List.of(), Optional.empty())));
        }
        RunSetup setup = new RunSetup(tools, database, request.given());
        Executor executor = new Executor(setup.begin(known, lock.fence()), setup.retry(), known.state());
        boolean together = tools.configuration().value(Settings.TRANSACTION) == Settings.TransactionScope.ALL
                && steps.stream().allMatch(step -> step.mode() == PreparedStep.Mode.TRANSACTION);
        Outcome outcome = executor.run(request.command(), request.target(), steps, together);
        return new Result(request.command(), project.layout(), plan, steps, Optional.of(outcome));
    }

    /** How scripts are read for a run on this database. */
    static Preparation preparation(Configuration configuration, Database database) {
        return preparation(configuration, database.session().dialect(), database.rules());
    }

    static Preparation preparation(Configuration configuration, DialectName dialect, SplitterRules rules) {
        return new Preparation(
                dialect,
                rules,
                configuration.value(Settings.PLACEHOLDERS),
                switch (configuration.value(Settings.TRANSACTION)) {
                    case REVISION -> Preparation.TransactionMode.REVISION;
                    case ALL -> Preparation.TransactionMode.ALL;
                    case NONE -> Preparation.TransactionMode.NONE;
                },
                new PreparedStep.Timeouts(
                        limit(configuration.value(Settings.TIMEOUTS_LOCK)),
                        limit(configuration.value(Settings.TIMEOUTS_STATEMENT))));
    }

    private static Optional<Duration> limit(Duration setting) {
        return setting.isZero() ? Optional.empty() : Optional.of(setting);
    }

    /** The plan with a step that an earlier run left unfinished in front. */
    private static Plan withUnfinished(Project project, AppliedState state, Request request, Planning planning) {
        Optional<AppliedState.Unfinished> unfinished = state.unfinished().filter(u -> request.finishes());
        if (unfinished.isEmpty()) {
            return planning.plan(project, state.revisions());
        }
        RevisionId id = unfinished.get().revision();
        boolean up = unfinished.get().direction() == Direction.UPGRADE;
        if (!project.graph().contains(id)) {
            throw Problem.of(
                            ErrorCode.UNKNOWN_APPLIED_REVISION,
                            "Revision " + id + " is " + (up ? "applied" : "reverted")
                                    + " in part, and its script is not here")
                    .toException();
        }
        Step finish = up
                ? new Step.Upgrade(project.graph().revision(id))
                : new Step.Downgrade(project.graph().revision(id));
        if (up == !state.revisions().contains(id)) {
            Plan plan = planning.plan(project, state.revisions());
            if (plan.steps().contains(finish)) {
                List<Step> steps = new ArrayList<>(plan.steps());
                steps.remove(finish);
                steps.addFirst(finish);
                return new Plan(plan.from(), plan.to(), steps);
            }
        }
        Set<RevisionId> after = new LinkedHashSet<>(state.revisions());
        if (up) {
            after.add(id);
        } else {
            after.remove(id);
        }
        Plan rest = planning.plan(project, after);
        List<Step> steps = new ArrayList<>(rest.steps());
        steps.addFirst(finish);
        return new Plan(rest.from(), rest.to(), steps);
    }

    private static void edited(Toolbox tools, Project project, AppliedState state) {
        Settings.EditedScripts setting = tools.configuration().value(Settings.EDITED);
        if (setting == Settings.EditedScripts.IGNORE) {
            return;
        }
        List<Problem> problems = EditedScripts.find(project, state);
        if (!problems.isEmpty() && setting == Settings.EditedScripts.ERROR) {
            throw new WindlassException(problems);
        }
        problems.forEach(
                problem -> tools.listener().accept(new Event.Warned(problem.message() + " (" + problem.where() + ")")));
    }

    private static void reasons(Configuration configuration, Request request, List<PreparedStep> steps) {
        if (!configuration.value(Settings.REQUIRE_REASON)
                || !request.given().reason().isEmpty()) {
            return;
        }
        List<Problem> problems = steps.stream()
                .filter(step -> step.provenance().reason().isEmpty())
                .map(step -> Problem.of(
                                ErrorCode.NO_REASON,
                                "Revision " + step.step().revision().id() + " gives no reason, and one is required")
                        .at(step.step().revision().location()))
                .toList();
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
    }
}
