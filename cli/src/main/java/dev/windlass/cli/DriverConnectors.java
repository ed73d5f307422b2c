package dev.windlass.cli;

import dev.windlass.command.Toolbox;
import dev.windlass.config.DatabaseUrl;
import dev.windlass.dialect.DialectName;
import dev.windlass.jdbc.Connector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/**
 * Connects with the drivers that the command line brings. They are made directly: {@code DriverManager} would load every
 * driver on the class path.
 *
 * @param timeout how long to wait for a connection
 */
record DriverConnectors(Duration timeout) implements Toolbox.Connectors {
    private static final String SOCKET_TIMEOUT = "socketTimeout";

    @Override
    public Connector of(DatabaseUrl url, boolean create) {
        boolean absent = url.file().isPresent() && !Files.exists(url.file().get()) && !create;
        // A command that only looks must not leave an empty file behind.
        DatabaseUrl reached = absent ? url.with(DatabaseUrl.MEMORY) : url;
        return new Connector() {
            @Override
            public Connection open() throws SQLException {
                return connect(reached, properties(reached));
            }

            @Override
            public Connection openBound() throws SQLException {
                Properties properties = properties(reached);
                switch (reached.dialect()) {
                    // The mode for scripts writes values into the statement's text.
                    case POSTGRESQL -> properties.setProperty("preferQueryMode", "extended");
                    case MYSQL -> properties.setProperty("useServerPrepStmts", "true");
                    case SQLITE -> {}
                }
                return connect(reached, properties);
            }

            @Override
            public DialectName dialect() {
                return url.dialect();
            }

            @Override
            public String description() {
                return url.masked();
            }

            @Override
            public String sqliteFile() {
                return reached.dialect() == DialectName.SQLITE
                        ? reached.file().map(Path::toString).orElse("")
                        : "";
            }
        };
    }

    private Connection connect(DatabaseUrl reached, Properties properties) throws SQLException {
        boolean limited = properties.putIfAbsent(SOCKET_TIMEOUT, socketTimeout(reached.dialect())) == null;
        Connection connection = driver(reached.dialect()).connect(reached.toJdbcUrl(), properties);
        if (connection == null) {
            throw new SQLException("the driver does not accept the URL");
        }
        if (limited && reached.dialect() != DialectName.SQLITE) {
            // The limit was for logging in: a statement may take as long as it needs.
            connection.setNetworkTimeout(Runnable::run, 0);
        }
        return connection;
    }

    private static Driver driver(DialectName dialect) {
        return switch (dialect) {
            case POSTGRESQL -> new org.postgresql.Driver();
            case MYSQL -> new org.mariadb.jdbc.Driver();
            case SQLITE -> new org.sqlite.JDBC();
        };
    }

    /** The drivers' own connect timeouts end with the TCP connection; what listens there may never say a word. */
    private String socketTimeout(DialectName dialect) {
        return switch (dialect) {
            case POSTGRESQL -> Long.toString(Math.max(1, timeout.toSeconds()));
            case MYSQL -> Long.toString(Math.max(1000, timeout.toMillis()));
            case SQLITE -> "0";
        };
    }

    private Properties properties(DatabaseUrl url) {
        Properties properties = url.properties();
        String seconds = Long.toString(Math.max(1, timeout.toSeconds()));
        switch (url.dialect()) {
            case POSTGRESQL -> {
                // Several statements in one text arrive as they are only in this mode; see PostgresqlSink.
                properties.setProperty("preferQueryMode", "simple");
                properties.putIfAbsent("connectTimeout", seconds);
                properties.putIfAbsent("ApplicationName", "windlass");
                // Spares the driver a question after connecting.
                properties.putIfAbsent("assumeMinServerVersion", "10");
            }
            case MYSQL -> {
                properties.putIfAbsent("connectTimeout", Long.toString(Math.max(1000, timeout.toMillis())));
                properties.putIfAbsent("useServerPrepStmts", "false");
                properties.putIfAbsent("allowLocalInfile", "false");
            }
            case SQLITE -> properties.putIfAbsent("busy_timeout", "5000");
        }
        return properties;
    }
}
