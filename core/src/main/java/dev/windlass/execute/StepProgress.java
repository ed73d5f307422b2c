package dev.windlass.execute;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.plan.Direction;
import dev.windlass.plan.Step;
import dev.windlass.revision.RevisionId;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far a step has come that runs statement by statement: what the journal says of it, and what is written there as it
 * goes on. Used by one thread.
 */
final class StepProgress {
    private final RunContext run;
    private final JournalAppender journal;
    private final PreparedStep step;
    private final Map<Integer, String> done = new HashMap<>();
    private final Map<Integer, JournalEntry.OperationsRendered> rendered = new HashMap<>();
    private final Map<Integer, JournalEntry.BatchDone> batches = new HashMap<>();
    private final Map<Integer, String> restores = new HashMap<>();
    private final boolean edited;
    private Optional<JournalEntry.StatementIntended> intended;
    private int lastIndex = -1;

    /**
     * The progress of a step.
     *
     * @param before what an earlier run did of it
     */
    StepProgress(RunContext run, PreparedStep step, Optional<AppliedState.Unfinished> before) {
        this.run = run;
        this.journal = new JournalAppender(run);
        this.step = step;
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

    static Direction direction(PreparedStep step) {
        return step.step() instanceof Step.Downgrade ? Direction.DOWNGRADE : Direction.UPGRADE;
    }

    PreparedStep step() {
        return step;
    }

    Direction direction() {
        return direction(step);
    }

    RevisionId id() {
        return step.step().revision().id();
    }

    /** The index of the statement that was last begun; -1 before the first. */
    int lastIndex() {
        return lastIndex;
    }

    void reached(int index) {
        lastIndex = index;
    }

    /** The step is gone through from its first statement. */
    void fromTheStart() {
        lastIndex = -1;
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

    /** What gives the session the values that a statement left in its variables; empty if nothing. */
    String restores(int index) {
        return restores.getOrDefault(index, "");
    }

    /** What was announced, and may or may not have been done. */
    Optional<JournalEntry.StatementIntended> announced(int index) {
        return intended.filter(i -> i.statement() == index);
    }

    /** Whether an earlier run has done the statement; an error if another statement was done in its place. */
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
                        "Statement " + index + " of revision " + id() + " " + how + ", and the "
                                + (code ? "revision now asks for" : "script now says") + " something else in its place")
                .at(place.toString())
                .toException();
    }

    /** Writes the entries that wait for the next. */
    void settle() {
        journal.settle();
    }

    /** Journals what operations were rendered as, before the first of them is announced or run. */
    void rendered(JournalEntry.OperationsRendered entry) {
        journal.hold(entry, step.provenance());
        rendered.put(entry.statement(), entry);
    }

    /** Announces a statement durably, with the evidence of the state before it. */
    void announce(int index, Statement statement, String evidence) {
        JournalEntry.StatementIntended entry = new JournalEntry.StatementIntended(
                direction(), id(), index, step.sha256(), Hashes.sha256(statement.text()), evidence);
        journal.append(entry, step.provenance());
        intended = Optional.of(entry);
    }

    /** Runs what the database can undo, in a transaction together with its entry. */
    void together(int index, String text, SourceSpan place, Runnable work) {
        lastIndex = index;
        long start = System.nanoTime();
        journal.settle();
        run.sink().begin();
        work.run();
        commitWithDone(index, new Statement(text, place), start, "");
    }

    /** Commits the transaction that is open together with an entry that does not end the statement. */
    void commitWith(JournalEntry.BatchDone entry) {
        journal.execute(entry, step.provenance());
        run.sink().commit();
        run.journal().committed();
        batches.put(entry.statement(), entry);
    }

    /** Commits the transaction that is open together with the entry that the statement is done. */
    void commitWithDone(int index, Statement statement, long start, String restores) {
        run.sink().flush();
        JournalEntry.StatementDone entry = entry(index, statement, start, restores);
        journal.execute(entry, step.provenance());
        run.sink().commit();
        run.journal().committed();
        isDone(entry);
    }

    /** Writes in a transaction of its own that the statement is done. */
    void appendDone(int index, Statement statement, long start, String restores) {
        JournalEntry.StatementDone entry = entry(index, statement, start, restores);
        journal.append(entry, step.provenance());
        isDone(entry);
    }

    /** Leaves it to the next entry to write that the statement is done, which evidence proves. */
    void holdDone(int index, Statement statement, long start) {
        JournalEntry.StatementDone entry = entry(index, statement, start, "");
        journal.hold(entry, step.provenance());
        isDone(entry);
    }

    private JournalEntry.StatementDone entry(int index, Statement statement, long start, String restores) {
        return new JournalEntry.StatementDone(
                direction(),
                id(),
                index,
                step.sha256(),
                Hashes.sha256(statement.text()),
                (System.nanoTime() - start) / 1_000_000,
                restores);
    }

    private void isDone(JournalEntry.StatementDone entry) {
        done.put(entry.statement(), entry.statementSha256());
        restores.put(entry.statement(), entry.restores());
        intended = Optional.empty();
    }
}
