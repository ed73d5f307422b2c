package dev.windlass.execute;

import dev.windlass.sql.Statement;
import java.util.Optional;

/** A statement that the database did not carry out, told without any driver's types. */
public final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is, which decides whether trying again can help. */
    public enum Kind {
        /** The script's own fault: trying again gives the same. */
        SCRIPT,
        /** A lock was not to be had in time. */
        LOCK_TIMEOUT,
        /** The server chose this transaction as the victim of a deadlock. */
        DEADLOCK,
        /** Concurrent changes made the transaction impossible. */
        SERIALIZATION,
        /** The connection is gone, and with it the transaction. */
        CONNECTION_LOST,
        /** The statement was cancelled from here. */
        CANCELLED,
        /** The database or this user may not be written to. */
        READ_ONLY
    }

    private final Kind kind;
    private final String sqlState;
    private final String detail;
    private final transient Optional<Statement> statement;
    private final int position;

    /**
     * A failure. Passwords that stand in the statement are taken out of what the database says, and the cause is left
     * out then.
     *
     * @param kind its kind
     * @param sqlState the five characters of the SQL standard, or the vendor's code; empty if unknown
     * @param message the database's own message
     * @param detail what more the database says (detail, hint, context), a line each; empty if nothing
     * @param statement the statement that failed, if it is known
     * @param position the place in the statement's text, in characters from 0; -1 if unknown
     * @param cause the driver's exception, shown with {@code -v}
     */
    public SqlFailure(
            Kind kind,
            String sqlState,
            String message,
            String detail,
            Optional<Statement> statement,
            int position,
            Throwable cause) {
        super(
                statement.map(s -> Passwords.masked(message, s.text())).orElse(message),
                statement.filter(s -> Passwords.in(s.text())).isPresent() ? null : cause);
        this.kind = kind;
        this.sqlState = sqlState;
        this.detail = statement.map(s -> Passwords.masked(detail, s.text())).orElse(detail);
        this.statement = statement;
        this.position = position;
    }

    /** The same failure with a remark after what the database says of it. */
    public SqlFailure because(String remark) {
        return new SqlFailure(
                kind,
                sqlState,
                message(),
                detail.isEmpty() ? remark : detail + "\n" + remark,
                statement,
                position,
                getCause() == null ? this : getCause());
    }

    /** Its kind. */
    public Kind kind() {
        return kind;
    }

    /** The SQL state; empty if unknown. */
    public String sqlState() {
        return sqlState;
    }

    /** The database's own message. */
    public String message() {
        return String.valueOf(getMessage());
    }

    /** Detail, hint and context, a line each; empty if there are none. */
    public String detail() {
        return detail;
    }

    /** The statement that failed, if it is known. */
    public Optional<Statement> statement() {
        return statement;
    }

    /** The place in the statement's text, in characters from 0; -1 if unknown. */
    public int position() {
        return position;
    }
}
