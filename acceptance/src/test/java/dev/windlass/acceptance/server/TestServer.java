package dev.windlass.acceptance.server;

/** A place where test databases can be made. It is started by the first database that is asked of it. */
public interface TestServer {
    /** What it is called in test names and messages, such as {@code PostgreSQL 14}. */
    String name();

    /** What it is. */
    Product product();

    /** A new, empty database, which its {@link TestDatabase#close} drops. */
    TestDatabase createDatabase();
}
