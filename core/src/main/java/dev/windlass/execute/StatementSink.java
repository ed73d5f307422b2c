package dev.windlass.execute;

import dev.windlass.sql.Statement;
import java.io.Reader;

/**
 * Where the statements of a run go: a database, or a text. Statements may be held back and sent together; {@link
 * #flush} and {@link #commit} return only when all have been done. Every method may throw {@link SqlFailure}.
 */
public interface StatementSink {
    /** Begins a transaction. */
    void begin();

    /** Executes a statement, inside the transaction if one was begun, else on its own. */
    void execute(Statement statement);

    /** Executes a {@code COPY … FROM stdin} statement with its rows. */
    void copy(Statement statement, Reader rows);

    /** Waits until all that was executed has been done. */
    void flush();

    /** Ends the transaction; returns when it is durable. */
    void commit();

    /** Undoes the transaction and forgets what was held back; does nothing if none was begun. */
    void rollback();

    /**
     * From now on statements are sent one by one, or again together. One by one is slower, and every failure then names
     * its statement. Without effect where nothing is ever held back.
     */
    default void oneByOne(boolean on) {}
}
