package dev.windlass.code;

import dev.windlass.dialect.ServerVersion;
import dev.windlass.operation.Operation;
import dev.windlass.sql.SourceSpan;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a revision in code is given: the one way from it to the database. Everything it is asked for happens in the
 * order of the calls, in the step's transaction or, where a step has none, journalled piece by piece. The places are
 * those of the calls in the revision's source. A database's refusal is an exception, and ends the step even if the
 * revision catches it, unless it was met in an {@link #attempt}.
 */
public interface CodeContext {
    /** The server; of a script for no server in particular, the oldest one that Windlass supports. */
    ServerVersion version();

    /** Whether the result is a script, so that there is no database to ask. */
    boolean offline();

    /** Does operations, rendered for the server as its database is at this moment. */
    void run(List<Operation> operations, SourceSpan place);

    /**
     * The rows of a query.
     *
     * @param parameters values for its {@code ?}
     * @throws dev.windlass.error.WindlassException with {@code OFFLINE} if there is no database to ask
     */
    List<Row> query(String sql, List<@Nullable Object> parameters, SourceSpan place);

    /**
     * Executes a statement that changes rows.
     *
     * @param parameters values for its {@code ?}
     * @return how many rows it changed; 0 if an earlier run has done it, or nobody can know
     */
    long execute(String sql, List<@Nullable Object> parameters, SourceSpan place);

    /**
     * Does a piece of which the revision goes on even if the database refuses it. In a transaction of PostgreSQL nothing
     * can follow a refusal but {@code ROLLBACK TO SAVEPOINT}: a revision that ends otherwise fails with that refusal. A
     * lost connection, a lock that was not to be had and the like end the step here too.
     *
     * @return what the piece gives, once all it asked for is done
     */
    <T> T attempt(Supplier<T> piece);

    /** Whether the whole step is one transaction, so that savepoints hold; else each statement is one. */
    boolean together();

    /** Runs a statement over a table in batches. */
    void batches(Batches batches, SourceSpan place);

    /**
     * The driver's own object of that type, such as a {@code java.sql.Connection}. What is done with it is not journalled.
     *
     * @throws dev.windlass.error.WindlassException with {@code OFFLINE} if there is no database
     */
    <T> T driver(Class<T> type);
}
