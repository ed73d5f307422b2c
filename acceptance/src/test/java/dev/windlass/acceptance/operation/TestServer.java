package dev.windlass.acceptance.operation;

import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Known;
import dev.windlass.dialect.Rendered;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.dialect.StoredDefinition;
import dev.windlass.dialect.mysql.Mysql;
import dev.windlass.dialect.postgresql.Postgresql;
import dev.windlass.dialect.sqlite.Sqlite;
import dev.windlass.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server that operations are tried on. */
record TestServer(String title, Dialect dialect, ServerVersion version, String url) {
    /** The servers that the environment names, and SQLite. */
    static List<TestServer> all() throws SQLException {
        List<TestServer> servers = new ArrayList<>();
        add("postgresql", Postgresql.dialect(), System.getenv("WINDLASS_TEST_POSTGRESQL_URL"), servers);
        add("mysql", Mysql.dialect(), System.getenv("WINDLASS_TEST_MYSQL_URL"), servers);
        add("mariadb", Mysql.dialect(), System.getenv("WINDLASS_TEST_MARIADB_URL"), servers);
        add("sqlite", Sqlite.dialect(), "jdbc:sqlite::memory:", servers);
        return servers;
    }

    private static void add(String title, Dialect dialect, String url, List<TestServer> servers) throws SQLException {
        if (url == null) {
            return;
        }
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        dialect.name() == DialectName.SQLITE ? "SELECT sqlite_version()" : "SELECT version()")) {
            rows.next();
            ServerVersion version = ServerVersion.parse(dialect.name(), rows.getString(1));
            servers.add(new TestServer(title, dialect, version, url));
        }
    }

    /** A connection to an empty database. */
    Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        switch (dialect.name()) {
            case POSTGRESQL -> {
                execute(connection, "SET client_min_messages = error");
                execute(connection, "DROP SCHEMA IF EXISTS ns_w CASCADE");
                execute(connection, "DROP EXTENSION IF EXISTS pg_trgm CASCADE");
                execute(connection, "DROP SCHEMA public CASCADE");
                execute(connection, "CREATE SCHEMA public");
            }
            case MYSQL -> {
                execute(connection, "DROP DATABASE IF EXISTS ns_w");
                execute(connection, "DROP DATABASE IF EXISTS windlass_case");
                execute(connection, "CREATE DATABASE windlass_case CHARACTER SET utf8mb4");
                execute(connection, "USE windlass_case");
                execute(connection, "DROP USER IF EXISTS windlass_test@localhost");
                execute(connection, "CREATE USER windlass_test@localhost");
            }
            case SQLITE -> execute(connection, "PRAGMA foreign_keys = ON");
        }
        return connection;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SQLException(e.getMessage() + "\n      in: " + sql, e.getSQLState(), e);
        }
    }

    Known known(Connection connection, Optional<Schema> schema) throws SQLException {
        return new Known(schema, dialect.name() == DialectName.SQLITE ? definitions(connection) : List.of());
    }

    private static List<StoredDefinition> definitions(Connection connection) throws SQLException {
        List<StoredDefinition> definitions = new ArrayList<>();
        for (List<String> row : Snapshot.query(connection, Sqlite.DEFINITIONS)) {
            definitions.add(new StoredDefinition(row.get(0), row.get(1), row.get(2), row.get(3)));
        }
        return definitions;
    }

    /** Runs what was rendered, as an executor must. */
    void run(Connection connection, Rendered rendered) throws SQLException {
        boolean sqlite = dialect.name() == DialectName.SQLITE;
        boolean transaction = rendered.transactional() && dialect.name() != DialectName.MYSQL;
        if (rendered.foreignKeysOff()) {
            execute(connection, "PRAGMA foreign_keys = OFF");
        }
        try {
            if (transaction) {
                execute(connection, "BEGIN");
            }
            for (String sql : rendered.statements()) {
                execute(connection, sql);
            }
            for (String query : rendered.mustBeEmpty()) {
                List<List<String>> found = Snapshot.query(connection, query);
                if (!found.isEmpty()) {
                    throw new SQLException("not empty: " + query + ": " + found);
                }
            }
            if (transaction) {
                execute(connection, "COMMIT");
            }
        } catch (SQLException e) {
            if (transaction) {
                execute(connection, "ROLLBACK");
            }
            throw e;
        } finally {
            if (sqlite) {
                execute(connection, "PRAGMA foreign_keys = ON");
            }
        }
    }
}
