package dev.windlass.jdbc;

import dev.windlass.dialect.CatalogQuery;
import dev.windlass.dialect.CatalogRow;
import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Inspected;
import dev.windlass.dialect.InspectionScope;
import dev.windlass.dialect.ServerVersion;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks a database what it looks like. All queries see the same state: they run in the transaction that is open, so what
 * it has done is seen, and else in one of their own, which changes nothing.
 */
public final class CatalogReader {
    private static final String ONE_STATE = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private CatalogReader() {}

    /** What the database looks like, to the connection's user. */
    public static Inspected inspect(
            Connection connection, Dialect dialect, ServerVersion version, InspectionScope scope) throws SQLException {
        return dialect.inspection().assemble(version, scope, rows(connection, dialect, version, scope));
    }

    /** The rows of the dialect's queries, by the queries' names. */
    public static Map<String, List<CatalogRow>> rows(
            Connection connection, Dialect dialect, ServerVersion version, InspectionScope scope) throws SQLException {
        if (!connection.getAutoCommit()) {
            return rows(connection, dialect, version, scope, "");
        }
        connection.setAutoCommit(false);
        Map<String, List<CatalogRow>> rows;
        try {
            rows = rows(connection, dialect, version, scope, ONE_STATE + ";\n");
        } catch (SQLException e) {
            try {
                end(connection);
            } catch (SQLException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        end(connection);
        return rows;
    }

    private static void end(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private static Map<String, List<CatalogRow>> rows(
            Connection connection, Dialect dialect, ServerVersion version, InspectionScope scope, String before)
            throws SQLException {
        List<CatalogQuery> queries = dialect.inspection().queries(version, scope);
        Map<String, List<CatalogRow>> rows = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            if (dialect.name() == DialectName.POSTGRESQL) {
                together(statement, queries, before, rows);
            } else {
                oneByOne(statement, queries, rows);
            }
            oneByOne(statement, dialect.inspection().further(version, scope, rows), rows);
        }
        return rows;
    }

    /** All queries in one round trip, for which the protocol of PostgreSQL is made. */
    private static void together(
            Statement statement, List<CatalogQuery> queries, String before, Map<String, List<CatalogRow>> rows)
            throws SQLException {
        statement.setEscapeProcessing(false);
        boolean isResult = statement.execute(
                queries.stream().map(CatalogQuery::sql).collect(Collectors.joining(";\n", before, "")));
        for (CatalogQuery query : queries) {
            if (!isResult) {
                isResult = statement.getMoreResults();
            }
            try (ResultSet result = statement.getResultSet()) {
                rows.put(query.name(), read(result));
            }
            isResult = statement.getMoreResults();
        }
    }

    private static void oneByOne(Statement statement, List<CatalogQuery> queries, Map<String, List<CatalogRow>> rows)
            throws SQLException {
        for (CatalogQuery query : queries) {
            try (ResultSet result = statement.executeQuery(query.sql())) {
                rows.put(query.name(), read(result));
            }
        }
    }

    private static List<CatalogRow> read(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        int count = columns.getColumnCount();
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < count; i++) {
            positions.put(columns.getColumnLabel(i + 1), i);
        }
        List<CatalogRow> rows = new ArrayList<>();
        while (result.next()) {
            @Nullable String[] values = new @Nullable String[count];
            for (int i = 0; i < count; i++) {
                values[i] = result.getString(i + 1);
            }
            rows.add(new CatalogRow(positions, values));
        }
        return rows;
    }
}
