package dev.windlass.execute;

import dev.windlass.code.RevisionCode;
import dev.windlass.code.Row;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.plan.Direction;
import dev.windlass.plan.Step;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.Provenance;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs prepared steps: the one loop that changes a database. It is used for one run and by one thread.
 *
 * <p>A step in a transaction commits together with its journal entry and the adopted table's change. A step outside of
 * one is run by {@link StatementSteps}.
 */
public final class Executor {
    /** So many ends of steps that share a transaction are written to the journal in one statement. */
    private static final int ENTRIES_TOGETHER = 100;

    private final RunContext run;
    private final Retry retry;
    private final AppliedState state;
    private final StatementSteps statementSteps;
    private final JournalAppender journal;

    /** How what the steps of a run did is kept. */
    public enum Commits {
        /** Each step by itself, and flushed to disk before the next begins. */
        EACH,
        /**
         * Each step by itself; where the database can ({@link SessionSettings#unflushed}) they are flushed with the last,
         * or with what cannot share a transaction. A server that loses its memory meanwhile has lost the latest steps,
         * each of them whole and with its entry in the journal.
         */
        FLUSHED_AT_THE_END,
        /** All steps or none. */
        TOGETHER
    }

    /**
     * An executor for one run.
     *
     * @param run where statements and entries go
     * @param retry what is tried again, and how often
     * @param state what the journal says of the database
     */
    public Executor(RunContext run, Retry retry, AppliedState state) {
        this.run = run;
        this.retry = retry;
        this.state = state;
        this.statementSteps = new StatementSteps(run, state.unfinished());
        this.journal = new JournalAppender(run);
    }

    /**
     * Runs the steps in order, until one fails.
     *
     * @param command the command's name, for the journal
     * @param target what the user asked for, for the journal
     * @param steps the steps, checked and with their scripts' hashes
     * @param commits how what they did is kept
     */
    public Outcome run(String command, String target, List<PreparedStep> steps, Commits commits) {
        for (PreparedStep step : steps) {
            if (step.work() instanceof PreparedStep.Work.Code(RevisionCode code)) {
                return code.around(() -> all(command, target, steps, commits));
            }
        }
        return all(command, target, steps, commits);
    }

    private Outcome all(String command, String target, List<PreparedStep> steps, Commits commits) {
        run.listener().accept(new Event.RunStarted(run.journal().run(), command, target, steps.size()));
        journal.append(new JournalEntry.RunStarted(command, target), Provenance.NONE);
        run.adopted().begin(state.revisions(), steps);
        List<Outcome.Done> done = new ArrayList<>();
        Optional<WindlassException> failure = Optional.empty();
        try {
            if (commits == Commits.TOGETHER && steps.stream().noneMatch(statementSteps::resumes)) {
                done.addAll(inOneTransaction(steps));
            } else {
                for (int i = 0; i < steps.size(); i++) {
                    boolean flushed = commits != Commits.FLUSHED_AT_THE_END || i == steps.size() - 1;
                    done.add(one(steps.get(i), i, steps.size(), flushed));
                }
            }
        } catch (WindlassException e) {
            failure = Optional.of(e);
        }
        String outcome = failure.isEmpty() ? "completed" : done.isEmpty() ? "failed" : "partial";
        try {
            journal.append(new JournalEntry.RunFinished(outcome, done.size()), Provenance.NONE);
        } catch (SqlFailure e) {
            run.listener().accept(new Event.Warned("The end of the run could not be journalled: " + e.message()));
        }
        run.listener()
                .accept(new Event.RunFinished(
                        run.journal().run(), outcome, done.size(), failure.map(WindlassException::first)));
        return new Outcome(run.journal().run(), done, failure);
    }

