package dev.windlass.execute;

import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.plan.Direction;
import dev.windlass.plan.Step;
import dev.windlass.revision.RevisionId;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.Statement;
import dev.windlass.sql.StatementTraits;
import dev.windlass.sql.TransactionControl;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private Optional<AppliedState.Unfinished> unfinished;
    private int lastIndex = -1;

    StatementSteps(RunContext run, Optional<AppliedState.Unfinished> unfinished) {
        this.run = run;
        this.unfinished = unfinished;
    }

    /** The index of the statement that was last begun; -1 before the first. */
    int lastIndex() {
        return lastIndex;
    }

    private record Member(int index, Statement statement, StatementTraits traits) {}

    void run(PreparedStep step) {
        lastIndex = -1;
        run.session().limits(step.timeouts(), false).forEach(sql -> run.sink().execute(ours(sql)));
        if (!(step.work() instanceof PreparedStep.Work.Sql sql)) {
            return;
        }
        Direction direction = step.step() instanceof Step.Downgrade ? Direction.DOWNGRADE : Direction.UPGRADE;
        RevisionId id = step.step().revision().id();
        Progress progress = new Progress(
                step, direction, id, unfinished.filter(u -> u.revision().equals(id) && u.direction() == direction));
        if (progress.before().isPresent()) {
            run.listener()
                    .accept(new Event.StepResumed(
                            step, progress.before().get().done().size()));
        }
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
        unfinished = Optional.empty();
    }

    private static Statement ours(String sql) {
        return new Statement(sql, new SourceSpan("", 1, 1, 0));
    }

    /** One step's way through its statements. */
    private final class Progress {
        private final PreparedStep step;
        private final Direction direction;
        private final RevisionId id;
        private final Optional<AppliedState.Unfinished> before;

        Progress(PreparedStep step, Direction direction, RevisionId id, Optional<AppliedState.Unfinished> before) {
            this.step = step;
            this.direction = direction;
            this.id = id;
            this.before = before;
        }

        Optional<AppliedState.Unfinished> before() {
            return before;
        }

        /** Whether an earlier run has done the statement; an error if another statement was done in its place. */
        private boolean alreadyDone(Member member) {
            Map<Integer, String> done =
                    before.map(AppliedState.Unfinished::done).orElse(Map.of());
            String was = done.get(member.index());
            if (was == null) {
                return false;
            }
            if (!was.equals(Hashes.sha256(member.statement().text()))) {
                throw Problem.of(
                                ErrorCode.SCRIPT_EDITED_WHILE_UNFINISHED,
                                "Statement " + member.index() + " of revision " + id
                                        + " is done, and the script now says something else in its place")
                        .at(member.statement().span().toString())
                        .toException();
            }
            return true;
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
            append(new JournalEntry.StatementIntended(
                    direction,
                    id,
                    member.index(),
                    step.sha256(),
                    Hashes.sha256(member.statement().text()),
                    evidence));
            try {
                run.sink().execute(member.statement());
                run.sink().flush();
            } catch (SqlFailure e) {
                clearAfterFailure(member, evidence, e);
                throw e;
            }
            append(done(member, start));
        }

        /**
         * Whether a statement that an earlier run had announced turns out to be done.
         *
         * @throws dev.windlass.error.WindlassException if that cannot be told
         */
        private boolean resolved(Member member) {
            Optional<JournalEntry.StatementIntended> intended =
                    before.flatMap(AppliedState.Unfinished::intended).filter(i -> i.statement() == member.index());
            if (intended.isEmpty()) {
                return false;
            }
            if (!intended.get()
                    .statementSha256()
                    .equals(Hashes.sha256(member.statement().text()))) {
                throw Problem.of(
                                ErrorCode.SCRIPT_EDITED_WHILE_UNFINISHED,
                                "A run was cut off at statement " + member.index() + " of revision " + id
                                        + ", and the script now says something else in its place")
                        .at(member.statement().span().toString())
                        .toException();
            }
            String was = intended.get().evidence();
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
                    append(done(member, System.nanoTime()));
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

        private JournalEntry done(Member member, long start) {
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
            run.sink().execute(ours(run.table().insert(run.journal().next(done(member, start), step.provenance()))));
            run.sink().commit();
            run.journal().committed();
        }

        private void append(JournalEntry entry) {
            run.sink().execute(ours(run.table().insert(run.journal().next(entry, step.provenance()))));
            run.sink().flush();
            run.journal().committed();
        }
    }

    private boolean undoable(StatementTraits traits) {
        return run.dialect() == DialectName.MYSQL ? !traits.implicitCommit() : !traits.refusesTransaction();
    }
}
