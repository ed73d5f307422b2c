package dev.windlass.alembic.library;

import dev.windlass.dialect.DialectName;
import dev.windlass.sql.SourceSpan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a revision needs of the outside: a database, or a list that statements are written to. Not used by two threads at once. */
public interface RevisionRuntime {
    /** The family of the database. */
    DialectName dialect();

    /** The version as the server says it, such as {@code 15.3} or {@code 10.11.2-MariaDB}; empty if not known. */
    String serverVersion();

    /** Whether there is no database: nothing can be read, values are written into the statements ({@code --sql}). */
    boolean offline();

    /** Whether a revision may ask {@link #offline}: what it does for a script is not what it does for a database. */
    default boolean tellsOffline() {
        return true;
    }

    /**
     * A database that is as the revisions before have made it, where {@link #offline} is: nothing but the definitions of
     * its tables is asked of it, since it has no rows.
     */
    default Optional<RevisionRuntime> scratch() {
        return Optional.empty();
    }

    /**
     * Runs one statement, or several separated by semicolons where the revision says so.
     *
     * @param sql the statement; {@code ?} stands for a value if and only if there are values, and a question mark of
     *     its own is then doubled where the dialect's driver wants that (PostgreSQL)
     * @param values the values: {@code Boolean, Long, BigInteger, Double, BigDecimal, String, byte[], LocalDate,
     *     LocalDateTime, OffsetDateTime, LocalTime, Duration, UUID}, a {@code List} of these for an array, or null
     * @return its rows and how many rows it changed
     * @throws StatementFailure if the database refuses it
     */
    Rows run(String sql, List<@Nullable Object> values);

    /** Told where in the revision the next statement stands. */
    default void at(SourceSpan place) {}

    /** From now on (or no more) the revision may catch the failure of a statement and go on. May be nested. */
    default void catching(boolean begins) {}

    /** Whether savepoints hold: what is done is not committed statement by statement. */
    default boolean savepoints() {
        return true;
    }

    /** Commits what was done so far; until {@link #endAutocommit} each statement is a transaction of its own. */
    void beginAutocommit();

    /** Ends what {@link #beginAutocommit} began. */
    void endAutocommit();

    /**
     * What a statement gave.
     *
     * @param columns the names of the columns; none if it gives no rows
     * @param types the database's names of their types, in lower case, as far as known
     * @param rows the rows, in the same Java types as values
     * @param count how many rows were changed; -1 if not known
     */
    record Rows(List<String> columns, List<String> types, List<List<@Nullable Object>> rows, long count) {
        /** Of a statement that gives no rows. */
        public static Rows none(long count) {
            return new Rows(List.of(), List.of(), List.of(), count);
        }
    }
}
