package dev.windlass.acceptance.schema;

import dev.windlass.acceptance.server.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The schema of a database as text: everything in it, sorted, in the server's own words. Two databases of one server
 * have the same schema if their texts are equal.
 *
 * @param parts the objects, sorted
 */
public record SchemaDump(List<Part> parts) {
    /** The tables in which tools keep what they applied; {@link #withoutHistory} leaves them out. */
    private static final Set<String> HISTORY =
            Set.of("windlass_journal", "windlass_lock", "schema_migrations", "alembic_version");

    /**
     * An object, or a piece of one.
     *
     * @param table the name of the table that it belongs to, without a schema; empty if to none
     * @param text what it is, complete
     */
    public record Part(String table, String text) {}

    public SchemaDump {
        parts = parts.stream()
                .sorted(Comparator.comparing(Part::text).thenComparing(Part::table))
                .toList();
    }

    /** Reads the schema of a database. */
    public static SchemaDump of(TestDatabase database) {
        try (Connection connection = database.connect()) {
            return new SchemaDump(
                    switch (database.server().product()) {
                        case POSTGRESQL -> PostgresqlDump.parts(connection);
                        case MARIADB, MYSQL -> MysqlDump.parts(connection);
                        case SQLITE -> SqliteDump.parts(connection);
                    });
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the schema of " + database, e);
        }
    }

    /** The same without the tables of migration tools, Windlass among them, and all that belongs to those. */
    public SchemaDump withoutHistory() {
        return without(HISTORY);
    }

    /** The same without some tables and all that belongs to them. */
    public SchemaDump without(Set<String> tables) {
        return new SchemaDump(
                parts.stream().filter(part -> !tables.contains(part.table())).toList());
    }

    /** The same without the order of columns, where it is told apart (PostgreSQL). */
    public SchemaDump withoutColumnOrder() {
        return new SchemaDump(parts.stream()
                .filter(part -> !part.text().startsWith(PostgresqlDump.COLUMN_ORDER))
                .toList());
    }

    /** What this schema has and another one has not ({@code - …}), and the other way round ({@code + …}). */
    public List<String> differences(SchemaDump other) {
        return Stream.concat(
                        parts.stream()
                                .filter(part -> !other.parts.contains(part))
                                .map(part -> "- " + part.text()),
                        other.parts.stream()
                                .filter(part -> !parts.contains(part))
                                .map(part -> "+ " + part.text()))
                .toList();
    }

    /** All of it. */
    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return text();
    }

    /** The rows of a query, as the parts that a function makes of them. */
    static List<Part> parts(Connection connection, String sql, RowReader reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<Part> parts = new ArrayList<>();
            while (row.next()) {
                parts.add(reader.part(row));
            }
            return parts;
        }
    }

    /** Makes a part of the row at which a result stands. */
    @FunctionalInterface
    interface RowReader {
        Part part(ResultSet row) throws SQLException;
    }
}
