package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.execute.StatementSink;
import dev.windlass.sql.Statement;
import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A sink that sends one statement at a time: MySQL, MariaDB and SQLite. */
final class StatementwiseSink implements StatementSink, Running.Holder {
    private final Connection connection;
    private final DialectName dialect;
    private final Running running = new Running();
    private boolean open;

    StatementwiseSink(Connection connection, DialectName dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    @Override
    public void begin() {
        // IMMEDIATE takes SQLite's write lock at once: a reader that turns writer late can only fail.
        send(dialect == DialectName.SQLITE ? "BEGIN IMMEDIATE" : "START TRANSACTION", Optional.empty());
        open = true;
    }

    @Override
    public void execute(Statement statement) {
        send(statement.text(), Optional.of(statement));
    }

    @Override
    public void copy(Statement statement, Reader rows) {
        throw new IllegalStateException("only PostgreSQL scripts have COPY rows");
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void commit() {
        send("COMMIT", Optional.empty());
        open = false;
    }

    @Override
    public void rollback() {
        if (!open) {
            return;
        }
        open = false;
        try (java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.execute("ROLLBACK");
        } catch (SQLException e) {
            // The server has already undone the transaction: SQLite after some errors, any server once it is gone.
        }
    }

    private void send(String sql, Optional<Statement> statement) {
        try (java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            running.execute(jdbc, sql);
        } catch (SQLException e) {
            throw running.explained(
                    dialect == DialectName.SQLITE
                            ? SqlFailures.sqlite(
                                    e, statement, statement.isPresent() ? SqlitePlace.of(e, sql, connection) : -1)
                            : SqlFailures.of(dialect, e, statement));
        }
    }

    @Override
    public Running running() {
        return running;
    }
}
