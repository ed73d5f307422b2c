package dev.windlass.architecture.wrong.jdbc;

import java.sql.Connection;

/** May use JDBC. */
public record Connects(Connection connection) {}
