package dev.windlass.execute;

import dev.windlass.plan.Direction;
import dev.windlass.revision.RevisionId;
import java.util.List;

/** What a journal entry says happened. */
public sealed interface JournalEntry {
    /** A command that changes the database began. */
    record RunStarted(String command, String target) implements JournalEntry {}

    /** The run of that id came to its end; a killed run has no such entry. */
    record RunFinished(String outcome, int steps) implements JournalEntry {}

    /** A step ran to its end: the revision is applied, or reverted. */
    record StepDone(Direction direction, RevisionId revision, String scriptSha256, int statements, long durationMillis)
            implements JournalEntry {}

    /** Revisions were marked as applied or as not applied, and nothing was run. */
    record Stamped(List<RevisionId> added, List<RevisionId> removed) implements JournalEntry {
        public Stamped {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }

    /** Another tool had moved its own table since Windlass last looked, and its word counts. */
    record Adopted(String table, List<RevisionId> added, List<RevisionId> removed) implements JournalEntry {
        public Adopted {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }

    /** A statement outside of a transaction is about to be sent. */
    record StatementIntended(
            Direction direction,
            RevisionId revision,
            int statement,
            String scriptSha256,
            String statementSha256,
            String evidence)
            implements JournalEntry {}

    /**
     * That statement, or one that committed together with this entry, was done.
     *
     * @param restores the statement that gives a later session the values that this one left in its variables; empty if
     *     it left none
     */
    record StatementDone(
            Direction direction,
            RevisionId revision,
            int statement,
            String scriptSha256,
            String statementSha256,
            long durationMillis,
            String restores)
            implements JournalEntry {}

    /** A step failed; what of it was transactional is rolled back. */
    record StepFailed(
            Direction direction, RevisionId revision, int statement, String scriptSha256, String code, String message)
            implements JournalEntry {}
}
