package dev.windlass;

import dev.windlass.code.Row;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.ServerVersion;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a Java revision calls: changes of the schema, and the database itself. */
public interface Operations extends dev.windlass.operation.Operations {
    /** The server. */
    ServerVersion version();

    /** The family of the server. */
    default DialectName dialect() {
        return version().product().dialect();
    }

    /** Whether a script is being written ({@code --sql}), so that there is no database to ask. */
    boolean offline();

    /**
     * The rows of a query, all of them.
     *
     * @param parameters values for its {@code ?}
     */
    List<Row> query(String sql, @Nullable Object... parameters);

    /**
     * Executes a statement that changes rows, with values for its {@code ?}.
     *
     * @return how many rows it changed; 0 if an earlier run has done it, or a script is being written
     */
    long execute(String sql, @Nullable Object first, @Nullable Object... more);

    /**
     * Runs a statement over a table in the order of a key, {@code size} rows at a time. Its first two {@code ?} are the
     * first and the last key of a batch: {@code UPDATE users SET … WHERE id BETWEEN ? AND ?}. Where the step has no
     * transaction each batch has its own, and a run that is cut off goes on with the next batch.
     *
     * @param parameters values for the {@code ?} after those two
     */
    void batches(String table, String key, int size, String sql, @Nullable Object... parameters);

    /** The driver's own object of that type; what is done with it is not journalled. */
    <T> T driver(Class<T> type);

    /**
     * The connection, for what no method here does. It is in the step's transaction, which it cannot end. Where a step
     * has no transaction, what is done with it is done again if the step is cut off.
     */
    default Connection connection() {
        return driver(Connection.class);
    }
}
