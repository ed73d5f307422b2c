package dev.windlass.execute;

import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.plan.Direction;
import dev.windlass.plan.Step;
import dev.windlass.revision.RevisionId;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.Statement;
import dev.windlass.sql.StatementTraits;
import dev.windlass.sql.TransactionControl;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs steps whose statements cannot share a transaction, so that a run that is cut off at any instant is continued by
 * the next.
 *
 * <p>A statement that the database can undo commits together with its {@code done} entry; so does a block of such
 * statements between the script's own {@code BEGIN} and {@code COMMIT}. Any other statement is preceded by an {@code
 * intended} entry that holds evidence of the state before, and followed by its {@code done}. A statement that only
 * changes the session is run again by the next run, and not journalled.
 */
final class StatementSteps {
    private final RunContext run;
    private final Optional<AppliedState.Unfinished> unfinished;
    private int lastIndex = -1;
    private @Nullable Progress progress;

    StatementSteps(RunContext run, Optional<AppliedState.Unfinished> unfinished) {
        this.run = run;
        this.unfinished = unfinished;
    }

    /** The index of the statement that was last begun; -1 before the first. */
    int lastIndex() {
        return lastIndex;
    }

    /** Whether an earlier run, or an earlier attempt of this one, did a part of the step. */
    boolean resumes(PreparedStep step) {
        return unfinishedOf(step).isPresent() || progress != null && progress.step == step && progress.begun();
    }

    private Optional<AppliedState.Unfinished> unfinishedOf(PreparedStep step) {
        Direction direction = direction(step);
        RevisionId id = step.step().revision().id();
        return unfinished.filter(u -> u.revision().equals(id) && u.direction() == direction);
    }

    private static Direction direction(PreparedStep step) {
        return step.step() instanceof Step.Downgrade ? Direction.DOWNGRADE : Direction.UPGRADE;
    }

    record Member(int index, Statement statement, StatementTraits traits) {}

    void run(PreparedStep step) {
        lastIndex = -1;
        run.session().limits(step.timeouts(), false).forEach(sql -> run.sink().execute(ours(sql)));
        if (step.work() instanceof PreparedStep.Work.Nothing) {
            return;
        }
        Progress progress = this.progress != null && this.progress.step == step ? this.progress : new Progress(step);
        this.progress = progress;
        if (progress.begun()) {
            run.listener().accept(new Event.StepResumed(step, progress.done.size()));
        }
        switch (step.work()) {
            case PreparedStep.Work.Sql sql -> statements(sql, progress);
            case PreparedStep.Work.Code code -> {
                CodeStatementwise statementwise = new CodeStatementwise(run, progress);
                CodeStep.run(step, code.code(), run, statementwise);
                statementwise.end();
            }
            case PreparedStep.Work.Nothing nothing -> {}
        }
    }

    private void statements(PreparedStep.Work.Sql sql, Progress progress) {
        List<Member> block = new ArrayList<>();
        boolean[] inBlock = {false};
        StepStatements.walk(sql.body(), run, (index, statement, traits, rows) -> {
            Member member = new Member(index, statement, traits);
            if (traits.transactionControl() == TransactionControl.BEGIN) {
                inBlock[0] = true;
            } else if (traits.transactionControl() == TransactionControl.COMMIT) {
                inBlock[0] = false;
                progress.block(block);
                block.clear();
            } else if (inBlock[0] && rows.isEmpty()) {
                block.add(member);
            } else {
                progress.single(member, rows);
            }
        });
        progress.block(block);
    }

    private static Statement ours(String sql) {
        return new Statement(sql, new SourceSpan("", 1, 1, 0));
    }

    /** One step's way through its statements. */
    final class Progress {
        private final PreparedStep step;
        private final Direction direction;
        private final RevisionId id;
        private final Map<Integer, String> done = new HashMap<>();
        private final Map<Integer, JournalEntry.OperationsRendered> rendered = new HashMap<>();
        private final Map<Integer, JournalEntry.BatchDone> batches = new HashMap<>();
        private final boolean edited;
        private Optional<JournalEntry.StatementIntended> intended;

