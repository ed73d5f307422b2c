package dev.windlass.execute;

import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.plan.Direction;
import dev.windlass.revision.RevisionId;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.Statement;
import dev.windlass.sql.StatementClassifier;
import dev.windlass.sql.StatementTraits;
import dev.windlass.sql.TransactionControl;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs steps whose statements cannot share a transaction, so that a run that is cut off at any instant is continued by
 * the next.
 *
 * <p>A statement that the database can undo commits together with its {@code done} entry; so does a block of such
 * statements between the script's own {@code BEGIN} and {@code COMMIT}. Any other statement is preceded by an {@code
 * intended} entry that holds evidence of the state before, and followed by its {@code done}. A statement that only
 * changes the session is run again by the next run, and not journalled.
 *
 * <p>The {@code done} entry of a statement whose objects the database shows is held until the next statement is
 * announced, and written with that: a run that is cut off before finds by the evidence that it is done. Anything else
 * that runs is preceded by what is held.
 */
final class StatementSteps {
    private final RunContext run;
    private final Optional<AppliedState.Unfinished> unfinished;
    private @Nullable StepProgress progress;

    StatementSteps(RunContext run, Optional<AppliedState.Unfinished> unfinished) {
        this.run = run;
        this.unfinished = unfinished;
    }

    /** The index of the statement that was last begun; -1 before the first. */
    int lastIndex() {
        return progress == null ? -1 : progress.lastIndex();
    }

    /** Whether an earlier run, or an earlier attempt of this one, did a part of the step. */
    boolean resumes(PreparedStep step) {
        return unfinishedOf(step).isPresent() || progress != null && progress.step() == step && progress.begun();
    }

    private Optional<AppliedState.Unfinished> unfinishedOf(PreparedStep step) {
        Direction direction = StepProgress.direction(step);
        RevisionId id = step.step().revision().id();
        return unfinished.filter(u -> u.revision().equals(id) && u.direction() == direction);
    }

    /**
     * A statement of the step.
     *
     * @param meaning what it stands for: its own text but for {@code EXECUTE} and {@code CALL}
     * @param traits what is true of its meaning
     */
    record Member(int index, Statement statement, String meaning, StatementTraits traits, boolean commits) {
        /** A statement that stands for itself. */
        Member(int index, Statement statement, StatementTraits traits) {
            this(index, statement, statement.text(), traits, false);
        }

        Statement meant() {
            return new Statement(meaning, statement.span());
        }
    }

    /** Looks behind {@code EXECUTE} and {@code CALL}, whose own text does not say what they do. */
    private Member member(int index, Statement statement, StatementTraits traits) {
        if (run.dialect() != DialectName.MYSQL || !traits.mayControlTransaction()) {
            return new Member(index, statement, statement.text(), traits, false);
        }
        String text = run.session().meant(statement.text());
        StatementTraits meant = StatementClassifier.classify(text, run.rules());
        Evidence.Meaning meaning = meant.mayControlTransaction()
                ? run.evidence().meaning(new Statement(text, statement.span()))
                : new Evidence.Meaning(text, false);
        return new Member(index, statement, meaning.text(), meant, meaning.commits());
    }

    void run(PreparedStep step) {
        StepProgress progress = this.progress != null && this.progress.step() == step
                ? this.progress
                : new StepProgress(run, step, unfinishedOf(step));
        this.progress = progress;
        progress.fromTheStart();
        run.session().limits(step.timeouts(), false).forEach(sql -> run.sink().execute(ours(sql)));
        if (step.work() instanceof PreparedStep.Work.Nothing) {
            return;
        }
        if (progress.begun()) {
            run.listener().accept(new Event.StepResumed(step, progress.done().size()));
        }
        Walk walk = new Walk(progress);
        switch (step.work()) {
            case PreparedStep.Work.Sql sql -> statements(sql, step.sha256(), walk);
            case PreparedStep.Work.Code code -> {
                // Code may do anything for any time before it asks for its first statement.
                progress.settle();
                CodeStatementwise statementwise = new CodeStatementwise(run, progress, walk);
                CodeStep.run(step, code.code(), run, statementwise);
                statementwise.end();
            }
            case PreparedStep.Work.Nothing nothing -> {}
        }
    }

