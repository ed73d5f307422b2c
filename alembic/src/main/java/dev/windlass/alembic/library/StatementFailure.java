package dev.windlass.alembic.library;

/** A statement that the database refused. The run may go on if the revision catches it, as on real Alembic. */
public final class StatementFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;
    private final String message;

    /**
     * A failure.
     *
     * @param sqlState the five characters, or empty
     * @param message the database's own words
     * @param cause the driver's exception
     */
    public StatementFailure(String sqlState, String message, Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState;
        this.message = message;
    }

    /** The SQLSTATE; empty if there is none. */
    public String sqlState() {
        return sqlState;
    }

    /** The database's own words. */
    public String message() {
        return message;
    }
}
