package dev.windlass.command;

import dev.windlass.config.Settings;
import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.execute.AdoptedMoves;
import dev.windlass.execute.AdoptedTable;
import dev.windlass.execute.JournalTable;
import dev.windlass.execute.JournalWriter;
import dev.windlass.execute.PreparedStep;
import dev.windlass.execute.RunContext;
import dev.windlass.execute.ScriptOfSteps;
import dev.windlass.execute.SessionSettings;
import dev.windlass.execute.TextSink;
import dev.windlass.plan.Plan;
import dev.windlass.plan.Planner;
import dev.windlass.plan.Step;
import dev.windlass.plan.Target;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.Provenance;
import dev.windlass.sql.SplitterRules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@code --sql}: writes the script of an upgrade or a downgrade, for the database's own client; asks no database. */
public final class SqlCommand {
    private SqlCommand() {}

    /**
     * Writes the script.
     *
     * @param upgrade whether it goes up
     * @param target a revision (from the base), or a range {@code a:b}
     */
    public static void run(Toolbox tools, boolean upgrade, String target, Provenance given, Appendable out) {
        Project project = Project.read(tools).requireRevisions();
        DialectName dialect = tools.configuration().url().dialect();
        Target parsed = Target.parse(target, project.graph());
        boolean ranged = parsed instanceof Target.Range;
        if (!upgrade && !ranged) {
            throw Problem.of(ErrorCode.BAD_TARGET, "A downgrade as SQL needs to know where it starts")
                    .next("Give a range, such as 'windlass downgrade <from>:<to> --sql'.")
                    .toException();
        }
        Plan plan = switch (parsed) {
            case Target.Range range ->
                upgrade ? Planner.upgradeRange(project.graph(), range) : Planner.downgradeRange(project.graph(), range);
            case Target.At at -> Planner.upgrade(project.graph(), Set.of(), at);
            case Target.Relative relative -> Planner.upgrade(project.graph(), Set.of(), relative);
        };
        SplitterRules rules =
                Database.rules(dialect, tools.configuration().url().saysMariaDb() ? "MariaDB" : "");
        List<PreparedStep> steps =
                Move.preparation(tools.configuration(), dialect, rules, "").prepare(plan, project.scripts());
        JournalTable journal = new JournalTable(
                dialect,
                tools.configuration().find(Settings.JOURNAL_SCHEMA).orElse(""),
                tools.configuration().value(Settings.JOURNAL_TABLE));
        RunContext context = new RunContext(
                dialect,
                rules,
                tools.configuration().value(Settings.PLACEHOLDERS),
                new TextSink(out, dialect),
                journal,
                new JournalWriter(
                        UUID.randomUUID().toString(),
                        Actors.current(tools.environment(), ""),
                        tools.toolVersion(),
                        given,
                        () -> Instant.now().truncatedTo(ChronoUnit.MICROS),
                        Optional.empty()),
                new AdoptedMoves(
                        adopted(project, dialect), AdoptedTable.Standing.KEPT, () -> AdoptedTable.Standing.KEPT),
                statement -> "",
                SessionSettings.NONE,
                tools.listener());
        ScriptOfSteps.write(context, steps, before(plan, project), first(plan, project, dialect));
    }

    /** What is applied where the script begins. */
    private static Set<RevisionId> before(Plan plan, Project project) {
        Set<RevisionId> applied = new LinkedHashSet<>();
        plan.from().forEach(head -> applied.addAll(project.graph().closure(List.of(head))));
        for (Step step : plan.steps()) {
            if (step.applies()) {
                applied.remove(step.revision().id());
            }
        }
        return applied;
    }

    /** The statements that make the adopted table, where the script begins at the base. */
    private static List<String> first(Plan plan, Project project, DialectName dialect) {
        if (!plan.from().isEmpty()) {
            return List.of();
        }
        return adopted(project, dialect).createEmpty();
    }

    private static AdoptedTable adopted(Project project, DialectName dialect) {
        return AdoptedTables.of(project, dialect, "");
    }
}
