package dev.windlass.execute;

import dev.windlass.code.Row;
import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.Known;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.operation.Operation;
import dev.windlass.sql.SourceSpan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What revisions in code ask of the database besides the statements of the sink, on the same connection. Whatever the
 * sink holds back must have been flushed. Methods that reach the database may throw {@link SqlFailure}.
 */
public interface LiveDatabase {
    /** How operations become statements. */
    Dialect dialect();

    /** The server. */
    ServerVersion version();

    /** The rows of a query with values for its {@code ?}. */
    List<Row> query(String sql, List<@Nullable Object> parameters, SourceSpan place);

    /** Executes a statement with values for its {@code ?}; gives how many rows it changed. */
    long execute(String sql, List<@Nullable Object> parameters, SourceSpan place);

    /** What there is that rendering operations depends on. */
    Known known(List<Operation> operations);

    /** The driver's own object of that type. */
    <T> T driver(Class<T> type);

    /** A failure of the driver that a revision met by itself, in our words; nothing if it is none of the driver's. */
    Optional<SqlFailure> failure(Throwable thrown);
}
