package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/** Opens a connection at once, on another thread, for whoever asks first; the next ones are opened when asked for. */
public final class ConnectorAhead implements Connector, AutoCloseable {
    private final Connector connector;
    private final FutureTask<Connection> opening;
    private final AtomicBoolean taken = new AtomicBoolean();

    /** Begins to connect. */
    public ConnectorAhead(Connector connector) {
        this.connector = connector;
        this.opening = new FutureTask<>(connector::open);
        Thread.ofPlatform().daemon().name("connect").start(opening);
    }

    @Override
    public Connection open() throws SQLException {
        if (!taken.compareAndSet(false, true)) {
            return connector.open();
        }
        try {
            return opening.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while connecting", e);
        } catch (ExecutionException e) {
            switch (Objects.requireNonNull(e.getCause())) {
                case SQLException failed -> throw failed;
                case RuntimeException failed -> throw failed;
                case Throwable other -> throw new SQLException(other);
            }
        }
    }

    @Override
    public DialectName dialect() {
        return connector.dialect();
    }

    @Override
    public String description() {
        return connector.description();
    }

    @Override
    public String sqliteFile() {
        return connector.sqliteFile();
    }

    /** Closes the connection if nobody asked for it, as soon as it is open. */
    @Override
    public void close() {
        if (taken.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("disconnect").start(() -> {
                try {
                    opening.get().close();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (ExecutionException | SQLException e) {
                    // Nobody wanted it.
                }
            });
        }
    }
}
