package dev.windlass.error;

/** The exit statuses of the command line. */
public final class Exit {
    /** All was done. */
    public static final int DONE = 0;
    /** The database or a script failed. */
    public static final int FAILED = 1;
    /** Wrong usage or configuration. */
    public static final int USAGE = 2;
    /** A checking command found something. */
    public static final int FOUND = 3;
    /** The migration lock was not to be had. */
    public static final int LOCKED = 4;
    /** No connection to the database. */
    public static final int NO_CONNECTION = 5;

    private Exit() {}
}
