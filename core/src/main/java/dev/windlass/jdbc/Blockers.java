package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who a statement waits for: from a second connection, before the lock timeout ends the waiting and with it
 * the trace. Nothing is asked while statements are quick. What other sessions run is not shown, since it may hold data of
 * patients.
 */
final class Blockers implements AutoCloseable {
    /** How much of the lock timeout passes before the first look, and between looks; a tenth is how exact that is. */
    private static final int FIRST_PERCENT = 50;

    private static final int NEXT_PERCENT = 20;

    /** Of {@link #since}: no statement runs. */
    private static final long NONE = 0;

    private static final long MIN_PAUSE_NANOS = 5_000_000;

    // PostgreSQL manual, 9.27 "System Information Functions": pg_blocking_pids.
    private static final String POSTGRESQL = """
            SELECT 'session ' || a.pid || ' (user ' || coalesce(a.usename, '?')
                   || CASE WHEN a.application_name <> '' THEN ', ' || a.application_name ELSE '' END
                   || CASE WHEN a.client_addr IS NOT NULL THEN ', from ' || host(a.client_addr) ELSE '' END
                   || '), ' || coalesce(a.state, a.backend_type)
                   || coalesce(', its transaction open for ' || date_trunc('second', now() - a.xact_start), '')
            FROM unnest(pg_blocking_pids(CAST(? AS integer))) AS b(pid) JOIN pg_stat_activity a ON a.pid = b.pid ORDER BY a.pid""";

    private static final String MYSQL_SESSION = """
            concat('session ', p.id, ' (user ', p.user, ', from ', p.host, '), ', lower(p.command), ' for ', p.time, ' s')
            """;

    // MySQL manual, 29.12.13 "Performance Schema Lock Tables".
    private static final String MYSQL = """
            SELECT DISTINCT %1$s FROM performance_schema.metadata_locks w
            JOIN performance_schema.threads wt ON wt.thread_id = w.owner_thread_id
            JOIN performance_schema.metadata_locks h ON h.object_type = w.object_type
                 AND h.object_schema <=> w.object_schema AND h.object_name <=> w.object_name
                 AND h.lock_status = 'GRANTED' AND h.owner_thread_id <> w.owner_thread_id
            JOIN performance_schema.threads ht ON ht.thread_id = h.owner_thread_id
            JOIN information_schema.processlist p ON p.id = ht.processlist_id
            WHERE w.lock_status = 'PENDING' AND wt.processlist_id = ?
            UNION
            SELECT %1$s FROM performance_schema.data_lock_waits d
            JOIN performance_schema.threads wt ON wt.thread_id = d.requesting_thread_id
            JOIN performance_schema.threads ht ON ht.thread_id = d.blocking_thread_id
            JOIN information_schema.processlist p ON p.id = ht.processlist_id
            WHERE wt.processlist_id = ?""".formatted(MYSQL_SESSION);

    // MariaDB manual, "Information Schema INNODB_LOCK_WAITS Table".
    private static final String MARIADB_ROWS = """
            SELECT DISTINCT %s FROM information_schema.innodb_lock_waits w
            JOIN information_schema.innodb_trx r ON r.trx_id = w.requesting_trx_id
            JOIN information_schema.innodb_trx b ON b.trx_id = w.blocking_trx_id
            JOIN information_schema.processlist p ON p.id = b.trx_mysql_thread_id
            WHERE r.trx_mysql_thread_id = ?""".formatted(MYSQL_SESSION);

    /**
     * MariaDB names the holders of metadata locks only with a plugin (metadata_lock_info); without it they are among the
     * sessions whose transaction is open.
     */
    private static final String MARIADB_OPEN = """
            SELECT DISTINCT concat(%s, ', with an open transaction') FROM information_schema.innodb_trx t
            JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
            WHERE p.id <> ? AND EXISTS (SELECT 1 FROM information_schema.processlist own WHERE own.id = ?
                                        AND own.state LIKE 'Waiting for%%lock%%')""".formatted(MYSQL_SESSION);

    private final Connector connector;
    private final long session;
    private final boolean mariadb;
    private @Nullable Thread thread;
    private volatile boolean closed;
    private volatile Duration limit = Duration.ZERO;
    private volatile long since = NONE;
    private volatile List<String> seen = List.of();
    private volatile @Nullable Connection second;
    private long lookedAt;
    private boolean given;

    /**
     * A watch over a session.
     *
     * @param session the server's number of it
     */
    Blockers(Connector connector, long session, boolean mariadb) {
        this.connector = connector;
        this.session = session;
        this.mariadb = mariadb;
    }

    /** How long statements wait for locks from now on; zero for ever. */
    void limit(Duration lockTimeout) {
        boolean changed = !limit.equals(lockTimeout);
        limit = lockTimeout;
        if (changed && thread != null) {
            LockSupport.unpark(thread);
        }
    }

    /** A statement is sent. It costs nothing but to note the time: thousands of them are quick. */
    void begins() {
        seen = List.of();
        if (limit.isZero()) {
            return;
        }
        since = System.nanoTime() | 1;
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("blockers").start(this::watch);
        }
    }

    /** The statement has ended. */
    void ended() {
        since = NONE;
    }

    private void watch() {
        while (!closed) {
            Duration wait = limit;
            LockSupport.parkNanos(Math.max(MIN_PAUSE_NANOS, wait.toNanos() / 10));
            long begun = since;
            if (begun == NONE || wait.isZero()) {
                continue;
            }
            long now = System.nanoTime();
            boolean first = lookedAt - begun < 0;
            if (now - (first ? begun : lookedAt) >= wait.toNanos() / 100 * (first ? FIRST_PERCENT : NEXT_PERCENT)) {
                lookedAt = now;
                look();
            }
        }
    }

    /** Who held what the last statement waited for, in words; empty if nobody was seen. */
    String seen() {
        return seen.isEmpty() ? "" : "blocked by: " + String.join("; ", seen);
    }

    private void look() {
        if (given) {
            return;
        }
        try {
            Connection connection = second;
            if (connection == null) {
                connection = connector.open();
                second = connection;
            }
            List<String> found = ask(connection);
            if (!found.isEmpty()) {
                seen = found;
            }
        } catch (SQLException e) {
            // Without the right, or a connection to spare, the failure is told without names.
            given = true;
        }
    }

    private List<String> ask(Connection connection) throws SQLException {
        if (connector.dialect() == DialectName.POSTGRESQL) {
            return ask(connection, POSTGRESQL, 1);
        }
        if (!mariadb) {
            return ask(connection, MYSQL, 2);
        }
        List<String> rows = ask(connection, MARIADB_ROWS, 1);
        return rows.isEmpty() ? ask(connection, MARIADB_OPEN, 2) : rows;
    }

    private List<String> ask(Connection connection, String sql, int parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= parameters; i++) {
                statement.setLong(i, session);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    @Override
    public void close() {
        closed = true;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
        Connection opened = second;
        if (opened != null) {
            try {
                opened.close();
            } catch (SQLException e) {
                // It is gone already.
            }
        }
    }
}
