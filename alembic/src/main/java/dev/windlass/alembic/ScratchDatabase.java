package dev.windlass.alembic;

import dev.windlass.alembic.library.RevisionRuntime;
import dev.windlass.alembic.library.StatementFailure;
import dev.windlass.dialect.DialectName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An empty database of SQLite in memory, to which revisions are applied while they are written as SQL. */
final class ScratchDatabase implements RevisionRuntime, AutoCloseable {
    private final Connection connection;
    private boolean sure = true;
    private boolean sureBefore = true;

    private ScratchDatabase(Connection connection) {
        this.connection = connection;
    }

    /** A new one; nothing if SQLite's driver is not there. */
    static Optional<ScratchDatabase> open() {
        try {
            return Optional.of(new ScratchDatabase(DriverManager.getConnection("jdbc:sqlite::memory:")));
        } catch (SQLException noDriver) {
            return Optional.empty();
        }
    }

    /** Whether it is as a database would be, as far as its tables go. */
    boolean isSure() {
        return sure;
    }

    /** From now on it may not be. */
    void unsure() {
        sure = false;
    }

    /** Begins what is undone by {@link #back}. */
    void mark() {
        sureBefore = sure;
        execute("SAVEPOINT windlass");
    }

    void back() {
        execute("ROLLBACK TO windlass");
        execute("RELEASE windlass");
        sure = sureBefore;
    }

    /** Does what a revision does. */
    void follow(String sql, List<@Nullable Object> values) {
        try {
            ContextRuntime.read(connection, sql, values);
        } catch (StatementFailure failed) {
            String word = sql.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
            // Rows that are not there change no table.
            if (!List.of("INSERT", "UPDATE", "DELETE", "SELECT").contains(word)) {
                sure = false;
            }
        }
    }

    private void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public DialectName dialect() {
        return DialectName.SQLITE;
    }

    @Override
    public String serverVersion() {
        return "";
    }

    @Override
    public boolean offline() {
        return false;
    }

    @Override
    public Rows run(String sql, List<@Nullable Object> values) {
        return ContextRuntime.read(connection, sql, values);
    }

    @Override
    public void beginAutocommit() {
        // Nothing is kept anyway.
    }

    @Override
    public void endAutocommit() {
        // As above.
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
