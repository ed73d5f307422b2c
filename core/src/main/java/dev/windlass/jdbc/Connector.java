package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import java.sql.Connection;
import java.sql.SQLException;

/** How to reach the target database; each call opens a new connection. */
public interface Connector {
    /** Opens a connection, in auto-commit mode. */
    Connection open() throws SQLException;

    /**
     * Opens a connection that sends values apart from the statement's text, in auto-commit mode: what is bound to a
     * {@code ?} is never part of SQL.
     */
    default Connection openBound() throws SQLException {
        return open();
    }

    /** The family of the database. */
    DialectName dialect();

    /** The database as it may be shown: the URL without its password. */
    String description();

    /** The SQLite file, for its lock; empty for other databases and for databases in memory. */
    default String sqliteFile() {
        return "";
    }
}
