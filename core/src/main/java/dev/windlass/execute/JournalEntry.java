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

    /**
     * Operations of a revision in code, as the statements that they became before any of them ran: their rendering
     * depends on what is there, which they change.
     */
    record OperationsRendered(
            Direction direction,
            RevisionId revision,
            int statement,
            String scriptSha256,
            String operationsSha256,
            List<String> statements)
            implements JournalEntry {
        public OperationsRendered {
            statements = List.copyOf(statements);
        }
    }

    /**
     * A batch of rows, which committed together with this entry.
     *
     * @param last the last key of the batch, as {@link KeyText} writes it
     * @param count how many batches that makes
     * @param rows how many rows they changed
     */
    record BatchDone(
            Direction direction,
            RevisionId revision,
            int statement,
            String scriptSha256,
            String statementSha256,
            String last,
            int count,
            long rows)
            implements JournalEntry {}

    /** A step failed; what of it was transactional is rolled back. */
    record StepFailed(
            Direction direction, RevisionId revision, int statement, String scriptSha256, String code, String message)
            implements JournalEntry {}
}
