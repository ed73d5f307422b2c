package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.postgresql.PGConnection;

/** Finds out whether a session lock of this connection keeps others out. */
final class SessionLockProof {
    private SessionLockProof() {}

    /** Whether it does: the server is reached directly, and is alone. */
    static boolean holds(Connection connection, DialectName dialect) {
        try {
            return switch (dialect) {
                case POSTGRESQL -> postgresql(connection);
                case MYSQL ->
                    !value(connection, "SHOW GLOBAL VARIABLES LIKE 'wsrep_on'", 2)
                            .equalsIgnoreCase("ON");
                case SQLITE -> true;
            };
        } catch (SQLException e) {
            throw SqlFailures.of(dialect, e, Optional.empty());
        }
    }

    /**
     * A pooler tells its clients of a process id of its own making (PgBouncer: a random cancel key), which is not the
     * one that the server knows. CockroachDB and YugabyteDB have no session locks that reach all nodes.
     */
    private static boolean postgresql(Connection connection) throws SQLException {
        String server = value(connection, "SELECT version()", 1).toLowerCase(Locale.ROOT);
        if (server.contains("cockroach") || server.contains("-yb-")) {
            return false;
        }
        String pid = value(connection, "SELECT pg_backend_pid()", 1);
        return pid.equals(Integer.toString(connection.unwrap(PGConnection.class).getBackendPID()));
    }

    private static String value(Connection connection, String sql, int column) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(column)) : "";
        }
    }
}
