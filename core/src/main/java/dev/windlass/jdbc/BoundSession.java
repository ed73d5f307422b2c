package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Quoted;
import dev.windlass.execute.SqlFailure;
import dev.windlass.schema.QualifiedName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A connection for rows instead of scripts: whatever is bound to a {@code ?} stays out of the statement's text. */
public final class BoundSession implements AutoCloseable {
    private final Connection connection;
    private final DialectName dialect;

    private BoundSession(Connection connection, DialectName dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /**
     * Connects.
     *
     * @param statements run first
     * @throws dev.windlass.error.WindlassException with {@code NO_CONNECTION} or its kin
     */
    public static BoundSession open(Connector connector, List<String> statements) {
        try {
            Connection connection = connector.openBound();
            for (String sql : statements) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            }
            return new BoundSession(connection, connector.dialect());
        } catch (SQLException e) {
            throw ConnectionFailures.of(connector, e);
        }
    }

    /** The family of the database. */
    public DialectName dialect() {
        return dialect;
    }

    Connection connection() {
        return connection;
    }

    /** What is done with the connection, its failures told as all others are. */
    <T> T with(Work<T> work) {
        try {
            return work.run(connection);
        } catch (SQLException e) {
            throw SqlFailures.of(dialect, e, Optional.empty());
        }
    }

    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /**
     * The rows of a query, as texts.
     *
     * @throws SqlFailure if the database refuses it
     */
    public List<List<@Nullable String>> query(String sql, Object... parameters) {
        return with(open -> {
            try (PreparedStatement statement = open.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    return texts(rows);
                }
            }
        });
    }

    static List<List<@Nullable String>> texts(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        List<List<@Nullable String>> result = new ArrayList<>();
        while (rows.next()) {
            List<@Nullable String> row = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                row.add(rows.getString(i));
            }
            result.add(row);
        }
        return result;
    }

    /**
     * How many rows a query of the user's gives, in a transaction that may only read.
     *
     * @throws SqlFailure if the database refuses it
     */
    public long count(dev.windlass.sql.Statement query) {
        try {
            connection.setAutoCommit(false);
            readOnly(true);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(1000);
                long count = 0;
                if (statement.execute(query.text())) {
                    try (ResultSet rows = statement.getResultSet()) {
                        while (rows.next()) {
                            count++;
                        }
                    }
                }
                return count;
            } finally {
                connection.rollback();
                readOnly(false);
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw SqlFailures.of(dialect, e, Optional.of(query));
        }
    }

    private void readOnly(boolean on) throws SQLException {
        String sql = switch (dialect) {
            case POSTGRESQL, MYSQL -> on ? "SET TRANSACTION READ ONLY" : "";
            case SQLITE -> "PRAGMA query_only = " + (on ? "ON" : "OFF");
        };
        if (dialect == DialectName.MYSQL) {
            // It is for the next transaction, and the driver begins one with the next statement.
            connection.setAutoCommit(true);
        }
        if (!sql.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
        if (dialect == DialectName.MYSQL && on) {
            connection.setAutoCommit(false);
        }
    }

    /** The columns of a table's primary key, in its order; none if it has none. */
    public List<String> primaryKey(QualifiedName table) {
        return with(open -> {
            DatabaseMetaData metaData = open.getMetaData();
            Map<Integer, String> columns = new TreeMap<>();
            try (ResultSet rows = dialect == DialectName.MYSQL
                    ? metaData.getPrimaryKeys(
                            table.namespace().isEmpty() ? open.getCatalog() : table.namespace(), null, table.name())
                    : metaData.getPrimaryKeys(null, schema(table), table.name())) {
                while (rows.next()) {
                    columns.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
                }
            }
            return List.copyOf(columns.values());
        });
    }

    /** The schema that a table is in, for PostgreSQL; null where there are none. */
    @Nullable
    String schema(QualifiedName table) {
        if (dialect != DialectName.POSTGRESQL) {
            return null;
        }
        return query(
                        "SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                + " WHERE c.oid = to_regclass(?)",
                        quoted(table))
                .stream()
                .map(List::getFirst)
                .findFirst()
                .orElse(null);
    }

    /** A table's name as SQL. */
    String quoted(QualifiedName table) {
        return Quoted.qualified(dialect, table.namespace(), table.name());
    }

    /** A column's name as SQL. */
    String quoted(String column) {
        return Quoted.identifier(dialect, column);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing of ours depends on it any more.
        }
    }
}
