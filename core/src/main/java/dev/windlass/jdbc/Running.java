package dev.windlass.jdbc;

import dev.windlass.execute.SqlFailure;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The statement that is running, so that another thread can cancel it on the server. */
final class Running {
    private volatile java.sql.@Nullable Statement current;
    private volatile boolean cancelled;
    private @Nullable Blockers blockers;

    /** From now on it is found out whom statements wait for. */
    void watchedBy(Blockers watch) {
        blockers = watch;
    }

    /** The failure with whom the last statement waited for, if it is about a lock. */
    SqlFailure explained(SqlFailure failure) {
        return failure.kind() == SqlFailure.Kind.LOCK_TIMEOUT
                        && blockers != null
                        && !blockers.seen().isEmpty()
                ? failure.because(blockers.seen())
                : failure;
    }

    /** What has a running statement. */
    interface Holder {
        /** It. */
        Running running();
    }

    /** Executes a statement to its end, all results included. */
    void execute(java.sql.Statement statement, String sql) throws SQLException {
        current = statement;
        Blockers watch = blockers;
        if (watch != null) {
            watch.begins();
        }
        try {
            if (cancelled) {
                // Once: what follows is the journal's word on the cancelled run.
                cancelled = false;
                throw new SQLException("cancelled before it was sent", "57014", 1317);
            }
            boolean rows = statement.execute(sql);
            while (rows || statement.getUpdateCount() >= 0) {
                rows = statement.getMoreResults();
            }
        } finally {
            current = null;
            if (watch != null) {
                watch.ended();
            }
        }
    }

    /** Cancels what runs, or what would be sent next. May be called by any thread. */
    void cancel() {
        cancelled = true;
        java.sql.Statement statement = current;
        if (statement != null) {
            try {
                statement.cancel();
                cancelled = false;
            } catch (SQLException e) {
                // It has just ended; what would be sent next is refused instead.
            }
        }
    }
}
