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
import dev.windlass.sql.StatementClassifier;
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
 *
 * <p>The {@code done} entry of a statement whose objects the database shows is held until the next statement is
 * announced, and written with that: a run that is cut off before finds by the evidence that it is done. Anything else
 * that runs is preceded by what is held.
 */
final class StatementSteps {
    private final RunContext run;
    private final Optional<AppliedState.Unfinished> unfinished;
    private final JournalAppender journal;
    private int lastIndex = -1;
    private @Nullable Progress progress;

    StatementSteps(RunContext run, Optional<AppliedState.Unfinished> unfinished) {
        this.run = run;
        this.unfinished = unfinished;
        this.journal = new JournalAppender(run);
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
            case PreparedStep.Work.Sql sql -> statements(sql, step.sha256(), progress);
            case PreparedStep.Work.Code code -> {
                // Code may do anything for any time before it asks for its first statement.
                journal.settle();
                CodeStatementwise statementwise = new CodeStatementwise(run, progress);
                CodeStep.run(step, code.code(), run, statementwise);
                statementwise.end();
            }
            case PreparedStep.Work.Nothing nothing -> {}
        }
    }

    private void statements(PreparedStep.Work.Sql sql, String planned, Progress progress) {
        List<Member> block = new ArrayList<>();
        boolean[] inBlock = {false};
        StepStatements.walk(sql.body(), planned, run, (index, statement, traits, rows) -> {
            if (traits.transactionControl() == TransactionControl.BEGIN) {
                inBlock[0] = true;
            } else if (traits.transactionControl() == TransactionControl.COMMIT) {
                inBlock[0] = false;
                progress.block(block);
                block.clear();
            } else if (inBlock[0] && rows.isEmpty()) {
                block.add(new Member(index, statement, statement.text(), traits, false));
            } else {
                progress.single(member(index, statement, traits), rows);
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
        private final Map<Integer, String> restores = new HashMap<>();
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
                restores.putAll(b.restores());
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

        /** Journals what operations were rendered as, before the first of them is announced or run. */
        void rendered(JournalEntry.OperationsRendered entry) {
            journal.hold(entry, step.provenance());
            rendered.put(entry.statement(), entry);
        }

        /** Writes the entries that wait for the next. */
        void settle() {
            journal.settle();
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
            journal.settle();
            run.sink().begin();
            work.run();
            commitWithDone(new Member(index, new Statement(text, place), StatementTraits.NONE), start, "");
        }

        /** Commits the transaction that is open together with an entry that does not end the statement. */
        void commitWith(JournalEntry.BatchDone entry) {
            journal.execute(entry, step.provenance());
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
            boolean together = members.stream()
                    .allMatch(member ->
                            undoable(member) && !(mysql() && member.traits().mayControlTransaction()));
            if (!together) {
                // A server that commits by itself in the middle leaves nothing of the block's unity.
                members.forEach(member ->
                        single(member(member.index(), member.statement(), member.traits()), Optional.empty()));
                return;
            }
            if (alreadyDone(members.getLast())) {
                restore(members.getLast());
                return;
            }
            journal.settle();
            run.sink().begin();
            StringBuilder changes = new StringBuilder();
            for (Member member : members) {
                lastIndex = member.index();
                if (SessionChanges.changes(member.meaning(), member.traits())) {
                    run.session().changedBy(member.statement().text());
                    changes.append(member.statement().text()).append('\n');
                }
                run.sink().execute(member.statement());
            }
            String restores = changes.isEmpty() ? "" : run.session().restoring(changes.toString());
            commitWithDone(members.getLast(), System.nanoTime(), restores);
        }

        void single(Member member, Optional<Reader> rows) {
            StatementTraits traits = member.traits();
            if (SessionChanges.changes(member.meaning(), traits)) {
                lastIndex = member.index();
                sessionChange(member);
                return;
            }
            if (alreadyDone(member)) {
                return;
            }
            lastIndex = member.index();
            long start = System.nanoTime();
            if (undoable(member)) {
                journal.settle();
                run.sink().begin();
                if (rows.isPresent()) {
                    run.sink().copy(member.statement(), rows.get());
                } else {
                    run.sink().execute(member.statement());
                }
                commitWithDone(member, start, "");
                return;
            }
            if (resolved(member)) {
                return;
            }
            String evidence = beforehand(member, run.evidence().of(member.meant()));
            Optional<String> ending = Judgement.ending(run.dialect(), traits.command(), member.meaning(), evidence);
            if (ending.isPresent()) {
                run.listener().accept(new Event.Warned("Ending what a cut-off statement began: " + ending.get()));
                journal.settle();
                run.sink().begin();
                run.sink().execute(ours(ending.get()));
                commitWithDone(member, start, "");
                return;
            }
            JournalEntry.StatementIntended entry = new JournalEntry.StatementIntended(
                    direction,
                    id,
                    member.index(),
                    step.sha256(),
                    Hashes.sha256(member.statement().text()),
                    evidence);
            journal.append(entry, step.provenance());
            intended = Optional.of(entry);
            try {
                run.sink().execute(member.statement());
                run.sink().flush();
            } catch (SqlFailure e) {
                clearAfterFailure(member, evidence, e);
                throw e;
            }
            if (evidence.isEmpty()) {
                appendDone(member, start, "");
            } else {
                holdDone(member, start);
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
            journal.settle();
            run.session().changedBy(member.statement().text());
            run.sink().execute(member.statement());
            run.sink().flush();
            String restores = run.session().restoring(member.statement().text());
            if (!restores.isEmpty()) {
                appendDone(member, start, restores);
            }
        }

        private void restore(Member member) {
            String sql = restores.getOrDefault(member.index(), "");
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
                                    "The name of the index that statement " + member.index() + " of revision " + id
                                            + " makes is taken")
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
            String is = run.evidence().of(member.meant());
            Judgement judgement = was.isEmpty() || is.isEmpty()
                    ? new Judgement.Unclear("the database shows nothing of its objects")
                    : Judgement.of(run.dialect(), member.traits().command(), member.meaning(), was, is);
            return switch (judgement) {
                case Judgement.NotDone notDone -> false;
                case Judgement.Done done -> {
                    holdDone(member, System.nanoTime());
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
            journal.settle();
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

        private JournalEntry.StatementDone done(Member member, long start, String restores) {
            return new JournalEntry.StatementDone(
                    direction,
                    id,
                    member.index(),
                    step.sha256(),
                    Hashes.sha256(member.statement().text()),
                    (System.nanoTime() - start) / 1_000_000,
                    restores);
        }

        private void commitWithDone(Member member, long start, String restores) {
            run.sink().flush();
            JournalEntry.StatementDone entry = done(member, start, restores);
            journal.execute(entry, step.provenance());
            run.sink().commit();
            run.journal().committed();
            isDone(entry);
        }

        private void isDone(JournalEntry.StatementDone entry) {
            done.put(entry.statement(), entry.statementSha256());
            restores.put(entry.statement(), entry.restores());
            intended = Optional.empty();
        }

        private void appendDone(Member member, long start, String restores) {
            JournalEntry.StatementDone entry = done(member, start, restores);
            journal.append(entry, step.provenance());
            isDone(entry);
        }

        private void holdDone(Member member, long start) {
            JournalEntry.StatementDone entry = done(member, start, "");
            journal.hold(entry, step.provenance());
            isDone(entry);
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