    private void statements(PreparedStep.Work.Sql sql, String planned, Walk walk) {
        List<Member> block = new ArrayList<>();
        boolean[] inBlock = {false};
        StepStatements.walk(sql.body(), planned, run, (index, statement, traits, rows) -> {
            if (traits.transactionControl() == TransactionControl.BEGIN) {
                inBlock[0] = true;
            } else if (traits.transactionControl() == TransactionControl.COMMIT) {
                inBlock[0] = false;
                walk.block(block);
                block.clear();
            } else if (inBlock[0] && rows.isEmpty()) {
                block.add(new Member(index, statement, statement.text(), traits, false));
            } else {
                walk.single(member(index, statement, traits), rows);
            }
        });
        walk.block(block);
    }

    private static Statement ours(String sql) {
        return new Statement(sql, new SourceSpan("", 1, 1, 0));
    }

    /** One step's way through its statements. */
    final class Walk {
        private final StepProgress progress;

        Walk(StepProgress progress) {
            this.progress = progress;
        }

        private boolean alreadyDone(Member member) {
            return progress.alreadyDone(
                    member.index(),
                    member.statement().text(),
                    member.statement().span());
        }

        void block(List<Member> members) {
            if (members.isEmpty()) {
                return;
            }
            boolean together = members.stream()
                    .allMatch(member ->
                            undoable(member) && !(mysql() && member.traits().mayControlTransaction()));
            if (!together) {
                // A server that commits by itself in the middle leaves nothing of the block's unity.
                members.forEach(member ->
                        single(member(member.index(), member.statement(), member.traits()), Optional.empty()));
                return;
            }
            Member last = members.getLast();
            if (alreadyDone(last)) {
                restore(last);
                return;
            }
            progress.settle();
            run.sink().begin();
            StringBuilder changes = new StringBuilder();
            for (Member member : members) {
                progress.reached(member.index());
                if (SessionChanges.changes(member.meaning(), member.traits())) {
                    run.session().changedBy(member.statement().text());
                    changes.append(member.statement().text()).append('\n');
                }
                run.sink().execute(member.statement());
            }
            String restores = changes.isEmpty() ? "" : run.session().restoring(changes.toString());
            progress.commitWithDone(last.index(), last.statement(), System.nanoTime(), restores);
        }

        void single(Member member, Optional<Reader> rows) {
            StatementTraits traits = member.traits();
            if (SessionChanges.changes(member.meaning(), traits)) {
                progress.reached(member.index());
                sessionChange(member);
                return;
            }
            if (alreadyDone(member)) {
                return;
            }
            progress.reached(member.index());
            long start = System.nanoTime();
            if (undoable(member)) {
                progress.settle();
                run.sink().begin();
                if (rows.isPresent()) {
                    run.sink().copy(member.statement(), rows.get());
                } else {
                    run.sink().execute(member.statement());
                }
                progress.commitWithDone(member.index(), member.statement(), start, "");
                return;
            }
            if (resolved(member)) {
                return;
            }
            String evidence = beforehand(member, run.evidence().of(member.meant()));
            Optional<String> ending = Judgement.ending(run.dialect(), traits.command(), member.meaning(), evidence);
            if (ending.isPresent()) {
                run.listener().accept(new Event.Warned("Ending what a cut-off statement began: " + ending.get()));
                progress.settle();
                run.sink().begin();
                run.sink().execute(ours(ending.get()));
                progress.commitWithDone(member.index(), member.statement(), start, "");
                return;
            }
            progress.announce(member.index(), member.statement(), evidence);
            try {
                run.sink().execute(member.statement());
                run.sink().flush();
            } catch (SqlFailure e) {
                clearAfterFailure(member, evidence, e);
                throw e;
            }
            if (evidence.isEmpty()) {
                progress.appendDone(member.index(), member.statement(), start, "");
            } else {
                progress.holdDone(member.index(), member.statement(), start);
            }
        }

        /**
         * A statement that only changes the session is run again by the next run, unless it left values in variables: what
         * it was made from may have changed meanwhile, so those values are journalled.
         */
        private void sessionChange(Member member) {
            if (alreadyDone(member)) {
                restore(member);
                return;
            }
            long start = System.nanoTime();
            progress.settle();
            run.session().changedBy(member.statement().text());
            run.sink().execute(member.statement());
            run.sink().flush();
            String restores = run.session().restoring(member.statement().text());
            if (!restores.isEmpty()) {
                progress.appendDone(member.index(), member.statement(), start, restores);
            }
        }

