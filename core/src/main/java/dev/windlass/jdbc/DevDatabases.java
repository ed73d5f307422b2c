package dev.windlass.jdbc;

import dev.windlass.config.DatabaseUrl;
import dev.windlass.config.DevDatabase;
import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes dev databases: where the server tries definitions out. They are made beside the target, with its settings, and
 * are removed by whoever closes them; what a killed run left behind, the next one removes.
 *
 * @param target the database that they are to be like
 * @param setting where they may be
 * @param connectors reaches a database
 * @param session statements for every new connection
 */
public record DevDatabases(DatabaseUrl target, DevDatabase setting, Connectors connectors, List<String> session) {
    /** How to reach a database by its address. */
    @FunctionalInterface
    public interface Connectors {
        /** The connector for an address. */
        Connector of(DatabaseUrl url);
    }

    public DevDatabases {
        session = List.copyOf(session);
    }

    /**
     * A new, empty one.
     *
     * @throws WindlassException {@code DEV_DATABASE_REFUSED} naming the privilege that is missing, or {@code
     *     DEV_DATABASE_NOT_EMPTY}
     */
    public DevPlace create() {
        return switch (setting) {
            case DevDatabase.Given given -> GivenDevDatabase.open(given.url(), connectors.of(given.url()), session);
            case DevDatabase.Automatic automatic -> beside(true);
            case DevDatabase.TemporaryDatabase database -> beside(false);
            case DevDatabase.TemporarySchema schema ->
                target.dialect() == DialectName.POSTGRESQL
                        ? connected(connection -> PostgresqlDev.schema(this, connection))
                        : beside(false);
        };
    }

    private DevPlace beside(boolean schemaWillDo) {
        return switch (target.dialect()) {
            case SQLITE -> memory();
            case MYSQL -> connected(connection -> MysqlDev.database(this, connection));
            case POSTGRESQL -> connected(connection -> PostgresqlDev.database(this, connection, schemaWillDo));
        };
    }

    /** Makes it with a connection to the target, which it keeps until it is removed. */
    interface Making {
        DevPlace with(Connection connection) throws SQLException;
    }

    private DevPlace connected(Making making) {
        Connector connector = connectors.of(target);
        Connection connection;
        try {
            connection = connector.open();
        } catch (SQLException e) {
            throw ConnectionFailures.of(connector, e);
        }
        try {
            return making.with(connection);
        } catch (SQLException e) {
            closeQuietly(connection);
            throw new WindlassException(
                    Problem.of(ErrorCode.DEV_DATABASE_REFUSED, "The dev database could not be made")
                            .at(target.masked())
                            .because(String.valueOf(e.getMessage())),
                    e);
        } catch (WindlassException e) {
            closeQuietly(connection);
            throw e;
        }
    }

    private DevPlace memory() {
        DatabaseUrl url = target.with(DatabaseUrl.MEMORY);
        Connector real = connectors.of(url);
        Connection connection;
        try {
            connection = real.open();
        } catch (SQLException e) {
            throw ConnectionFailures.of(real, e);
        }
        Connection kept = DevConnections.kept(connection, false);
        return new DevPlace(url, new Only(kept, real), "", Set.of(), Optional.of(kept), () -> closeQuietly(connection));
    }

    static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is gone, which is what was wanted.
        }
    }

    /** Gives out one connection, again and again. */
    record Only(Connection connection, Connector real) implements Connector {
        @Override
        public Connection open() {
            return connection;
        }

        @Override
        public DialectName dialect() {
            return real.dialect();
        }

        @Override
        public String description() {
            return "the dev database";
        }
    }
}
