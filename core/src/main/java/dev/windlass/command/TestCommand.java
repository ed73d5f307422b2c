package dev.windlass.command;

import dev.windlass.dialect.Inspected;
import dev.windlass.diff.SchemaDiff;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.execute.SqlFailure;
import dev.windlass.jdbc.DevPlace;
import dev.windlass.operation.Operation;
import dev.windlass.plan.CountedPlan;
import dev.windlass.plan.Plan;
import dev.windlass.plan.Planner;
import dev.windlass.plan.Step;
import dev.windlass.plan.Target;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionId;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** {@code test}: every revision up, down and up again, on a dev database. */
public final class TestCommand {
    private TestCommand() {}

    /** What became of a revision. */
    public enum Verdict {
        /** Down brings back exactly what was before, and up can be repeated. */
        EXACT,
        /** Down, or the second up, leaves another schema. */
        DIFFERS,
        /** A way fails. */
        FAILS,
        /** There is no way down, and the revision says so, or has none. */
        IRREVERSIBLE;

        /** The word for it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One revision.
     *
     * @param revision the revision
     * @param verdict what became of it
     * @param how what differs, why it failed, or why there is no way down: a line each
     * @param losses rows that were lost on the way down, a line for each table
     */
    public record Tested(Revision revision, Verdict verdict, List<String> how, List<String> losses) {
        /** Whether there is something to correct. */
        public boolean isFinding() {
            return verdict == Verdict.DIFFERS || verdict == Verdict.FAILS || !losses.isEmpty();
        }
    }

    /**
     * What is asked for.
     *
     * @param from the first revision that is tested; those before it are only applied. Nothing for all
     * @param data a SQL file with rows, run before each revision that is tested as far as its tables are there
     */
    public record Request(Optional<String> from, Optional<Path> data) {}

    /**
     * Tests them.
     *
     * @param listener told of each revision as it is done
     */
    public static List<Tested> run(Toolbox tools, Request request, Consumer<Tested> listener) {
        Project project = Project.read(tools).requireRevisions();
        Comparing comparing = Comparing.of(tools);
        List<Revision> order = order(project);
        int first = request.from().map(text -> index(order, text, project)).orElse(0);
        List<Tested> tested = new ArrayList<>();
        try (DevPlace place = comparing.dev()) {
            Toolbox there = RevisionsSource.on(tools, place);
            Run run = new Run(comparing, place, there, request);
            for (int i = 0; i < order.size(); i++) {
                Revision revision = order.get(i);
                if (i < first) {
                    run.up(revision).ifPresent(failure -> {
                        throw failure;
                    });
                    continue;
                }
                Tested one = run.test(revision);
                tested.add(one);
                listener.accept(one);
                if (one.verdict() == Verdict.FAILS && !run.isUp(revision)) {
                    break;
                }
            }
        }
        return tested;
    }

    /** The revisions in the order in which an upgrade applies them. */
    private static List<Revision> order(Project project) {
        Plan plan = Planner.upgrade(project.graph(), Set.of(), Target.parse("heads", project.graph()));
        return plan.steps().stream().map(Step::revision).toList();
    }

