package dev.windlass.execute;

import dev.windlass.plan.Direction;
import dev.windlass.revision.RevisionId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the journal says of the database: the full set of applied revisions, in the order in which they were applied,
 * and the step that is not finished, if there is one.
 *
 * @param applied each applied revision with how it came to be so
 * @param unfinished the step that was begun outside of a transaction and not ended
 */
public record AppliedState(Map<RevisionId, Mark> applied, Optional<Unfinished> unfinished) {
    public AppliedState {
        applied = Collections.unmodifiableMap(new LinkedHashMap<>(applied));
    }

    /** Nothing applied, as before the first run. */
    public static final AppliedState EMPTY = new AppliedState(Map.of(), Optional.empty());

    /** The applied revisions. */
    public Set<RevisionId> revisions() {
        return applied.keySet();
    }

    /**
     * How a revision came to be applied.
     *
     * @param scriptSha256 the script's hash when it ran; empty if it was stamped or adopted
     * @param at when, by the database's clock
     */
    public record Mark(String scriptSha256, Instant at) {}

    /**
     * A step that ran in part.
     *
     * @param direction which way it went
     * @param revision the revision
     * @param scriptSha256 the script's hash when the step began
     * @param done the hash of each statement that is done, by index from 1
     * @param restores what gives a session the values that a statement left in its variables, by the statement's index
     * @param intended the statement that may or may not have been done
     * @param rendered the statements that operations became, by the index of the operations
     * @param batches how far statements in batches have come, by index
     * @param failure why it stopped; empty if it was cut off
     */
    public record Unfinished(
            Direction direction,
            RevisionId revision,
            String scriptSha256,
            Map<Integer, String> done,
            Map<Integer, String> restores,
            Optional<JournalEntry.StatementIntended> intended,
            Map<Integer, JournalEntry.OperationsRendered> rendered,
            Map<Integer, JournalEntry.BatchDone> batches,
            String failure) {
        public Unfinished {
            done = Collections.unmodifiableMap(new TreeMap<>(done));
            restores = Collections.unmodifiableMap(new TreeMap<>(restores));
            rendered = Collections.unmodifiableMap(new TreeMap<>(rendered));
            batches = Collections.unmodifiableMap(new TreeMap<>(batches));
        }
    }

    /** Folds journal rows, oldest first. */
    public static AppliedState of(Iterable<JournalRow> rows) {
        Map<RevisionId, Mark> applied = new LinkedHashMap<>();
        UnfinishedStep unfinished = new UnfinishedStep();
        for (JournalRow row : rows) {
            JournalEntry entry = JournalCodec.entry(row).orElse(null);
            if (entry == null) {
                continue;
            }
            unfinished.next(entry);
            switch (entry) {
                case JournalEntry.StepDone e -> {
                    applied.remove(e.revision());
                    if (e.direction() == Direction.UPGRADE) {
                        applied.put(e.revision(), new Mark(e.scriptSha256(), row.at()));
                    }
                }
                case JournalEntry.Stamped e -> move(applied, e.added(), e.removed(), row.at());
                case JournalEntry.Adopted e -> move(applied, e.added(), e.removed(), row.at());
                case JournalEntry.RunStarted e -> {}
                case JournalEntry.RunFinished e -> {}
                case JournalEntry.StatementIntended e -> {}
                case JournalEntry.StatementDone e -> {}
                case JournalEntry.OperationsRendered e -> {}
                case JournalEntry.BatchDone e -> {}
                case JournalEntry.StepFailed e -> {}
            }
        }
        return new AppliedState(applied, unfinished.ended());
    }

    private static void move(
            Map<RevisionId, Mark> applied, Iterable<RevisionId> added, Iterable<RevisionId> removed, Instant at) {
        removed.forEach(applied::remove);
        added.forEach(id -> applied.putIfAbsent(id, new Mark("", at)));
    }
}
