package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.schema.QualifiedName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What must be known of a table to put rows into it.
 *
 * @param name its name
 * @param columns its columns by name
 * @param keys its primary key, and its unique keys after it, each by its columns
 * @param parents the tables that its foreign keys refer to
 */
record TableShape(QualifiedName name, Map<String, ColumnShape> columns, List<List<String>> keys, Set<String> parents) {
    /**
     * A column.
     *
     * @param type its type, a constant of {@link java.sql.Types}
     * @param typeName its type as the driver names it
     * @param size how many characters, or digits, it holds
     * @param nullable whether it may be NULL
     * @param given whether the database gives it a value if nobody does
     */
    record ColumnShape(int type, String typeName, int size, boolean nullable, boolean given) {}

    /** Reads it; nothing if there is no such table. */
    static Optional<TableShape> read(BoundSession session, QualifiedName table) {
        return session.with(connection -> read(session, connection, table));
    }

    private static Optional<TableShape> read(BoundSession session, Connection connection, QualifiedName table)
            throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        boolean mysql = session.dialect() == DialectName.MYSQL;
        String schema = session.schema(table);
        if (session.dialect() == DialectName.POSTGRESQL && schema == null) {
            return Optional.empty();
        }
        String catalog = mysql ? (table.namespace().isEmpty() ? connection.getCatalog() : table.namespace()) : null;
        String escape = metaData.getSearchStringEscape();
        Map<String, ColumnShape> columns = new LinkedHashMap<>();
        try (ResultSet rows =
                metaData.getColumns(catalog, escaped(schema, escape), escaped(table.name(), escape), null)) {
            while (rows.next()) {
                if (!rows.getString("TABLE_NAME").equals(table.name())) {
                    continue;
                }
                boolean given = rows.getString("COLUMN_DEF") != null
                        || "YES".equals(rows.getString("IS_AUTOINCREMENT"))
                        || "YES".equals(rows.getString("IS_GENERATEDCOLUMN"));
                columns.put(
                        rows.getString("COLUMN_NAME"),
                        new ColumnShape(
                                rows.getInt("DATA_TYPE"),
                                rows.getString("TYPE_NAME"),
                                rows.getInt("COLUMN_SIZE"),
                                rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                                given));
            }
        }
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        Set<List<String>> keys = new LinkedHashSet<>();
        List<String> primaryKey = session.primaryKey(table);
        if (!primaryKey.isEmpty()) {
            keys.add(primaryKey);
        }
        Map<String, Map<Integer, String>> unique = new LinkedHashMap<>();
        try (ResultSet rows = metaData.getIndexInfo(catalog, schema, table.name(), true, false)) {
            while (rows.next()) {
                if (rows.getString("INDEX_NAME") != null && rows.getString("COLUMN_NAME") != null) {
                    unique.computeIfAbsent(rows.getString("INDEX_NAME"), name -> new TreeMap<>())
                            .put(rows.getInt("ORDINAL_POSITION"), rows.getString("COLUMN_NAME"));
                }
            }
        }
        unique.values().forEach(key -> keys.add(List.copyOf(key.values())));
        Set<String> parents = new LinkedHashSet<>();
        try (ResultSet rows = metaData.getImportedKeys(catalog, schema, table.name())) {
            while (rows.next()) {
                parents.add(rows.getString("PKTABLE_NAME"));
            }
        }
        return Optional.of(new TableShape(table, columns, new ArrayList<>(keys), parents));
    }

    private static @org.jspecify.annotations.Nullable String escaped(
            @org.jspecify.annotations.Nullable String name, @org.jspecify.annotations.Nullable String escape) {
        return name == null || escape == null || escape.isEmpty()
                ? name
                : name.replace(escape, escape + escape)
                        .replace("_", escape + "_")
                        .replace("%", escape + "%");
    }
}
