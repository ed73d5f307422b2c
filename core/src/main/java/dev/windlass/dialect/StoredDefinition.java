package dev.windlass.dialect;

/**
 * A definition as the database itself keeps it: a row of SQLite's {@code sqlite_master}.
 *
 * @param kind {@code table}, {@code index}, {@code trigger} or {@code view}
 * @param name the object's name
 * @param table the table that it belongs to; of a table, its own name
 * @param sql the SQL text; empty where the database keeps none (indexes of constraints)
 */
public record StoredDefinition(String kind, String name, String table, String sql) {}
