package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Quoted;
import dev.windlass.execute.JournalTable;
import dev.windlass.execute.MigrationLock;
import dev.windlass.execute.SqlFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A row that one migrator holds until a time by the database's clock, and renews. It excludes others where a session lock
 * proves nothing: behind a pooler that lends connections by the transaction, and on clusters whose nodes do not share
 * session locks. Every journal entry checks the row's token in its own transaction, so that a holder that slept through
 * its time can write nothing any more.
 */
final class LeaseLock implements MigrationLock {
    private static final int SECONDS = 15;
    private static final int HEARTBEAT_SECONDS = 4;

    private final Connection connection;
    private final Connector connector;
    private final JournalTable journal;
    private final String owner;
    private final Runnable lost;
    private long token;
    private @Nullable Thread heartbeat;
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * A lease, not yet taken.
     *
     * @param connector opens the connection on which it is renewed
     * @param owner who takes it, for those who wait
     * @param lost called, from another thread, when it turns out that somebody else has taken it
     */
    LeaseLock(Connection connection, Connector connector, JournalTable journal, String owner, Runnable lost) {
        this.connection = connection;
        this.connector = connector;
        this.journal = journal;
        this.owner = owner;
        this.lost = lost;
    }

    /** The name of the table with the row. */
    static String tableName(JournalTable journal) {
        return journal.name().equals("windlass_journal") ? "windlass_lock" : journal.name() + "_lock";
    }

    private String table() {
        return Quoted.qualified(connector.dialect(), journal.schema(), tableName(journal));
    }

    private String now() {
        return connector.dialect() == DialectName.POSTGRESQL ? "clock_timestamp()" : "utc_timestamp(6)";
    }

    private String later() {
        return connector.dialect() == DialectName.POSTGRESQL
                ? "clock_timestamp() + interval '" + SECONDS + " seconds'"
                : "utc_timestamp(6) + interval " + SECONDS + " second";
    }

    private void create() throws SQLException {
        boolean postgresql = connector.dialect() == DialectName.POSTGRESQL;
        String time = postgresql ? "timestamp with time zone" : "datetime(6)";
        String text = postgresql ? "text" : "varchar(255)";
        update(
                connection,
                "CREATE TABLE IF NOT EXISTS " + table() + " (id integer NOT NULL PRIMARY KEY, owner " + text
                        + " NOT NULL, token bigint NOT NULL, acquired_at " + time + " NOT NULL, expires_at " + time
                        + " NOT NULL)");
        update(
                connection,
                (postgresql ? "INSERT INTO " : "INSERT IGNORE INTO ") + table() + " VALUES (1, '', 0, " + now()
                        + ", '1970-01-02 00:00:00')" + (postgresql ? " ON CONFLICT DO NOTHING" : ""));
    }

    @Override
    public Optional<String> tryAcquire() {
        try {
            create();
            String take = "UPDATE " + table() + " SET owner = " + Quoted.literal(connector.dialect(), owner)
                    + ", token = token + 1, acquired_at = " + now() + ", expires_at = " + later()
                    + " WHERE id = 1 AND expires_at < " + now();
            if (update(connection, take) == 1) {
                token = Long.parseLong(one("SELECT token FROM " + table() + " WHERE id = 1"));
                beat();
                return Optional.empty();
            }
            return Optional.of(one("SELECT concat(owner, ', since ', acquired_at) FROM " + table() + " WHERE id = 1"));
        } catch (SQLException e) {
            SqlFailure failure = SqlFailures.of(connector.dialect(), e, Optional.empty());
            return switch (failure.kind()) {
                // Another one took it at the same instant, on another node.
                case DEADLOCK, SERIALIZATION, LOCK_TIMEOUT -> Optional.of("another migrator that came first");
                case SCRIPT, CONNECTION_LOST, CANCELLED, READ_ONLY -> throw failure;
            };
        }
    }

    /** The row is held until the transaction ends, so that nobody takes the lease between entry and commit. */
    @Override
    public String fence() {
        return "SELECT %s FROM " + table() + " WHERE id = 1 AND token = " + token + " FOR UPDATE";
    }

    private void beat() {
        Thread thread = new Thread(this::renew, "windlass lease");
        thread.setDaemon(true);
        heartbeat = thread;
        thread.start();
    }

    private void renew() {
        String sql = "UPDATE " + table() + " SET expires_at = " + later() + " WHERE id = 1 AND token = " + token;
        Connection own = null;
        try {
            while (!ended.await(HEARTBEAT_SECONDS, TimeUnit.SECONDS)) {
                try {
                    if (own == null) {
                        own = connector.open();
                    }
                    if (update(own, sql) != 1) {
                        lost.run();
                        return;
                    }
                } catch (SQLException e) {
                    // The next beat may come through; if none does, the lease runs out and the fence holds.
                    close(own);
                    own = null;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(own);
        }
    }

    private static void close(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // It is of no use any more in any case.
            }
        }
    }

    @Override
    public void release() {
        if (heartbeat == null) {
            return;
        }
        heartbeat = null;
        ended.countDown();
        try {
            update(
                    connection,
                    "UPDATE " + table() + " SET expires_at = '1970-01-02 00:00:00' WHERE id = 1 AND token = " + token);
        } catch (SQLException e) {
            // It runs out by itself.
        }
    }

    private static int update(Connection connection, String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private String one(String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }
}
