package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import java.sql.Connection;
import java.sql.SQLException;

/** How to reach the target database; each call opens a new connection. */
public interface Connector {
    /** Opens a connection, in auto-commit mode. */
    Connection open() throws SQLException;

    /** The family of the database. */
    DialectName dialect();

    /** The database as it may be shown: the URL without its password. */
    String description();

    /** The SQLite file, for its lock; empty for other databases and for databases in memory. */
    default String sqliteFile() {
        return "";
    }
}
