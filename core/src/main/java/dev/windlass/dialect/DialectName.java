package dev.windlass.dialect;

/** The families of databases. MariaDB is the MySQL dialect with another server version. */
public enum DialectName {
    POSTGRESQL,
    MYSQL,
    SQLITE;

    /** The word for it in configuration and output, such as {@code postgresql}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
