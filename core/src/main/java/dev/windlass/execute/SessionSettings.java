package dev.windlass.execute;

import java.util.List;

/** The settings of the session that a run works in. */
public interface SessionSettings {
    /** A session that needs nothing. */
    SessionSettings NONE = new SessionSettings() {
        @Override
        public List<String> limits(PreparedStep.Timeouts timeouts, boolean inTransaction) {
            return List.of();
        }

        @Override
        public void changedBy(String statement) {}

        @Override
        public void reset() {}
    };

    /** The statements that set limits for what follows. */
    List<String> limits(PreparedStep.Timeouts timeouts, boolean inTransaction);

    /**
     * The statements after which the open transaction's commit does not wait until it is on disk: it is there no later
     * than the next commit that waits. Empty where a database has no such thing.
     */
    default List<String> unflushed() {
        return List.of();
    }

    /** A script's statement changes settings of the session, which {@link #reset} must undo. */
    void changedBy(String statement);

    /** What an {@code EXECUTE} of this session runs: the text that was prepared; for all else the statement itself. */
    default String meant(String statement) {
        return statement;
    }

    /**
     * The statement that gives another session the values that the last statement left in variables of this one; empty
     * if it left none, or none that doing it again would not give.
     */
    default String restoring(String statement) {
        return "";
    }

    /**
     * Gives the session the settings that it began with, if a script changed them: each script starts as it would in a
     * session of its own, whatever ran before.
     */
    void reset();
}
