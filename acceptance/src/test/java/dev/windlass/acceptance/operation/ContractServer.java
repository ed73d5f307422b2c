package dev.windlass.acceptance.operation;

import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Inspected;
import dev.windlass.dialect.InspectionScope;
import dev.windlass.dialect.Known;
import dev.windlass.dialect.Rendered;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.dialect.StoredDefinition;
import dev.windlass.dialect.mysql.Mysql;
import dev.windlass.dialect.postgresql.Postgresql;
import dev.windlass.dialect.sqlite.Sqlite;
import dev.windlass.jdbc.CatalogReader;
import dev.windlass.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A server that operations are tried on.
 *
 * @param title what the table of outcomes calls it
 * @param url a database to be emptied again and again
 * @param twin another one
 */
record ContractServer(String title, Dialect dialect, ServerVersion version, String url, String twin) {
    private static final String MEMORY = "jdbc:sqlite::memory:";

    static ContractServer sqlite(ServerVersion version) {
        return new ContractServer("sqlite", Sqlite.dialect(), version, MEMORY, MEMORY);
    }

    static ContractServer of(Product product, TestDatabase database, TestDatabase twin) {
        Dialect dialect = switch (product) {
            case POSTGRESQL -> Postgresql.dialect();
            case MARIADB, MYSQL -> Mysql.dialect();
            case SQLITE -> Sqlite.dialect();
        };
        boolean file = product == Product.SQLITE;
        String said = database.query(file ? "SELECT sqlite_version()" : "SELECT version()")
                .getFirst()
                .getFirst();
        ServerVersion version = ServerVersion.parse(dialect.name(), said);
        String title = version.product().title().toLowerCase(Locale.ROOT) + " " + version.major();
        return switch (product) {
            case POSTGRESQL -> new ContractServer(title, dialect, version, database.jdbcUrl(), twin.jdbcUrl());
            case MARIADB, MYSQL ->
                new ContractServer(title + "." + version.minor(), dialect, version, database.jdbcUrl(), twin.jdbcUrl());
            case SQLITE -> sqlite(version);
        };
    }

    /** A connection to an empty database. */
    Connection open() throws SQLException {
        return open(url, "windlass_case");
    }

    /** A connection to another empty database. */
    Connection openTwin() throws SQLException {
        return open(twin, "windlass_twin");
    }

    private Connection open(String address, String database) throws SQLException {
        Connection connection = DriverManager.getConnection(address);
        switch (dialect.name()) {
            case POSTGRESQL -> {
                execute(connection, "SET client_min_messages = error");
                execute(connection, "DROP SCHEMA IF EXISTS ns_w CASCADE");
                execute(connection, "DROP EXTENSION IF EXISTS pg_trgm CASCADE");
                execute(connection, "DROP SCHEMA public CASCADE");
                execute(connection, "CREATE SCHEMA public");
            }
            case MYSQL -> {
                if (address.equals(url)) {
                    execute(connection, "DROP DATABASE IF EXISTS ns_w");
                }
                execute(connection, "DROP DATABASE IF EXISTS " + database);
                execute(connection, "CREATE DATABASE " + database + " CHARACTER SET utf8mb4");
                execute(connection, "USE " + database);
                if (address.equals(url)) {
                    execute(connection, "DROP USER IF EXISTS windlass_test@localhost");
                    execute(connection, "CREATE USER windlass_test@localhost");
                }
            }
            case SQLITE -> execute(connection, "PRAGMA foreign_keys = ON");
        }
        return connection;
    }

    /** What a database of this server looks like. */
    Inspected inspect(Connection connection) throws SQLException {
        String namespace = switch (dialect.name()) {
            case POSTGRESQL -> "public";
            case MYSQL -> connection.getCatalog();
            case SQLITE -> "";
        };
        Set<String> namespaces = Set.of(namespace, "ns_w");
        return CatalogReader.inspect(
                connection, dialect, version, new InspectionScope(namespace, namespaces, Set.of()));
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
