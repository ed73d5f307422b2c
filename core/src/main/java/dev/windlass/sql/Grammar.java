package dev.windlass.sql;

/** The families of statement grammars: which statements hold others, and what a statement does to a transaction. */
public enum Grammar {
    POSTGRESQL,
    /** MySQL and MariaDB. */
    MYSQL,
    SQLITE
}
