package dev.windlass.acceptance.server;

/** Whether a server that the tests start must keep what it committed when it, or the machine, is killed. */
public enum Durability {
    /** As the server is shipped: for tests that kill it. */
    DURABLE,
    /** Without flushing to disk: for all other tests, since it is faster. */
    FAST
}