    private List<Outcome.Done> inOneTransaction(List<PreparedStep> steps) {
        List<Outcome.Done> done = new ArrayList<>();
        PreparedStep current = steps.getFirst();
        try {
            run.sink().begin();
            for (int i = 0; i < steps.size(); i++) {
                current = steps.get(i);
                run.listener().accept(new Event.StepStarted(current, i, steps.size()));
                long start = System.nanoTime();
                body(current);
                run.adopted().after(i).forEach(this::execute);
                journal.hold(ended(current, start), current.provenance());
                run.adopted().done(i);
                done.add(new Outcome.Done(current, since(start)));
                if (done.size() % ENTRIES_TOGETHER == 0) {
                    journal.executeHeld();
                }
            }
            journal.executeHeld();
            run.sink().commit();
            run.journal().committed();
        } catch (SqlFailure e) {
            undoAll();
            run.adopted().undone(state.revisions());
            throw failed(current, e);
        } catch (ForeignKeysInTheWay e) {
            undoAll();
            run.adopted().undone(state.revisions());
            throw Problem.of(
                            ErrorCode.NOT_IN_TRANSACTION,
                            "Revision " + current.step().revision().id()
                                    + " rebuilds a table, for which foreign keys must be off before the transaction begins")
                    .at(current.step().revision().location())
                    .next("Set 'transaction' to revision.")
                    .toException();
        } catch (WindlassException e) {
            undoAll();
            throw e;
        }
        for (int i = 0; i < done.size(); i++) {
            run.listener()
                    .accept(new Event.StepFinished(
                            steps.get(i), i, steps.size(), done.get(i).duration()));
        }
        return done;
    }

