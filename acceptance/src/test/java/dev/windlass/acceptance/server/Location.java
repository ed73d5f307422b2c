package dev.windlass.acceptance.server;

import java.nio.file.Path;

/** Where a database is. */
public sealed interface Location {
    /** A database of a server that is reached by TCP. */
    record Remote(String host, int port, String database) implements Location {}

    /** A database in a file. */
    record Local(Path file) implements Location {}
}
