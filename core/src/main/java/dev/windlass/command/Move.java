package dev.windlass.command;

import dev.windlass.config.Configuration;
import dev.windlass.config.Settings;
import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.execute.AdoptedTable;
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
import dev.windlass.plan.CountedPlan;
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
        /** The plan, given what is applied, and whether it is all that was asked for. */
        CountedPlan plan(Project project, Set<RevisionId> applied);
    }

    /**
     * What the command did, or would do.
     *
     * @param command the command's name
     * @param layout how the project holds scripts
     * @param counted what was decided, and whether it is all that was asked for
     * @param steps the plan's steps, with what is known of their scripts
     * @param outcome what came of it; nothing if it was only planned
     */
    public record Result(
            String command, Layout layout, CountedPlan counted, List<PreparedStep> steps, Optional<Outcome> outcome) {
        /** This result, of a run that lost its connection before and went on: with all that was done. */
        Result after(List<Outcome.Done> allDone) {
            List<PreparedStep> all = new ArrayList<>();
            allDone.forEach(done -> all.add(done.step()));
            steps.stream().skip(outcome.map(o -> o.done().size()).orElse(0)).forEach(all::add);
            return new Result(
                    command, layout, counted, all, outcome.map(o -> new Outcome(o.run(), allDone, o.failure())));
        }

        /** What was decided. */
        public Plan plan() {
            return counted.plan();
        }
    }

    /** Plans and runs nothing. */
    public static Result plan(Toolbox given, Request request, Planning planning) {
        try (Connecting connecting = Connecting.begin(given)) {
            return planned(connecting.tools(), request, planning);
        }
    }

    private static Result planned(Toolbox tools, Request request, Planning planning) {
        Project project = Project.read(tools).requireRevisions();
        try (Database database = Database.open(tools, false)) {
            Database.Known known = database.read(project);
            CountedPlan plan = withUnfinished(project, known.state(), request, planning);
            List<PreparedStep> steps = preparation(tools.configuration(), database, known.adopted())
                    .prepare(plan.plan(), project.scripts());
            return new Result(request.command(), project.layout(), plan, steps, Optional.empty());
        }
    }

    /**
     * Plans and runs.
     *
     * @throws WindlassException for everything that is found before anything has changed; a failure of a step is part
     *     of the outcome instead
     */
    public static Result run(Toolbox given, Request request, Planning planning) {
        try (Connecting connecting = Connecting.begin(given)) {
            return run(
                    connecting.tools(), request, planning, Project.read(given).requireRevisions());
        }
    }

    private static Result run(Toolbox tools, Request request, Planning planning, Project project) {
        if (absent(tools)) {
            // Connecting makes a SQLite file; what is refused must not leave an empty one behind.
            reasons(
                    tools.configuration(),
                    request,
                    plan(tools, request, planning).steps());
        }
        Resumption resumption = new Resumption();
        List<Outcome.Done> done = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                Result result = locked(
                        tools,
                        (database, fence) -> run(tools, request, planning, resumption, project, database, fence));
                Outcome outcome = result.outcome().orElseThrow();
                done.addAll(outcome.done());
                boolean lost = outcome.failure()
                        .filter(failure -> failure.code() == ErrorCode.CONNECTION_LOST)
                        .isPresent();
                if (!lost || attempt >= CONNECTIONS) {
                    return result.after(done);
                }
            } catch (SqlFailure e) {
                if (attempt >= CONNECTIONS) {
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

    /** What is done with a database under the migration lock. */
    interface Work<T> {
        /**
         * Does it.
         *
         * @param fence what the lock lets journal entries prove; empty if nothing
         */
        T with(Database database, String fence);
    }

    /**
     * Does something with the target database while no other migrator works there.
     *
     * @throws SqlFailure if the connection was lost; every other failure of a statement of Windlass itself is a {@code
     *     WindlassException}
     */
    static <T> T locked(Toolbox tools, Work<T> work) {
        try (Database database = Database.open(tools, true);
                Interrupts.Registration interrupt = tools.interrupts().onInterrupt(database.session()::cancel)) {
            MigrationLock lock = database.session().lock(tools.configuration().value(Settings.LOCK_KIND));
            LockWait.acquire(lock, tools.configuration().value(Settings.LOCK_TIMEOUT), tools.listener());
            try {
                return work.with(database, lock.fence());
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

    private static Result run(
            Toolbox tools,
            Request request,
            Planning planning,
            Resumption resumption,
            Project project,
            Database database,
            String fence) {
        Database.Known known = database.read(project);
        warnOfForeignTable(tools, known.adopted());
        CountedPlan plan = resumption.plan(
                () -> withUnfinished(project, known.state(), request, planning),
                known.state().revisions());
        List<PreparedStep> steps =
                preparation(tools.configuration(), database, known.adopted()).prepare(plan.plan(), project.scripts());
        edited(tools, project, known.state());
        reasons(tools.configuration(), request, steps);
        RunSetup setup = new RunSetup(tools, database, request.given());
        if (steps.isEmpty()) {
            boolean absent = known.adopted().standing() == AdoptedTable.Standing.ABSENT
                    && !known.state().revisions().isEmpty();
            if (absent || known.adoption().isPresent()) {
                setup.begin(known, steps, fence);
            }
            return new Result(
                    request.command(),
                    project.layout(),
                    plan,
                    steps,
                    Optional.of(new Outcome("", List.of(), Optional.empty())));
        }
        Executor executor = new Executor(setup.begin(known, steps, fence), setup.retry(), known.state());
        Outcome outcome =
                executor.run(request.command(), request.target(), steps, commits(tools.configuration(), steps));
        return new Result(request.command(), project.layout(), plan, steps, Optional.of(outcome));
    }

    private static Executor.Commits commits(Configuration configuration, List<PreparedStep> steps) {
        if (transaction(configuration) == Settings.TransactionScope.ALL
                && steps.stream().allMatch(step -> step.mode() == PreparedStep.Mode.TRANSACTION)) {
            return Executor.Commits.TOGETHER;
        }
        return configuration.value(Settings.FLUSH) == Settings.Flush.RUN
                ? Executor.Commits.FLUSHED_AT_THE_END
                : Executor.Commits.EACH;
    }

    private static void warnOfForeignTable(Toolbox tools, Database.AdoptedState adopted) {
        if (adopted.standing() == AdoptedTable.Standing.FOREIGN) {
            tools.listener()
                    .accept(new Event.Warned(
                            "the table \"" + adopted.table().name() + "\" is none that another tool keeps"
                                    + " its history in; it is left alone (adopted.table names another one)"));
        }
    }

    /** How scripts are read for a run on this database. */
    static Preparation preparation(Configuration configuration, Database database, Database.AdoptedState adopted) {
        return preparation(
                configuration,
                database.session().dialect(),
                database.rules(),
                adopted.table().name());
    }

    /** What runs in one transaction: as set, else as {@code env.py} says it. */
    private static Settings.TransactionScope transaction(Configuration configuration) {
        return configuration.isSet(Settings.TRANSACTION)
                ? configuration.value(Settings.TRANSACTION)
                : configuration
                        .find(Settings.ALEMBIC_TRANSACTION_PER_MIGRATION)
                        .map(each -> each ? Settings.TransactionScope.REVISION : Settings.TransactionScope.ALL)
                        .orElse(Settings.TransactionScope.REVISION);
    }

    static Preparation preparation(
            Configuration configuration, DialectName dialect, SplitterRules rules, String adoptedTable) {
        return new Preparation(
                dialect,
                rules,
                configuration.value(Settings.PLACEHOLDERS),
                switch (transaction(configuration)) {
                    case REVISION -> Preparation.TransactionMode.REVISION;
                    case ALL -> Preparation.TransactionMode.ALL;
                    case NONE -> Preparation.TransactionMode.NONE;
                },
                new PreparedStep.Timeouts(
                        limit(configuration.value(Settings.TIMEOUTS_LOCK)),
                        limit(configuration.value(Settings.TIMEOUTS_STATEMENT))),
                adoptedTable);
    }

    private static Optional<Duration> limit(Duration setting) {
        return setting.isZero() ? Optional.empty() : Optional.of(setting);
    }

    /** The plan with a step that an earlier run left unfinished in front. */
    private static CountedPlan withUnfinished(Project project, AppliedState state, Request request, Planning planning) {
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
            CountedPlan counted = planning.plan(project, state.revisions());
            Plan plan = counted.plan();
            if (plan.steps().contains(finish)) {
                List<Step> steps = new ArrayList<>(plan.steps());
                steps.remove(finish);
                steps.addFirst(finish);
                return new CountedPlan(new Plan(plan.from(), plan.to(), steps), counted.outcome());
            }
        }
        Set<RevisionId> after = new LinkedHashSet<>(state.revisions());
        if (up) {
            after.add(id);
        } else {
            after.remove(id);
        }
        CountedPlan counted = planning.plan(project, after);
        Plan rest = counted.plan();
        List<Step> steps = new ArrayList<>(rest.steps());
        steps.addFirst(finish);
        return new CountedPlan(new Plan(rest.from(), rest.to(), steps), counted.outcome());
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
