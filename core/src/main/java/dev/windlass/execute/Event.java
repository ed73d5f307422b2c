package dev.windlass.execute;

import dev.windlass.error.Problem;
import java.time.Duration;
import java.util.Optional;

/** What happens during a run, as data: the console, logs and frameworks listen. */
public sealed interface Event {
    /** The lock is held by somebody else, and the run waits. */
    record WaitingForLock(String holder, Duration waited) implements Event {}

    /**
     * A run that will change the database begins.
     *
     * @param run its id in the journal
     * @param command the command's name
     * @param target what was asked for
     * @param steps how many steps it has
     */
    record RunStarted(String run, String command, String target, int steps) implements Event {}

    /**
     * A run has come to its end.
     *
     * @param outcome {@code completed}, {@code partial} or {@code failed}
     * @param done how many steps are done and durable
     * @param failure what stopped it, if anything did
     */
    record RunFinished(String run, String outcome, int done, Optional<Problem> failure) implements Event {}

    /** A step begins. */
    record StepStarted(PreparedStep step, int index, int count) implements Event {}

    /** A step is done and durable. */
    record StepFinished(PreparedStep step, int index, int count, Duration duration) implements Event {}

    /** A step goes on after the statements that an earlier run has done. */
    record StepResumed(PreparedStep step, int statementsDone) implements Event {}

    /**
     * A batch of rows is done.
     *
     * @param table the table that is walked
     * @param batches how many batches are done
     * @param rows how many rows they changed
     * @param fraction how much of the table that is, from 0 to 1; NaN if its keys do not tell
     */
    record BatchDone(PreparedStep step, String table, int batches, long rows, double fraction) implements Event {}

    /**
     * Rows were read or written by a command that does so for long.
     *
     * @param doing what is done, such as {@code loading}
     * @param table with which table
     * @param done how many rows are done
     * @param total how many there are
     */
    record RowsDone(String doing, String table, long done, long total) implements Event {}

    /** A failure that may pass: the transaction is tried again. */
    record Retrying(PreparedStep step, String reason, int attempt, Duration delay) implements Event {}

    /** The connection was lost, and another one is opened to go on. */
    record Reconnecting(int attempt) implements Event {}

    /** The run did not see to something that the user should know. */
    record Warned(String message) implements Event {}
}