    private static int index(List<Revision> order, String text, Project project) {
        RevisionId id = project.graph().resolve(text).id();
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i).id().equals(id)) {
                return i;
            }
        }
        throw Problem.of(ErrorCode.UNKNOWN_REVISION, "There is no revision \"" + text + "\"")
                .toException();
    }

    /** The dev database, revision by revision. */
    private static final class Run {
        private final Comparing comparing;
        private final DevPlace place;
        private final Toolbox tools;
        private final Request request;
        private final Set<RevisionId> applied = new LinkedHashSet<>();
        private Snapshot current;

        Run(Comparing comparing, DevPlace place, Toolbox tools, Request request) {
            this.comparing = comparing;
            this.place = place;
            this.tools = tools;
            this.request = request;
            this.current = comparing.inspect(place, "the dev database");
        }

        boolean isUp(Revision revision) {
            return applied.contains(revision.id());
        }

        /** Applies one revision; gives why it failed. */
        Optional<WindlassException> up(Revision revision) {
            Optional<WindlassException> failure = move("upgrade", revision);
            if (failure.isEmpty()) {
                applied.add(revision.id());
                current = comparing.inspect(place, "the dev database");
            }
            return failure;
        }

        Tested test(Revision revision) {
            fill();
            Snapshot before = current;
            Optional<WindlassException> failure = up(revision);
            if (failure.isPresent()) {
                return failed(revision, "up", failure.get());
            }
            Snapshot after = current;
            fill();
            Map<String, Long> rowsBefore = rows(before.schema(), after.schema());
            failure = move("downgrade", revision);
            if (failure.isPresent()) {
                ErrorCode code = failure.get().code();
                return code == ErrorCode.IRREVERSIBLE
                        ? new Tested(revision, Verdict.IRREVERSIBLE, List.of(why(failure.get())), List.of())
                        : failed(revision, "down", failure.get());
            }
            applied.remove(revision.id());
            Snapshot back = comparing.inspect(place, "the dev database");
            List<String> how = new ArrayList<>(differences("down", back, before));
            List<String> losses = losses(rowsBefore, rows(back.schema(), after.schema()));
            failure = up(revision);
            if (failure.isPresent()) {
                return failed(revision, "the second up", failure.get());
            }
            how.addAll(differences("the second up", current, after));
            return new Tested(revision, how.isEmpty() ? Verdict.EXACT : Verdict.DIFFERS, how, losses);
        }

        private static Tested failed(Revision revision, String way, WindlassException failure) {
            return new Tested(revision, Verdict.FAILS, List.of(way + " fails: " + why(failure)), List.of());
        }

        private static String why(WindlassException failure) {
            Problem problem = failure.first();
            String why = problem.why().lines().findFirst().orElse("");
            return problem.message()
                    + (why.isEmpty() ? "" : ": " + why)
                    + (problem.where().isEmpty() ? "" : " (" + problem.where() + ")");
        }

        private Optional<WindlassException> move(String command, Revision revision) {
            boolean up = command.equals("upgrade");
            try {
                Move.Result result = Move.run(
                        tools,
                        RevisionsSource.request(command, revision.id().value()),
                        (project, done) -> only(project, done, revision, up));
                return result.outcome().flatMap(outcome -> outcome.failure());
            } catch (WindlassException e) {
                return Optional.of(e);
            } catch (SqlFailure e) {
                return Optional.of(
                        Problem.of(ErrorCode.STATEMENT_FAILED, e.message()).toException());
            }
        }

        /** The plan of one step. */
        private static CountedPlan only(Project project, Set<RevisionId> done, Revision revision, boolean up) {
            Set<RevisionId> after = new LinkedHashSet<>(done);
            if (up) {
                after.add(revision.id());
            } else {
                after.remove(revision.id());
            }
            return CountedPlan.unlimited(new Plan(
                    heads(project, done),
                    heads(project, after),
                    List.of(up ? new Step.Upgrade(revision) : new Step.Downgrade(revision))));
        }

        private static TreeSet<RevisionId> heads(Project project, Set<RevisionId> ids) {
            TreeSet<RevisionId> heads = new TreeSet<>();
            project.graph().headsOf(ids).forEach(head -> heads.add(head.id()));
            return heads;
        }

        private List<String> differences(String when, Snapshot is, Snapshot shallBe) {
            List<String> found = new ArrayList<>();
            List<Operation> operations =
                    SchemaDiff.between(shallBe.schema(), is.schema(), comparing.rules(is), List.of());
            operations.stream()
                    .limit(10)
                    .forEach(operation -> found.add("after " + when + ": " + Difference.of(operation)));
            if (operations.size() > 10) {
                found.add("and " + (operations.size() - 10) + " more");
            }
            Set<Inspected.Unmanaged> others = new LinkedHashSet<>(is.unmanaged());
            shallBe.unmanaged().forEach(others::remove);
            others.forEach(one -> found.add("after " + when + ": " + one.kind() + " " + one.name()));
            return found;
        }

        /** Runs the statements of the data file, as far as their tables are there. */
        private void fill() {
            request.data().ifPresent(file -> TestData.fill(comparing, place, current.version(), file));
        }

        /** The number of rows of each table that is in both schemas. */
        private Map<String, Long> rows(Schema one, Schema other) {
            Map<String, Long> rows = new LinkedHashMap<>();
            if (request.data().isEmpty()) {
                return rows;
            }
            List<Table> tables = one.tables().stream()
                    .filter(table -> other.table(table.name()).isPresent())
                    .toList();
            return TestData.count(comparing, place, tables);
        }

        private static List<String> losses(Map<String, Long> before, Map<String, Long> after) {
            List<String> losses = new ArrayList<>();
            before.forEach((table, rows) -> {
                long left = after.getOrDefault(table, 0L);
                if (left < rows) {
                    losses.add("down loses " + (rows - left) + " of " + rows + " rows of " + table);
                }
            });
            return losses;
        }
    }
}
