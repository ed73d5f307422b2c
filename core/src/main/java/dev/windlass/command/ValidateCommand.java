package dev.windlass.command;

import dev.windlass.config.Settings;
import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.execute.AppliedState;
import dev.windlass.execute.JournalChain;
import dev.windlass.execute.JournalRow;
import dev.windlass.execute.Preparation;
import dev.windlass.plan.Plan;
import dev.windlass.plan.Step;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.Layout;
import dev.windlass.script.Script;
import dev.windlass.script.ScriptDirectory;
import dev.windlass.sql.SplitterRules;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** {@code validate}: the scripts against themselves and, where a database is named, against the journal. */
public final class ValidateCommand {
    private ValidateCommand() {}

    /** Looks at everything, whatever is found on the way. */
    public static List<Check> run(Toolbox tools) {
        List<Check> checks = new ArrayList<>();
        ScriptDirectory directory = Project.directory(tools);
        checks.add(new Check("scripts can be read", directory.problems()));
        List<Problem> graph = directory.problems().isEmpty() ? Project.problems(directory) : List.of();
        checks.add(new Check("revisions form a graph", graph));
        if (checks.stream().anyMatch(check -> !check.ok())) {
            return checks;
        }
        Project project = Project.of(tools.configuration(), directory);
        boolean named = tools.configuration().isSet(Settings.URL);
        if (!named) {
            scripts(tools, project, DialectName.POSTGRESQL, SplitterRules.POSTGRESQL, false, checks);
            return checks;
        }
        try (Database database = Database.open(tools, false)) {
            scripts(tools, project, database.session().dialect(), database.rules(), true, checks);
            journal(project, database, checks);
        }
        return checks;
    }

    private static void scripts(
            Toolbox tools,
            Project project,
            DialectName dialect,
            SplitterRules rules,
            boolean known,
            List<Check> checks) {
        List<Problem> up = new ArrayList<>();
        List<Problem> down = new ArrayList<>();
        List<Problem> empty = new ArrayList<>();
        Preparation preparation = Move.preparation(tools.configuration(), dialect, rules, "");
        Map<RevisionId, Preparation.Loaded> codes = new HashMap<>();
        code(project, codes).ifPresent(checks::add);
        for (Revision revision : project.graph().revisions()) {
            boolean loaded = !(project.scripts().get(revision.id()) instanceof Script.CodeScript)
                    || codes.containsKey(revision.id());
            if (!loaded) {
                continue;
            }
            collect(preparation, project, codes, new Step.Upgrade(revision), up).ifPresent(statements -> {
                if (statements == 0 && project.graph().parents(revision.id()).size() < 2) {
                    empty.add(
                            Problem.of(ErrorCode.EMPTY_SCRIPT, "Revision " + revision.id() + " has no statement to run")
                                    .at(revision.location()));
                }
            });
            List<Problem> found = new ArrayList<>();
            collect(preparation, project, codes, new Step.Downgrade(revision), found);
            found.stream()
                    .filter(problem -> problem.code() != ErrorCode.IRREVERSIBLE)
                    .forEach(down::add);
        }
        List<Problem> open = Stream.concat(up.stream(), down.stream())
                .filter(problem -> problem.code() == ErrorCode.NOT_DECIDED || problem.code() == ErrorCode.NOT_PORTED)
                .toList();
        if (!known && !open.isEmpty()) {
            checks.add(new Check("every revision is finished", open));
        }
        if (known) {
            // Without a database the dialect is not known, and what cannot be split in one may be right in another.
            checks.add(new Check("upgrades can be split into statements", up));
            checks.add(new Check("every revision has a way back, or says why not", down));
        }
        checks.add(new Check("no secrets and no personal data in scripts", GuardCheck.problems(project)));
        if (project.layout() == Layout.PAIRS) {
            checks.add(new Check("every up file has a down file", missingDowns(project)));
            checks.add(new Check("numbers have no gaps", gaps(project)));
            checks.add(new Check("no file is empty", empty));
        }
    }

