package dev.windlass.acceptance.client;

/** How a client is told to run the statements of a file. */
public enum Grouping {
    /** One by one, each committed by itself. */
    STATEMENTS,
    /** One by one, in one transaction. */
    TRANSACTION,
    /** All in one request to the server, which finds the statements itself (MySQL and MariaDB). */
    REQUEST
}