        Progress(PreparedStep step) {
            this.step = step;
            this.direction = StatementSteps.direction(step);
            this.id = step.step().revision().id();
            Optional<AppliedState.Unfinished> before = unfinishedOf(step);
            before.ifPresent(b -> {
                done.putAll(b.done());
                rendered.putAll(b.rendered());
                batches.putAll(b.batches());
            });
            this.edited =
                    before.filter(b -> !b.scriptSha256().equals(step.sha256())).isPresent();
            this.intended = before.flatMap(AppliedState.Unfinished::intended);
        }

        /** Whether an earlier run did a part of the step, or this one before it tried again. */
        boolean begun() {
            return !done.isEmpty() || !rendered.isEmpty() || !batches.isEmpty() || intended.isPresent();
        }

        /** The pieces that are done, by index. */
        Set<Integer> done() {
            return Set.copyOf(done.keySet());
        }

        /** What operations were rendered as before any of it ran, if that is known of those of an index. */
        Optional<JournalEntry.OperationsRendered> rendered(int index) {
            return Optional.ofNullable(rendered.get(index));
        }

        /** How far a walk in batches has come. */
        Optional<JournalEntry.BatchDone> batches(int index) {
            return Optional.ofNullable(batches.get(index));
        }

        /** Journals what operations were rendered as. */
        void append(JournalEntry.OperationsRendered entry) {
            append((JournalEntry) entry);
            rendered.put(entry.statement(), entry);
        }

        PreparedStep step() {
            return step;
        }

        /** Whether an earlier run has done the statement; an error if another statement was done in its place. */
        private boolean alreadyDone(Member member) {
            return alreadyDone(
                    member.index(),
                    member.statement().text(),
                    member.statement().span());
        }

        /** The same for a statement that is known by a text of its own. */
        boolean alreadyDone(int index, String text, SourceSpan place) {
            String was = done.get(index);
            if (was == null) {
                return false;
            }
            lastIndex = index;
            if (!was.equals(Hashes.sha256(text))) {
                throw changed(index, "is done", place);
            }
            return true;
        }

        /** What a later run says in place of what an earlier one did. */
        WindlassException changed(int index, String how, SourceSpan place) {
            boolean code = step.work() instanceof PreparedStep.Work.Code && !edited;
            return Problem.of(
                            code ? ErrorCode.CODE_TOOK_ANOTHER_WAY : ErrorCode.SCRIPT_EDITED_WHILE_UNFINISHED,
                            "Statement " + index + " of revision " + id + " " + how + ", and the "
                                    + (code ? "revision now asks for" : "script now says")
                                    + " something else in its place")
                    .at(place.toString())
                    .toException();
        }

        /** Runs what the database can undo, in a transaction together with its entry. */
        void together(int index, String text, SourceSpan place, Runnable work) {
            lastIndex = index;
            long start = System.nanoTime();
            run.sink().begin();
            work.run();
            commitWithDone(new Member(index, new Statement(text, place), StatementTraits.NONE), start);
        }

        /** Commits the transaction that is open together with an entry that does not end the statement. */
        void commitWith(JournalEntry.BatchDone entry) {
            run.sink().execute(ours(run.table().insert(run.journal().next(entry, step.provenance()))));
            run.sink().commit();
            run.journal().committed();
            batches.put(entry.statement(), entry);
        }

        Direction direction() {
            return direction;
        }

        RevisionId id() {
            return id;
        }

        void reached(int index) {
            lastIndex = index;
        }

        void block(List<Member> members) {
            if (members.isEmpty()) {
                return;
            }
            boolean together = members.stream().allMatch(member -> undoable(member.traits()));
            if (!together) {
                // A server that commits by itself in the middle leaves nothing of the block's unity.
                members.forEach(member -> single(member, Optional.empty()));
                return;
            }
            if (alreadyDone(members.getLast())) {
                return;
            }
            run.sink().begin();
            for (Member member : members) {
                lastIndex = member.index();
                run.sink().execute(member.statement());
            }
            commitWithDone(members.getLast(), System.nanoTime());
        }