    /** Loads all revisions in code at once; nothing if there are none. */
    private static Optional<Check> code(Project project, Map<RevisionId, Preparation.Loaded> codes) {
        List<Step> steps = project.graph().revisions().stream()
                .filter(revision -> project.scripts().get(revision.id()) instanceof Script.CodeScript)
                .<Step>map(Step.Upgrade::new)
                .toList();
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        List<Problem> problems = new ArrayList<>();
        try {
            codes.putAll(Preparation.codes(new Plan(new TreeSet<>(), new TreeSet<>(), steps), project.scripts()));
        } catch (WindlassException e) {
            problems.addAll(e.problems());
        }
        return Optional.of(new Check("revisions in code can be loaded", problems));
    }

    private static Optional<Integer> collect(
            Preparation preparation,
            Project project,
            Map<RevisionId, Preparation.Loaded> codes,
            Step step,
            List<Problem> problems) {
        try {
            Plan plan = new Plan(new TreeSet<>(), new TreeSet<>(), List.of(step));
            return Optional.of(preparation
                    .prepare(plan, project.scripts(), codes)
                    .getFirst()
                    .statements());
        } catch (WindlassException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    private static List<Problem> missingDowns(Project project) {
        return project.graph().revisions().stream()
                .flatMap(revision -> project.script(revision.id()).stream())
                .filter(ValidateCommand::hasNoDown)
                .map(script -> Problem.of(
                                ErrorCode.MISSING_DOWN,
                                "Revision " + script.revision().id() + " has no down file")
                        .at(script.file().name()))
                .toList();
    }

    private static boolean hasNoDown(Script script) {
        return script instanceof Script.SqlScript sql && sql.downgrade() instanceof dev.windlass.script.SqlBody.Missing;
    }

    /** Gaps in a line that is counted one by one; numbers that are times have none to speak of. */
    private static List<Problem> gaps(Project project) {
        List<Problem> problems = new ArrayList<>();
        BigInteger before = BigInteger.ZERO;
        for (Revision revision : project.graph().revisions()) {
            BigInteger number = new BigInteger(revision.id().value());
            BigInteger step = number.subtract(before);
            boolean counted = number.bitLength() < 24;
            if (counted && before.signum() > 0 && step.compareTo(BigInteger.ONE) > 0) {
                problems.add(Problem.of(ErrorCode.GAP_IN_NUMBERS, "After number " + before + " comes number " + number)
                        .at(revision.location()));
            }
            before = number;
        }
        return problems;
    }

    private static void journal(Project project, Database database, List<Check> checks) {
        List<JournalRow> rows = database.session().readJournal();
        checks.add(new Check("the journal's chain is whole", JournalChain.problems(rows)));
        AppliedState state;
        try {
            state = database.read(project).state();
        } catch (WindlassException e) {
            checks.add(new Check("the adopted table can be read", e.problems()));
            return;
        }
        List<Problem> unknown = state.revisions().stream()
                .filter(id -> !project.graph().contains(id))
                .map(id -> Problem.of(
                        ErrorCode.SCRIPT_MISSING, "Revision " + id + " is applied, and no script here declares it"))
                .toList();
        checks.add(new Check("every applied revision has its script", unknown));
        checks.add(new Check("no script was edited after it was applied", EditedScripts.find(project, state)));
        List<RevisionId> known =
                state.revisions().stream().filter(project.graph()::contains).toList();
        checks.add(new Check(
                "nothing below what is applied was left out",
                project.graph().missingBelow(known).stream()
                        .map(revision -> Problem.of(
                                        ErrorCode.OUT_OF_ORDER,
                                        "Revision " + revision.id() + " is not applied, and one that follows it is")
                                .at(revision.location()))
                        .toList()));
        checks.add(new Check(
                "no step is unfinished",
                state.unfinished().stream()
                        .map(unfinished -> Problem.of(
                                        ErrorCode.UNFINISHED_STEP,
                                        "Revision " + unfinished.revision() + " is done in part: "
                                                + unfinished.done().size()
                                                + (unfinished.done().size() == 1
                                                        ? " statement of its "
                                                        : " statements of its ")
                                                + unfinished.direction().word())
                                .because(unfinished.failure()))
                        .toList()));
    }
}