    private Outcome.Done one(PreparedStep step, int index, int count, boolean flushed) {
        run.listener().accept(new Event.StepStarted(step, index, count));
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                // A step that was begun statement by statement goes on so, whatever its script looks like.
                if (step.mode() == PreparedStep.Mode.STATEMENTS
                        || statementSteps.resumes(step)
                        || !transaction(step, index, start, flushed)) {
                    statementwise(step, index, start);
                }
                break;
            } catch (SqlFailure e) {
                undo();
                Optional<Duration> delay = retry.delay(e, attempt);
                if (delay.isEmpty()) {
                    throw failed(step, e);
                }
                run.listener().accept(new Event.Retrying(step, reason(e), attempt, delay.get()));
                Retry.pause(delay.get());
            } catch (WindlassException e) {
                undo();
                if (step.work() instanceof PreparedStep.Work.Code) {
                    journalFailure(step, e.first(), e.first().message());
                }
                throw e;
            }
        }
        run.adopted().done(index);
        run.session().reset();
        Duration duration = since(start);
        run.listener().accept(new Event.StepFinished(step, index, count, duration));
        return new Outcome.Done(step, duration);
    }

    private void statementwise(PreparedStep step, int index, long start) {
        statementSteps.run(step);
        List<String> moves = run.adopted().after(index);
        if (moves.isEmpty() && run.journal().holds()) {
            // The step's last statement is proved by evidence, and so its end is.
            journal.hold(ended(step, start), step.provenance());
            return;
        }
        run.sink().begin();
        finish(step, moves, start);
        run.sink().commit();
        run.journal().committed();
    }

    /**
     * SQL states of PostgreSQL that say that a transaction is what a statement cannot bear: active_sql_transaction (25001)
     * and unsafe_new_enum_value_usage (55P04).
     */
    static final Set<String> NOT_IN_TRANSACTION = Set.of("25001", "55P04");

    /**
     * Runs a step in a transaction.
     *
     * @return false if the server refuses one of its statements in a transaction, which only it can tell; nothing of the
     *     step has been kept then
     */
    private boolean transaction(PreparedStep step, int index, long start, boolean flushed) {
        journal.settle();
        try {
            inTransaction(step, index, start, flushed);
            return true;
        } catch (ForeignKeysInTheWay e) {
            undo();
            withoutForeignKeys(step, index, start);
            return true;
        } catch (SqlFailure e) {
            undo();
            if (NOT_IN_TRANSACTION.contains(e.sqlState())) {
                return false;
            }
            if (e.kind() != SqlFailure.Kind.SCRIPT || e.statement().isPresent()) {
                throw e;
            }
            // The transaction is undone, so the statements may be sent again: this time one by one, to name the
            // culprit.
            run.sink().oneByOne(true);
            try {
                inTransaction(step, index, start, flushed);
                return true;
            } finally {
                run.sink().oneByOne(false);
            }
        }
    }

    private void inTransaction(PreparedStep step, int index, long start, boolean flushed) {
        StepStatements.ineffectiveInTransaction(step, run).forEach(statement -> {
            run.session().changedBy(statement.text());
            run.sink().execute(statement);
        });
        run.sink().begin();
        if (!flushed) {
            run.session().unflushed().forEach(this::execute);
        }
        statements(step, index, start);
        run.sink().commit();
        run.journal().committed();
    }

    /**
     * Runs a step that rebuilds a table of SQLite: foreign keys can only be turned off before the transaction begins
     * (https://sqlite.org/lang_altertable.html#otheralter). What they would have refused, or carried on to other rows,
     * is found before the commit.
     */
    private void withoutForeignKeys(PreparedStep step, int index, long start) {
        SourceSpan place = new SourceSpan(step.step().revision().location(), 1, 0, 0);
        execute("PRAGMA foreign_keys = OFF");
        try {
            List<Row> before = dangling(place);
            run.sink().begin();
            statements(step, index, start);
            List<Row> after = new ArrayList<>(dangling(place));
            after.removeAll(before);
            if (!after.isEmpty()) {
                throw Problem.of(
                                ErrorCode.STATEMENT_FAILED,
                                "Revision " + step.step().revision().id()
                                        + " leaves rows that refer to rows which are not there")
                        .at(step.step().revision().location())
                        .because(after.size() + " rows, the first of them " + after.getFirst()
                                + "; foreign keys are off while it rebuilds a table")
                        .next("Put what changes rows into a revision of its own.")
                        .toException();
            }
            run.sink().commit();
            run.journal().committed();
        } catch (RuntimeException e) {
            undo();
            throw e;
        } finally {
            execute("PRAGMA foreign_keys = ON");
        }
    }

    private List<Row> dangling(SourceSpan place) {
        return run.live().query("PRAGMA foreign_key_check", List.of(), place);
    }

    private void statements(PreparedStep step, int index, long start) {
        body(step);
        finish(step, run.adopted().after(index), start);
    }

    private void body(PreparedStep step) {
        run.session().limits(step.timeouts(), true).forEach(this::execute);
        StepStatements.forEach(step, run, new StepStatements.Visitor() {
            @Override
            public void statement(int index, Statement statement) {
                run.sink().execute(statement);
            }

            @Override
            public void copy(int index, Statement statement, java.io.Reader rows) {
                run.sink().copy(statement, rows);
            }
        });
        run.sink().flush();
    }

    /** Moves the adopted table and writes the entry that says the step is done. */
    private void finish(PreparedStep step, List<String> moves, long start) {
        moves.forEach(this::execute);
        journal.execute(ended(step, start), step.provenance());
    }

    private static JournalEntry ended(PreparedStep step, long start) {
        RevisionId id = step.step().revision().id();
        return switch (step.step()) {
            case Step.Upgrade up -> done(Direction.UPGRADE, step, start);
            case Step.Downgrade down -> done(Direction.DOWNGRADE, step, start);
            case Step.Stamp stamp ->
                stamp.applies()
                        ? new JournalEntry.Stamped(List.of(id), List.of())
                        : new JournalEntry.Stamped(List.of(), List.of(id));
        };
    }

    private static JournalEntry done(Direction direction, PreparedStep step, long start) {
        return new JournalEntry.StepDone(
                direction,
                step.step().revision().id(),
                step.sha256(),
                step.statements(),
                since(start).toMillis());
    }

    private void execute(String sql) {
        run.sink().execute(new Statement(sql, new SourceSpan("", 1, 1, 0)));
    }

    private void undo() {
        run.sink().rollback();
        run.journal().rolledBack();
    }

    private void undoAll() {
        run.sink().rollback();
        run.journal().discard();
    }

    /** Journals a failure as well as it can, and words it for the user. */
    private WindlassException failed(PreparedStep step, SqlFailure failure) {
        Problem problem = FailureReport.problem(step, failure, run);
        journalFailure(step, problem, failure.message());
        return new WindlassException(problem, failure);
    }

    private void journalFailure(PreparedStep step, Problem problem, String message) {
        Direction direction = step.step() instanceof Step.Downgrade ? Direction.DOWNGRADE : Direction.UPGRADE;
        try {
            journal.append(
                    new JournalEntry.StepFailed(
                            direction,
                            step.step().revision().id(),
                            statementSteps.lastIndex(),
                            step.sha256(),
                            problem.code().id(),
                            message),
                    step.provenance());
        } catch (SqlFailure e) {
            run.journal().rolledBack();
        }
    }

    private static String reason(SqlFailure failure) {
        return failure.detail().contains("blocked by: ")
                ? failure.message() + "; "
                        + failure.detail().substring(failure.detail().indexOf("blocked by: "))
                : failure.message();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
