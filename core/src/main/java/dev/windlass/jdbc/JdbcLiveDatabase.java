package dev.windlass.jdbc;

import dev.windlass.code.Row;
import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Known;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.dialect.StoredDefinition;
import dev.windlass.dialect.all.Dialects;
import dev.windlass.execute.LiveDatabase;
import dev.windlass.execute.SqlFailure;
import dev.windlass.operation.DataOperation;
import dev.windlass.operation.Operation;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database behind a connection, as revisions in code see it. */
final class JdbcLiveDatabase implements LiveDatabase {
    private final Connection connection;
    private final DialectName name;
    private final String serverVersion;
    private @Nullable Dialect dialect;
    private @Nullable ServerVersion version;

    JdbcLiveDatabase(Connection connection, DialectName name, String serverVersion) {
        this.connection = connection;
        this.name = name;
        this.serverVersion = serverVersion;
    }

    // Both are made when first asked for: most runs have no revision in code.

    @Override
    public Dialect dialect() {
        Dialect made = dialect == null ? Dialects.of(name) : dialect;
        dialect = made;
        return made;
    }

    @Override
    public ServerVersion version() {
        ServerVersion read = version == null ? ServerVersion.parse(name, serverVersion) : version;
        version = read;
        return read;
    }

    @Override
    public List<Row> query(String sql, List<@Nullable Object> parameters, SourceSpan place) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters.bind(statement, parameters, name);
            try (ResultSet rows = statement.executeQuery()) {
                ResultSetMetaData metaData = rows.getMetaData();
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= metaData.getColumnCount(); i++) {
                    columns.add(metaData.getColumnLabel(i));
                }
                List<Row> result = new ArrayList<>();
                while (rows.next()) {
                    List<@Nullable Object> values = new ArrayList<>(columns.size());
                    for (int i = 1; i <= columns.size(); i++) {
                        values.add(Parameters.read(rows, i));
                    }
                    result.add(new Row(columns, values));
                }
                return result;
            }
        } catch (SQLException e) {
            throw SqlFailures.of(name, e, Optional.of(new Statement(sql, place)));
        }
    }

    @Override
    public long execute(String sql, List<@Nullable Object> parameters, SourceSpan place) {
        if (parameters.isEmpty()) {
            // Drivers take a question mark of a prepared statement for a parameter; in PostgreSQL it is an operator.
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                return changed(statement, statement.execute(sql));
            } catch (SQLException e) {
                throw SqlFailures.of(name, e, Optional.of(new Statement(sql, place)));
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters.bind(statement, parameters, name);
            return changed(statement, statement.execute());
        } catch (SQLException e) {
            throw SqlFailures.of(name, e, Optional.of(new Statement(sql, place)));
        }
    }

    private static long changed(java.sql.Statement statement, boolean first) throws SQLException {
        boolean rows = first;
        long changed = 0;
        while (true) {
            long count = rows ? 0 : statement.getUpdateCount();
            if (count < 0) {
                return changed;
            }
            changed += count;
            rows = statement.getMoreResults();
        }
    }

    @Override
    public Known known(List<Operation> operations) {
        if (operations.stream().allMatch(DataOperation.class::isInstance)) {
            return Known.NOTHING;
        }
        try {
            return switch (name) {
                case SQLITE -> new Known(Optional.empty(), definitions());
                case MYSQL -> new MysqlTables(connection, version()).known(operations);
                case POSTGRESQL -> new PostgresqlTables(connection).known(operations);
            };
        } catch (SQLException e) {
            throw SqlFailures.of(name, e, Optional.empty());
        }
    }

    private List<StoredDefinition> definitions() throws SQLException {
        String sql = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master ORDER BY rowid";
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<StoredDefinition> definitions = new ArrayList<>();
            while (rows.next()) {
                definitions.add(new StoredDefinition(
                        rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
            return definitions;
        }
    }

    @Override
    public <T> T driver(Class<T> type) {
        try {
            return type == Connection.class ? type.cast(GuardedConnection.of(connection)) : connection.unwrap(type);
        } catch (SQLException e) {
            throw SqlFailures.of(name, e, Optional.empty());
        }
    }

    @Override
    public Optional<SqlFailure> failure(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                return Optional.of(SqlFailures.of(name, e, Optional.empty()));
            }
        }
        return Optional.empty();
    }
}
