package dev.windlass.jdbc;

import dev.windlass.config.DatabaseUrl;
import dev.windlass.dialect.DialectName;
import dev.windlass.sql.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One dev database: empty when it is given out, removed when it is closed.
 *
 * @param url its address
 * @param connector reaches it
 * @param namespace where names without a namespace are looked up
 * @param namespaces the namespaces that belong to it; none for all
 * @param only the one connection that there is, where all must be done on it; nothing otherwise
 * @param removal removes it
 */
public record DevPlace(
        DatabaseUrl url,
        Connector connector,
        String namespace,
        Set<String> namespaces,
        Optional<Connection> only,
        Removal removal)
        implements AutoCloseable {
    /** Removes a dev database. */
    @FunctionalInterface
    public interface Removal {
        /** Removes it; what goes wrong is left to the next run. */
        void remove();
    }

    /** Whether other connections see what is done there, so that revisions can be run in it. */
    public boolean isShared() {
        return only.isEmpty() || connector.dialect() == DialectName.SQLITE;
    }

    /**
     * Runs statements, in one transaction where the database can and the statements bear it.
     *
     * @throws dev.windlass.execute.SqlFailure with the statement that the database refused
     */
    public void execute(List<Statement> statements, List<String> session) {
        try {
            Connection connection = connector.open();
            try {
                for (String sql : session) {
                    run(connection, new Statement(sql, new dev.windlass.sql.SourceSpan("", 1, 1, 0)));
                }
                if (connector.dialect() == DialectName.POSTGRESQL && only.isEmpty()) {
                    together(connection, statements);
                } else {
                    for (Statement statement : statements) {
                        run(connection, statement);
                    }
                }
            } finally {
                connection.close();
            }
        } catch (SQLException e) {
            throw SqlFailures.of(connector.dialect(), e, Optional.empty());
        }
    }

    /** States of PostgreSQL that say that a transaction is what a statement cannot bear; see Executor. */
    private static final Set<String> NOT_IN_TRANSACTION = Set.of("25001", "55P04");

    private void together(Connection connection, List<Statement> statements) throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (Statement statement : statements) {
                run(connection, statement);
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (dev.windlass.execute.SqlFailure e) {
            connection.rollback();
            connection.setAutoCommit(true);
            if (!NOT_IN_TRANSACTION.contains(e.sqlState())) {
                throw e;
            }
            for (Statement statement : statements) {
                run(connection, statement);
            }
        }
    }

    /** The number that a query gives. */
    public long number(String sql) {
        try (Connection connection = connector.open();
                java.sql.Statement statement = connection.createStatement();
                java.sql.ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw SqlFailures.of(connector.dialect(), e, Optional.empty());
        }
    }

    private void run(Connection connection, Statement statement) {
        try (java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            jdbc.execute(statement.text());
        } catch (SQLException e) {
            throw SqlFailures.of(connector.dialect(), e, Optional.of(statement));
        }
    }

    @Override
    public void close() {
        removal.remove();
    }
}
