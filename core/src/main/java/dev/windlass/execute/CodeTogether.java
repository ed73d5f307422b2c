package dev.windlass.execute;

import dev.windlass.code.Batches;
import dev.windlass.code.CodeContext;
import dev.windlass.code.Row;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Rendered;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.operation.Operation;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.Statement;
import dev.windlass.sql.StatementClassifier;
import dev.windlass.sql.StatementTraits;
import dev.windlass.sql.TransactionControl;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a revision in code asks for, all in one transaction, or all into a script.
 *
 * <p>The first failure is the last word: a revision that catches it meets it again at its next call and at its end. It
 * is not if it was met in an attempt, but for PostgreSQL, which does nothing more in that transaction before it is told to
 * go back to a savepoint.
 */
final class CodeTogether implements CodeContext {
    private final PreparedStep step;
    private final RunContext run;
    private final StepStatements.Visitor visitor;
    private int index;
    private Optional<RuntimeException> failure = Optional.empty();
    private Optional<SqlFailure> aborted = Optional.empty();
    private boolean attempting;

    CodeTogether(PreparedStep step, RunContext run, StepStatements.Visitor visitor) {
        this.step = step;
        this.run = run;
        this.visitor = visitor;
    }

    /** Throws the failure that the revision met, whatever it made of it. */
    void end() {
        failure.ifPresent(met -> {
            throw met;
        });
        aborted.ifPresent(met -> {
            throw met;
        });
    }

    @Override
    public boolean together() {
        return true;
    }

    @Override
    public <T> T attempt(Supplier<T> piece) {
        flushed();
        boolean outer = attempting;
        attempting = true;
        try {
            T result = piece.get();
            run.sink().flush();
            return result;
        } catch (RuntimeException e) {
            SqlFailure met = CodeStep.survivable(e, run).orElseThrow(() -> e);
            failure = Optional.empty();
            if (run.dialect() == DialectName.POSTGRESQL && aborted.isEmpty()) {
                aborted = Optional.of(met.because("""
                        The revision caught this; PostgreSQL does nothing more in a transaction after it, unless the statement
                        stands between a savepoint and its rollback: with connection.begin_nested(): …"""));
            }
            throw met;
        } finally {
            attempting = outer;
        }
    }

    /** Nothing but going back to a savepoint is possible in a transaction that PostgreSQL has given up. */
    private void requireAlive() {
        if (!attempting) {
            aborted.ifPresent(met -> {
                throw met;
            });
        }
    }

    @Override
    public ServerVersion version() {
        return run.live().version();
    }

    @Override
    public boolean offline() {
        return run.live() instanceof NoDatabase;
    }

    @Override
    public void run(List<Operation> operations, SourceSpan place) {
        guarded(() -> {
            Optional<String> text = CodeStep.text(operations, run);
            if (text.isPresent()) {
                CodeStep.split(text.get(), place, run).forEach(this::send);
                return true;
            }
            for (Rendered rendered : CodeStep.render(operations, run)) {
                rendered(rendered, place);
            }
            return true;
        });
    }

    private void rendered(Rendered rendered, SourceSpan place) {
        requireAlive();
        boolean transaction = step.mode() == PreparedStep.Mode.TRANSACTION;
        if (transaction && !rendered.transactional() && !rendered.statements().isEmpty()) {
            throw notInTransaction(CodeStep.statement(rendered.statements().getFirst(), place));
        }
        if (rendered.foreignKeysOff() && !offline()) {
            run.sink().flush();
            if (CodeStep.watchesForeignKeys(run)) {
                throw new ForeignKeysInTheWay();
            }
        }
        rendered.statements().forEach(sql -> visitor.statement(++index, CodeStep.statement(sql, place)));
        if (!offline()) {
            CodeStep.requireEmpty(rendered, place, run);
        }
    }

    private void send(Statement statement) {
        StatementTraits traits = StatementClassifier.classify(statement.text(), run.rules());
        if (step.mode() == PreparedStep.Mode.TRANSACTION && traits.refusesTransaction()) {
            throw notInTransaction(statement);
        }
        if (traits.transactionControl() == TransactionControl.ROLLBACK_TO_SAVEPOINT) {
            aborted = Optional.empty();
        }
        requireAlive();
        if (SessionChanges.changes(statement.text(), traits)) {
            run.session().changedBy(statement.text());
        }
        visitor.statement(++index, statement);
    }

    private RuntimeException notInTransaction(Statement statement) {
        String message = "The statement cannot run in a transaction";
        if (offline()) {
            return Problem.of(ErrorCode.NOT_IN_TRANSACTION, message)
                    .at(statement.span().toString())
                    .because(statement.text())
                    .next("Add 'transaction = false' to the revision's header.")
                    .toException();
        }
        // The same state that PostgreSQL gives (active_sql_transaction): the step is run statement by statement then.
        return new SqlFailure(
                SqlFailure.Kind.SCRIPT,
                "25001",
                message,
                "",
                Optional.of(statement),
                -1,
                new IllegalStateException(message));
    }

    @Override
    public List<Row> query(String sql, List<@Nullable Object> parameters, SourceSpan place) {
        return guarded(() -> {
            requireAlive();
            run.sink().flush();
            return run.live().query(sql, parameters, place);
        });
    }

    @Override
    public long execute(String sql, List<@Nullable Object> parameters, SourceSpan place) {
        return guarded(() -> {
            index++;
            if (offline()) {
                String text = Inlined.of(sql, parameters, run.live().dialect().quoting(), place, run.rules());
                visitor.statement(index, CodeStep.statement(text, place));
                return 0L;
            }
            requireAlive();
            run.sink().flush();
            return run.live().execute(sql, parameters, place);
        });
    }

    @Override
    public void batches(Batches batches, SourceSpan place) {
        guarded(() -> {
            requireAlive();
            run.sink().flush();
            index++;
            BatchWalk walk = new BatchWalk(batches, place, run);
            for (Optional<BatchWalk.Batch> batch = walk.next(); batch.isPresent(); batch = walk.next()) {
                long rows = walk.execute(batch.get());
                run.listener().accept(walk.done(step, batch.get(), rows));
            }
            return true;
        });
    }

    @Override
    public <T> T driver(Class<T> type) {
        return guarded(() -> {
            requireAlive();
            run.sink().flush();
            return run.live().driver(type);
        });
    }

    /** Sends what is held back, which is not part of what is attempted next. */
    private void flushed() {
        guarded(() -> {
            run.sink().flush();
            return true;
        });
    }

    private <T> T guarded(Supplier<T> call) {
        failure.ifPresent(met -> {
            throw met;
        });
        try {
            return call.get();
        } catch (RuntimeException e) {
            failure = Optional.of(e);
            throw e;
        }
    }
}
