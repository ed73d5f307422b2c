package dev.windlass.acceptance.server;

/** What a test server is. MariaDB and MySQL are told apart, since they behave differently. */
public enum Product {
    POSTGRESQL("postgresql"),
    MARIADB("mariadb"),
    MYSQL("mariadb"),
    SQLITE("sqlite");

    private final String jdbcScheme;

    Product(String jdbcScheme) {
        this.jdbcScheme = jdbcScheme;
    }

    /** The word after {@code jdbc:} for the driver in use; MariaDB's driver also talks to MySQL. */
    String jdbcScheme() {
        return jdbcScheme;
    }
}
