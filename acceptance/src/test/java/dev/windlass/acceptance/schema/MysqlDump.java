package dev.windlass.acceptance.schema;

import dev.windlass.acceptance.schema.SchemaDump.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the schema of a MariaDB or MySQL database with {@code SHOW CREATE}. */
final class MysqlDump {
    /**
     * A kind of object: how its names are found, and in which column of {@code SHOW CREATE} its definition stands.
     *
     * @param kind the word after {@code SHOW CREATE}
     * @param names a query of the names and the tables they belong to
     * @param column the column of the definition
     */
    private record Kind(String kind, String names, int column) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "TABLE",
                    "SELECT table_name, table_name FROM information_schema.tables WHERE table_schema = database()"
                            + " AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')",
                    2),
            new Kind(
                    "VIEW",
                    "SELECT table_name, table_name FROM information_schema.views WHERE table_schema = database()",
                    2),
            new Kind(
                    "SEQUENCE",
                    "SELECT table_name, table_name FROM information_schema.tables WHERE table_schema = database()"
                            + " AND table_type = 'SEQUENCE'",
                    2),
            new Kind(
                    "PROCEDURE",
                    "SELECT routine_name, '' FROM information_schema.routines WHERE routine_schema = database()"
                            + " AND routine_type = 'PROCEDURE'",
                    3),
            new Kind(
                    "FUNCTION",
                    "SELECT routine_name, '' FROM information_schema.routines WHERE routine_schema = database()"
                            + " AND routine_type = 'FUNCTION'",
                    3),
            new Kind(
                    "TRIGGER",
                    "SELECT trigger_name, event_object_table FROM information_schema.triggers"
                            + " WHERE trigger_schema = database()",
                    3),
            new Kind(
                    "EVENT",
                    "SELECT event_name, '' FROM information_schema.events WHERE event_schema = database()",
                    4));

    private MysqlDump() {}

    static List<Part> parts(Connection connection) throws SQLException {
        String database = connection.getCatalog();
        List<Part> parts = new ArrayList<>(SchemaDump.parts(
                connection,
                "SELECT default_character_set_name, default_collation_name FROM information_schema.schemata"
                        + " WHERE schema_name = database()",
                row -> new Part("", "DATABASE: " + row.getString(1) + " " + row.getString(2))));
        for (Kind kind : KINDS) {
            List<Part> names =
                    SchemaDump.parts(connection, kind.names(), row -> new Part(row.getString(2), row.getString(1)));
            for (Part name : names) {
                String title = kind.kind().toLowerCase(Locale.ROOT) + " " + name.text() + ": ";
                parts.addAll(SchemaDump.parts(
                        connection,
                        "SHOW CREATE " + kind.kind() + " `" + name.text().replace("`", "``") + "`",
                        row -> new Part(
                                name.table(), title + withoutAccidents(row.getString(kind.column()), database))));
            }
        }
        return parts;
    }

    /** Without the next automatic number, and without this database's own name. */
    private static String withoutAccidents(String definition, String database) {
        return definition.replaceAll(" AUTO_INCREMENT=\\d+", "").replace("`" + database + "`.", "");
    }
}
