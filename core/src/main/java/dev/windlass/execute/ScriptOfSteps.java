package dev.windlass.execute;

import dev.windlass.plan.Direction;
import dev.windlass.plan.Step;
import dev.windlass.revision.RevisionId;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.Statement;
import java.io.Reader;
import java.util.List;
import java.util.Set;

/**
 * Writes the steps of a plan as a script that the database's own client runs. Its journal entries have no hash: the next
 * run of Windlass on that database seals them.
 */
public final class ScriptOfSteps {
    private ScriptOfSteps() {}

    /**
     * Writes the script to the context's sink, which is a {@link TextSink}.
     *
     * @param before what is applied where the script begins
     * @param first the statements that make the adopted table; empty if it is there
     */
    public static void write(RunContext run, List<PreparedStep> steps, Set<RevisionId> before, List<String> first) {
        TextSink sink = (TextSink) run.sink();
        if (before.isEmpty() && !steps.isEmpty()) {
            execute(run, run.table().createTable().replaceFirst("^CREATE TABLE ", "CREATE TABLE IF NOT EXISTS "));
            first.forEach(sql -> execute(run, sql));
        }
        List<List<String>> changes = run.adopted()
                .table()
                .changes(before, steps.stream().map(PreparedStep::step).toList());
        for (int i = 0; i < steps.size(); i++) {
            PreparedStep step = steps.get(i);
            RevisionId id = step.step().revision().id();
            String verb = step.step().applies() ? "Upgrade" : "Downgrade";
            sink.comment(verb + " " + id + ": " + step.step().revision().title());
            boolean transaction = step.mode() == PreparedStep.Mode.TRANSACTION;
            if (transaction) {
                sink.begin();
            }
            StepStatements.forEach(step, run, new StepStatements.Visitor() {
                @Override
                public void statement(int index, Statement statement) {
                    sink.execute(statement);
                }

                @Override
                public void copy(int index, Statement statement, Reader rows) {
                    sink.copy(statement, rows);
                }
            });
            changes.get(i).forEach(sql -> execute(run, sql));
            JournalEntry entry = new JournalEntry.StepDone(
                    step.step() instanceof Step.Downgrade ? Direction.DOWNGRADE : Direction.UPGRADE,
                    id,
                    step.sha256(),
                    step.statements(),
                    -1);
            execute(
                    run,
                    run.table()
                            .insertUnsealed(run.journal()
                                    .next(entry, step.provenance())
                                    .getLast()
                                    .unsealed()));
            if (transaction) {
                sink.commit();
            }
        }
    }

    private static void execute(RunContext run, String sql) {
        run.sink().execute(new Statement(sql, new SourceSpan("", 1, 1, 0)));
    }
}
