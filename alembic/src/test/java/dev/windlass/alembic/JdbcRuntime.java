package dev.windlass.alembic;

import dev.windlass.alembic.library.RevisionRuntime;
import dev.windlass.alembic.library.StatementFailure;
import dev.windlass.dialect.DialectName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A runtime over JDBC, for tests. */
public final class JdbcRuntime implements RevisionRuntime {
    private final DialectName dialect;
    private final Connection connection;

    public JdbcRuntime(DialectName dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    @Override
    public DialectName dialect() {
        return dialect;
    }

    @Override
    public String serverVersion() {
        try {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            return "";
        }
    }

    @Override
    public boolean offline() {
        return false;
    }

    @Override
    public Rows run(String sql, List<Object> values) {
        try {
            if (values.isEmpty()) {
                try (Statement statement = connection.createStatement()) {
                    return rows(statement, statement.execute(sql));
                }
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.size(); i++) {
                    bind(statement, i + 1, values.get(i));
                }
                return rows(statement, statement.execute());
            }
        } catch (SQLException e) {
            throw new StatementFailure(e.getSQLState() == null ? "" : e.getSQLState(), e.getMessage(), e);
        }
    }

    private void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        boolean postgresql = dialect == DialectName.POSTGRESQL;
        switch (value) {
            case null -> statement.setNull(index, postgresql ? Types.OTHER : Types.NULL);
            case String text -> statement.setObject(index, text, postgresql ? Types.OTHER : Types.VARCHAR);
            case Duration duration ->
                statement.setObject(index, duration.toMillis() / 1000.0 + " seconds", Types.OTHER);
            case List<?> list -> statement.setArray(index, connection.createArrayOf("text", list.toArray()));
            default -> statement.setObject(index, value);
        }
    }

    private static Rows rows(Statement statement, boolean isResult) throws SQLException {
        if (!isResult) {
            return Rows.none(statement.getUpdateCount());
        }
        try (ResultSet result = statement.getResultSet()) {
            ResultSetMetaData meta = result.getMetaData();
            List<String> names = new ArrayList<>();
            List<String> types = new ArrayList<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                names.add(meta.getColumnLabel(i));
                types.add(String.valueOf(meta.getColumnTypeName(i)).toLowerCase(Locale.ROOT));
            }
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= names.size(); i++) {
                    row.add(value(result, i, types.get(i - 1)));
                }
                rows.add(row);
            }
            return new Rows(names, types, rows, rows.size());
        }
    }

    private static Object value(ResultSet result, int index, String type) throws SQLException {
        if (type.equals("timestamptz")) {
            OffsetDateTime time = result.getObject(index, OffsetDateTime.class);
            return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC);
        }
        Object value = result.getObject(index);
        return switch (value) {
            case Timestamp time -> time.toLocalDateTime();
            case java.sql.Date date -> date.toLocalDate();
            case java.sql.Time time -> time.toLocalTime();
            case Array array -> Arrays.asList((Object[]) array.getArray());
            case LocalDateTime time -> time;
            case null -> null;
            default -> value;
        };
    }

    @Override
    public void beginAutocommit() {
        try {
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void endAutocommit() {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
