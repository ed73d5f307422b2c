package dev.windlass.acceptance.schema;

import dev.windlass.acceptance.schema.SchemaDump.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the schema of a SQLite database from {@code sqlite_schema}. */
final class SqliteDump {
    private SqliteDump() {}

    static List<Part> parts(Connection connection) throws SQLException {
        List<Part> parts = new ArrayList<>(SchemaDump.parts(
                connection,
                "SELECT tbl_name, type || ' ' || name || ': ' || sql FROM sqlite_schema"
                        + " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
                row -> new Part(row.getString(1), row.getString(2))));
        for (String pragma : List.of("user_version", "application_id", "encoding")) {
            parts.addAll(SchemaDump.parts(
                    connection, "PRAGMA " + pragma, row -> new Part("", "pragma " + pragma + ": " + row.getString(1))));
        }
        return parts;
    }
}