        private void restore(Member member) {
            String sql = progress.restores(member.index());
            if (!sql.isEmpty()) {
                run.sink().execute(ours(sql));
            }
        }

        /**
         * Makes way for a statement that the database would leave out because something unusable has its name.
         *
         * @return the evidence after that
         */
        private String beforehand(Member member, String evidence) {
            return switch (Judgement.beforehand(run.dialect(), member.traits().command(), member.meaning(), evidence)) {
                case Judgement.Ruins ruins -> {
                    clear(ruins);
                    yield run.evidence().of(member.meant());
                }
                case Judgement.Unclear unclear ->
                    throw Problem.of(
                                    ErrorCode.FOREIGN_INDEX,
                                    "The name of the index that statement " + member.index() + " of revision "
                                            + progress.id() + " makes is taken")
                            .at(member.statement().span().toString())
                            .because(unclear.why())
                            .next("Drop or rename that index, or change the script; then run the command again.")
                            .toException();
                case Judgement.Done done -> evidence;
                case Judgement.NotDone notDone -> evidence;
            };
        }

        /**
         * Whether a statement that an earlier run had announced turns out to be done.
         *
         * @throws dev.windlass.error.WindlassException if that cannot be told
         */
        private boolean resolved(Member member) {
            Optional<JournalEntry.StatementIntended> announced = progress.announced(member.index());
            if (announced.isEmpty()) {
                return false;
            }
            if (!announced
                    .get()
                    .statementSha256()
                    .equals(Hashes.sha256(member.statement().text()))) {
                throw progress.changed(
                        member.index(),
                        "may have been done when a run was cut off",
                        member.statement().span());
            }
            String was = announced.get().evidence();
            String is = run.evidence().of(member.meant());
            Judgement judgement = was.isEmpty() || is.isEmpty()
                    ? new Judgement.Unclear("the database shows nothing of its objects")
                    : Judgement.of(run.dialect(), member.traits().command(), member.meaning(), was, is);
            return switch (judgement) {
                case Judgement.NotDone notDone -> false;
                case Judgement.Done done -> {
                    progress.holdDone(member.index(), member.statement(), System.nanoTime());
                    yield true;
                }
                case Judgement.Ruins ruins -> {
                    clear(ruins);
                    yield false;
                }
                case Judgement.Unclear unclear ->
                    throw Problem.of(
                                    ErrorCode.INTERRUPTED_STEP,
                                    "A run was cut off at statement " + member.index() + " of revision " + progress.id()
                                            + ", and the database does not show whether it was done")
                            .at(member.statement().span().toString())
                            .because(unclear.why() + "\nbefore: " + was + "\nnow:    " + is)
                            .toException();
            };
        }

        private void clear(Judgement.Ruins ruins) {
            progress.settle();
            for (String sql : ruins.statements()) {
                run.listener().accept(new Event.Warned("Clearing what a cut-off statement left: " + sql));
                run.sink().execute(ours(sql));
                run.sink().flush();
            }
        }

        /** Clears away what a statement left that the server gave up, such as an invalid index. */
        private void clearAfterFailure(Member member, String before, SqlFailure failure) {
            if (failure.kind() == SqlFailure.Kind.CONNECTION_LOST) {
                return;
            }
            try {
                Judgement judgement = Judgement.of(
                        run.dialect(),
                        member.traits().command(),
                        member.meaning(),
                        before,
                        run.evidence().of(member.meant()));
                if (judgement instanceof Judgement.Ruins ruins) {
                    clear(ruins);
                }
            } catch (SqlFailure e) {
                run.listener().accept(new Event.Warned("What the statement left could not be cleared: " + e.message()));
            }
        }
    }

    private boolean undoable(Member member) {
        return mysql()
                ? !member.traits().implicitCommit() && !member.commits()
                : !member.traits().refusesTransaction();
    }

    private boolean mysql() {
        return run.dialect() == DialectName.MYSQL;
    }
}
