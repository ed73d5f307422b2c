package dev.windlass.acceptance.server;

import dev.windlass.acceptance.server.Location.Remote;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A server that is reached by TCP.
 *
 * @param name its name
 * @param product what it is
 * @param url how it is reached; asking starts it
 */
record RunningServer(String name, Product product, Supplier<ServerUrl> url) implements TestServer {
    @Override
    public TestDatabase createDatabase() {
        ServerUrl at = url.get();
        String database = "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        try {
            run(at, creation(database));
        } catch (SQLException e) {
            throw new IllegalStateException("could not create a database on " + name, e);
        }
        Remote location = new Remote(at.maintenance().host(), at.maintenance().port(), database);
        return new TestDatabase(this, location, at.user(), at.password(), () -> run(at, removal(database)));
    }

    private String creation(String database) {
        return switch (product) {
            case POSTGRESQL -> "CREATE DATABASE " + database + " TEMPLATE template0 ENCODING 'UTF8'";
            case MARIADB, MYSQL ->
                "CREATE DATABASE " + database + " CHARACTER SET utf8mb4"
                        + (product == Product.MARIADB ? " COLLATE utf8mb4_general_ci" : "");
            case SQLITE -> throw new IllegalStateException("SQLite has no server");
        };
    }

    private String removal(String database) {
        return "DROP DATABASE IF EXISTS " + database + (product == Product.POSTGRESQL ? " WITH (FORCE)" : "");
    }

    private void run(ServerUrl at, String sql) throws SQLException {
        String jdbcUrl = TestDatabase.jdbcUrl(product, at.maintenance(), at.user(), at.password());
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
