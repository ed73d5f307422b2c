package dev.windlass.acceptance.server;

import dev.windlass.acceptance.server.Location.Local;
import dev.windlass.acceptance.server.Location.Remote;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A database that belongs to one test; closing drops it.
 *
 * @param server the server it is on
 * @param location where it is
 * @param user the user who owns it; empty where there are no users
 * @param password that user's password; empty if there is none
 * @param dropping drops it
 */
public record TestDatabase(TestServer server, Location location, String user, String password, Dropping dropping)
        implements AutoCloseable {
    /** Drops a database. */
    @FunctionalInterface
    public interface Dropping {
        void drop() throws SQLException;
    }

    /** A JDBC URL that is enough to connect: user and password are in it. */
    public String jdbcUrl() {
        return jdbcUrl(server.product(), location, user, password);
    }

    static String jdbcUrl(Product product, Location location, String user, String password) {
        return switch (location) {
            case Local local -> "jdbc:sqlite:" + local.file();
            case Remote remote ->
                "jdbc:" + product.jdbcScheme() + "://" + remote.host() + ":" + remote.port() + "/" + remote.database()
                        + "?user=" + encode(user) + (password.isEmpty() ? "" : "&password=" + encode(password));
        };
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A new connection. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl());
    }

    /** Runs statements, one by one, on one new connection. */
    public void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query, each with its columns as text; SQL's null is the text {@code NULL}. */
    public List<List<String>> query(String sql) {
        try (Connection connection = connect()) {
            return query(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static List<List<String>> query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    String value = result.getString(i);
                    row.add(value == null ? "NULL" : value);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    @Override
    public void close() {
        try {
            dropping.drop();
        } catch (SQLException e) {
            throw new IllegalStateException("could not drop " + location, e);
        }
    }

    @Override
    public String toString() {
        return server.name() + " " + location;
    }
}
