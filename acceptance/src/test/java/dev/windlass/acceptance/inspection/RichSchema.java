package dev.windlass.acceptance.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;

/** A schema with every kind of object that PostgreSQL has. */
final class RichSchema {
    private RichSchema() {}

    static void create(InspectedDatabase database) throws SQLException, IOException {
        database.script(resource("postgresql.sql"));
        if (database.version().atLeast(18, 0)) {
            database.script(resource("postgresql-18.sql"));
        }
    }

    /** What the schema needs of what is not managed. */
    static void createUnmanaged(InspectedDatabase database) throws SQLException {
        database.execute("CREATE TYPE span AS RANGE (subtype = float8)");
        database.execute("CREATE COLLATION german (provider = libc, locale = 'C')");
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(RichSchema.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