        void single(Member member, Optional<Reader> rows) {
            StatementTraits traits = member.traits();
            if (SessionChanges.changes(member.statement().text(), traits)) {
                lastIndex = member.index();
                run.session().changedBy(member.statement().text());
                run.sink().execute(member.statement());
                return;
            }
            if (alreadyDone(member)) {
                return;
            }
            lastIndex = member.index();
            long start = System.nanoTime();
            if (undoable(traits)) {
                run.sink().begin();
                if (rows.isPresent()) {
                    run.sink().copy(member.statement(), rows.get());
                } else {
                    run.sink().execute(member.statement());
                }
                commitWithDone(member, start);
                return;
            }
            if (resolved(member)) {
                return;
            }
            String evidence = run.evidence().of(member.statement());
            JournalEntry.StatementIntended entry = new JournalEntry.StatementIntended(
                    direction,
                    id,
                    member.index(),
                    step.sha256(),
                    Hashes.sha256(member.statement().text()),
                    evidence);
            append(entry);
            intended = Optional.of(entry);
            try {
                run.sink().execute(member.statement());
                run.sink().flush();
            } catch (SqlFailure e) {
                clearAfterFailure(member, evidence, e);
                throw e;
            }
            appendDone(member, start);
        }

        /**
         * Whether a statement that an earlier run had announced turns out to be done.
         *
         * @throws dev.windlass.error.WindlassException if that cannot be told
         */
        private boolean resolved(Member member) {
            Optional<JournalEntry.StatementIntended> announced = intended.filter(i -> i.statement() == member.index());
            if (announced.isEmpty()) {
                return false;
            }
            if (!announced
                    .get()
                    .statementSha256()
                    .equals(Hashes.sha256(member.statement().text()))) {
                throw changed(
                        member.index(),
                        "may have been done when a run was cut off",
                        member.statement().span());
            }
            String was = announced.get().evidence();
            String is = run.evidence().of(member.statement());
            Judgement judgement = was.isEmpty() || is.isEmpty()
                    ? new Judgement.Unclear("the database shows nothing of its objects")
                    : Judgement.of(
                            run.dialect(),
                            member.traits().command(),
                            member.statement().text(),
                            was,
                            is);
            return switch (judgement) {
                case Judgement.NotDone notDone -> false;
                case Judgement.Done done -> {
                    appendDone(member, System.nanoTime());
                    yield true;
                }
                case Judgement.Ruins ruins -> {
                    clear(ruins);
                    yield false;
                }
                case Judgement.Unclear unclear ->
                    throw Problem.of(
                                    ErrorCode.INTERRUPTED_STEP,
                                    "A run was cut off at statement " + member.index() + " of revision " + id
                                            + ", and the database does not show whether it was done")
                            .at(member.statement().span().toString())
                            .because(unclear.why() + "\nbefore: " + was + "\nnow:    " + is)
                            .toException();
            };
        }

        private void clear(Judgement.Ruins ruins) {
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
                        member.statement().text(),
                        before,
                        run.evidence().of(member.statement()));
                if (judgement instanceof Judgement.Ruins ruins) {
                    clear(ruins);
                }
            } catch (SqlFailure e) {
                run.listener().accept(new Event.Warned("What the statement left could not be cleared: " + e.message()));
            }
        }

        private JournalEntry.StatementDone done(Member member, long start) {
            return new JournalEntry.StatementDone(
                    direction,
                    id,
                    member.index(),
                    step.sha256(),
                    Hashes.sha256(member.statement().text()),
                    (System.nanoTime() - start) / 1_000_000);
        }

        private void commitWithDone(Member member, long start) {
            run.sink().flush();
            JournalEntry.StatementDone entry = done(member, start);
            run.sink().execute(ours(run.table().insert(run.journal().next(entry, step.provenance()))));
            run.sink().commit();
            run.journal().committed();
            isDone(entry);
        }

        private void append(JournalEntry entry) {
            run.sink().execute(ours(run.table().insert(run.journal().next(entry, step.provenance()))));
            run.sink().flush();
            run.journal().committed();
        }

        private void isDone(JournalEntry.StatementDone entry) {
            done.put(entry.statement(), entry.statementSha256());
            intended = Optional.empty();
        }

        private void appendDone(Member member, long start) {
            JournalEntry.StatementDone entry = done(member, start);
            append(entry);
            isDone(entry);
        }
    }

    private boolean undoable(StatementTraits traits) {
        return run.dialect() == DialectName.MYSQL ? !traits.implicitCommit() : !traits.refusesTransaction();
    }
}
