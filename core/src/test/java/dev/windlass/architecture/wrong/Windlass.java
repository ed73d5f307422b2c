package dev.windlass.architecture.wrong;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** May have a data source, but nothing else of JDBC. */
public final class Windlass {
    private final DataSource dataSource;

    public Windlass(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    String url() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getURL();
        }
    }
}
