package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.execute.JournalTable;
import dev.windlass.execute.SqlFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that a database holds and that {@code drop} drops. */
public final class DatabaseContents {
    /** So many objects are dropped in one transaction: a server has a limited number of locks. */
    private static final int BATCH = 500;

    private DatabaseContents() {}

    /**
     * One object.
     *
     * @param kind what it is, in lower case
     * @param name its name as SQL
     * @param sql the statement that drops it, and that does nothing if it is gone
     */
    public record Item(String kind, String name, String sql) {
        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    /** What there is, in the order in which it is dropped: the journal last, and schemas after it. */
    public static List<Item> read(JdbcSession session) {
        String sql = switch (session.dialect()) {
            case POSTGRESQL -> DropQueries.POSTGRESQL;
            case MYSQL -> DropQueries.MYSQL;
            case SQLITE -> DropQueries.SQLITE;
        };
        JournalTable journal = session.journalTable();
        List<Item> items = new ArrayList<>();
        List<Item> last = new ArrayList<>();
        for (List<@Nullable String> row : session.query(sql, List.of())) {
            Item item = new Item(String.valueOf(row.get(0)), String.valueOf(row.get(1)), String.valueOf(row.get(2)));
            boolean isJournal = item.kind().equals("table") && isNamed(item.name(), journal.name());
            (isJournal || item.kind().equals("schema") ? last : items).add(item);
        }
        last.sort(java.util.Comparator.comparing(item -> item.kind().equals("schema")));
        items.addAll(last);
        return List.copyOf(items);
    }

    /** What a lock that is held has made there, if it has made anything. */
    public static List<Item> ofLock(JdbcSession session) {
        String lock = LeaseLock.tableName(session.journalTable());
        return read(session).stream()
                .filter(item -> item.kind().equals("table") && isNamed(item.name(), lock))
                .toList();
    }

    private static boolean isNamed(String sqlName, String name) {
        return sqlName.replace("\"", "")
                .replace("`", "")
                .replaceFirst("^.*\\.", "")
                .equals(name);
    }

    /**
     * Drops them.
     *
     * @throws SqlFailure if the database refuses one
     */
    public static void drop(JdbcSession session, List<Item> items) {
        DialectName dialect = session.dialect();
        Connection connection = session.connection();
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            switch (dialect) {
                case POSTGRESQL -> {}
                case MYSQL -> statement.execute("SET SESSION foreign_key_checks = 0");
                case SQLITE -> statement.execute("PRAGMA foreign_keys = OFF");
            }
            connection.setAutoCommit(false);
            int inBatch = 0;
            for (Item item : items) {
                try {
                    statement.execute(item.sql());
                } catch (SQLException e) {
                    rollback(connection);
                    throw SqlFailures.of(dialect, e, Optional.empty());
                }
                if (++inBatch % BATCH == 0) {
                    connection.commit();
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw SqlFailures.of(dialect, e, Optional.empty());
        }
    }

    private static void rollback(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }
}
