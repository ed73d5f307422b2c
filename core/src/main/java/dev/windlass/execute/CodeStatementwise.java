package dev.windlass.execute;

import dev.windlass.code.Batches;
import dev.windlass.code.CodeContext;
import dev.windlass.code.Row;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Rendered;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.operation.Operation;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.Statement;
import dev.windlass.sql.StatementClassifier;
import dev.windlass.sql.StatementTraits;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a revision in code asks for, journalled piece by piece, so that a run that is cut off is continued by the next:
 * the code runs from its top again, and what it asks for and is done is passed over, in order.
 *
 * <p>Pieces are counted. Operations that the database can undo are one piece, as is a statement with values and a walk in
 * batches; other operations are a piece for what they were rendered as, and one for each of their statements.
 */
final class CodeStatementwise implements CodeContext {
    private final RunContext run;
    private final StepProgress progress;
    private final StatementSteps.Walk statements;
    private int index;
    private Optional<RuntimeException> failure = Optional.empty();

    CodeStatementwise(RunContext run, StepProgress progress, StatementSteps.Walk statements) {
        this.run = run;
        this.progress = progress;
        this.statements = statements;
    }

    /** Throws the failure that the revision met, whatever it made of it, or if it did less than an earlier run. */
    void end() {
        failure.ifPresent(met -> {
            throw met;
        });
        progress.done().stream().filter(other -> other > index).findFirst().ifPresent(other -> {
            throw progress.changed(
                    other,
                    "is done",
                    new SourceSpan(progress.step().step().revision().location(), 1, 0, 0));
        });
    }

    @Override
    public boolean together() {
        return false;
    }

    @Override
    public <T> T attempt(Supplier<T> piece) {
        try {
            T result = piece.get();
            run.sink().flush();
            return result;
        } catch (RuntimeException e) {
            SqlFailure met = CodeStep.survivable(e, run).orElseThrow(() -> e);
            failure = Optional.empty();
            run.sink().rollback();
            throw met;
        }
    }

    @Override
    public ServerVersion version() {
        return run.live().version();
    }

    @Override
    public boolean offline() {
        return false;
    }

    @Override
    public void run(List<Operation> operations, SourceSpan place) {
        guarded(() -> {
            Optional<String> text = CodeStep.text(operations, run);
            if (text.isPresent()) {
                CodeStep.split(text.get(), place, run).forEach(this::single);
                return true;
            }
            operations(operations, place);
            return true;
        });
    }

    private void single(Statement statement) {
        StatementTraits traits = StatementClassifier.classify(statement.text(), run.rules());
        statements.single(new StatementSteps.Member(++index, statement, traits), Optional.empty());
    }

    private void operations(List<Operation> operations, SourceSpan place) {
        int mine = ++index;
        String words = operations.toString();
        Optional<JournalEntry.OperationsRendered> kept = progress.rendered(mine);
        if (kept.isPresent()) {
            if (!kept.get().operationsSha256().equals(Hashes.sha256(words))) {
                throw progress.changed(mine, "was begun", place);
            }
            kept.get().statements().forEach(sql -> single(new Statement(sql, place)));
            return;
        }
        if (progress.alreadyDone(mine, words, place)) {
            return;
        }
        List<Rendered> rendered = CodeStep.render(operations, run);
        if (run.dialect() != DialectName.MYSQL && rendered.stream().allMatch(Rendered::transactional)) {
            undoable(mine, words, rendered, place);
            return;
        }
        List<String> statements =
                rendered.stream().flatMap(it -> it.statements().stream()).toList();
        progress.rendered(new JournalEntry.OperationsRendered(
                progress.direction(), progress.id(), mine, progress.step().sha256(), Hashes.sha256(words), statements));
        progress.reached(mine);
        statements.forEach(sql -> single(new Statement(sql, place)));
    }

    private void undoable(int mine, String words, List<Rendered> rendered, SourceSpan place) {
        boolean off = rendered.stream().anyMatch(Rendered::foreignKeysOff) && CodeStep.watchesForeignKeys(run);
        if (off) {
            run.sink().execute(new Statement("PRAGMA foreign_keys = OFF", place));
        }
        try {
            progress.together(mine, words, place, () -> {
                for (Rendered it : rendered) {
                    it.statements().forEach(sql -> run.sink().execute(new Statement(sql, place)));
                    CodeStep.requireEmpty(it, place, run);
                }
            });
        } catch (RuntimeException e) {
            run.sink().rollback();
            throw e;
        } finally {
            if (off) {
                run.sink().execute(new Statement("PRAGMA foreign_keys = ON", place));
            }
        }
    }

    @Override
    public List<Row> query(String sql, List<@Nullable Object> parameters, SourceSpan place) {
        return guarded(() -> run.live().query(sql, parameters, place));
    }

    @Override
    public long execute(String sql, List<@Nullable Object> parameters, SourceSpan place) {
        return guarded(() -> {
            int mine = ++index;
            String words = CodeStep.text(sql, parameters);
            if (progress.alreadyDone(mine, words, place)) {
                return 0L;
            }
            long[] rows = {0};
            progress.together(mine, words, place, () -> {
                run.sink().flush();
                rows[0] = run.live().execute(sql, parameters, place);
            });
            return rows[0];
        });
    }

    @Override
    public void batches(Batches batches, SourceSpan place) {
        guarded(() -> {
            int mine = ++index;
            String words =
                    CodeStep.text(batches.table() + " " + batches.key() + "\n" + batches.sql(), batches.parameters());
            if (progress.alreadyDone(mine, words, place)) {
                return true;
            }
            progress.reached(mine);
            BatchWalk walk = new BatchWalk(batches, place, run);
            progress.batches(mine).ifPresent(done -> {
                if (!done.statementSha256().equals(Hashes.sha256(words))) {
                    throw progress.changed(mine, "is done in part", place);
                }
                walk.after(done);
            });
            for (Optional<BatchWalk.Batch> batch = walk.next(); batch.isPresent(); batch = walk.next()) {
                batch(walk, batch.get(), mine, words);
            }
            progress.together(mine, words, place, () -> {});
            return true;
        });
    }

    private void batch(BatchWalk walk, BatchWalk.Batch batch, int mine, String words) {
        progress.settle();
        run.sink().begin();
        run.sink().flush();
        long rows = walk.execute(batch);
        progress.commitWith(walk.entry(progress, mine, words, batch, rows));
        run.listener().accept(walk.done(progress.step(), batch, rows));
    }

    @Override
    public <T> T driver(Class<T> type) {
        return guarded(() -> {
            progress.settle();
            return run.live().driver(type);
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
