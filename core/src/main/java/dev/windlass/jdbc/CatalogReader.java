package dev.windlass.jdbc;

import dev.windlass.dialect.CatalogQuery;
import dev.windlass.dialect.CatalogRow;
import dev.windlass.dialect.Dialect;
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
import org.jspecify.annotations.Nullable;

/** Asks a database what it looks like. */
public final class CatalogReader {
    private CatalogReader() {}

    /** What the database looks like, to the connection's user. */
    public static Inspected inspect(
            Connection connection, Dialect dialect, ServerVersion version, InspectionScope scope) throws SQLException {
        return dialect.inspection().assemble(version, scope, rows(connection, dialect, version, scope));
    }

    /** The rows of the dialect's queries, by the queries' names. */
    public static Map<String, List<CatalogRow>> rows(
            Connection connection, Dialect dialect, ServerVersion version, InspectionScope scope) throws SQLException {
        Map<String, List<CatalogRow>> rows = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            read(statement, dialect.inspection().queries(version, scope), rows);
            read(statement, dialect.inspection().further(version, scope, rows), rows);
        }
        return rows;
    }

    private static void read(Statement statement, List<CatalogQuery> queries, Map<String, List<CatalogRow>> rows)
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
