package dev.windlass.jdbc;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.execute.JournalTable;
import dev.windlass.execute.MigrationLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The locks of the databases themselves, each of which ends with its holder's process. */
final class MigrationLocks {
    private MigrationLocks() {}

    /** A lock that is always free: for databases that nobody else can reach. */
    static final class None implements MigrationLock {
        @Override
        public Optional<String> tryAcquire() {
            return Optional.empty();
        }

        @Override
        public void release() {}
    }

    /**
     * PostgreSQL's session advisory lock. It is polled: a session that waits inside {@code pg_advisory_lock} holds a
     * snapshot, and {@code CREATE INDEX CONCURRENTLY} would wait for it (golang-migrate issue 960).
     */
    static final class Advisory implements MigrationLock {
        private final Connection connection;
        private final long key;
        private boolean held;

        Advisory(Connection connection, JournalTable table) {
            this.connection = connection;
            // 0x77696e64 is "wind"; the table's name makes journals of one database independent of each other.
            this.key = (0x77696e64L << 32) | (table.qualifiedName().hashCode() & 0xffffffffL);
        }

        @Override
        public Optional<String> tryAcquire() {
            String sql = "SELECT pg_try_advisory_lock(" + key + ")";
            try (java.sql.Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                held = rows.getBoolean(1);
                return held ? Optional.empty() : Optional.of(holder());
            } catch (SQLException e) {
                throw SqlFailures.postgresql(e, Optional.empty(), -1);
            }
        }

        private String holder() throws SQLException {
            String sql = """
                    SELECT a.pid, a.usename, coalesce(host(a.client_addr), 'local'), a.application_name,
                           date_trunc('second', a.backend_start)
                    FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
                    WHERE l.locktype = 'advisory' AND l.granted AND l.database = (
                        SELECT oid FROM pg_database WHERE datname = current_database())
                      AND l.classid = %d AND l.objid = %d AND l.objsubid = 1""".formatted(key >>> 32, key & 0xffffffffL);
            try (java.sql.Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                return rows.next()
                        ? "%s (server process %d, user %s, from %s), connected since %s"
                                .formatted(
                                        rows.getString(4),
                                        rows.getLong(1),
                                        rows.getString(2),
                                        rows.getString(3),
                                        rows.getString(5))
                        : "a session that has just ended";
            }
        }

        @Override
        public void release() {
            if (!held) {
                return;
            }
            held = false;
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_unlock(" + key + ")");
            } catch (SQLException e) {
                // The connection is gone, and the lock with it.
            }
        }
    }

    /** MySQL's and MariaDB's named lock, which belongs to the connection. */
    static final class Named implements MigrationLock {
        private final Connection connection;
        private final String database;
        private final JournalTable table;
        private boolean held;

        Named(Connection connection, JournalTable table) {
            this.connection = connection;
            this.table = table;
            try {
                this.database = String.valueOf(connection.getCatalog());
            } catch (SQLException e) {
                throw SqlFailures.of(dev.windlass.dialect.DialectName.MYSQL, e, Optional.empty());
            }
        }

        /** Names are of the whole server, and 64 characters at most. */
        private String name() {
            return "windlass:"
                    + UUID.nameUUIDFromBytes(
                            (database + "\0" + table.qualifiedName()).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Optional<String> tryAcquire() {
            try (java.sql.Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT GET_LOCK('" + name() + "', 0)")) {
                rows.next();
                held = rows.getInt(1) == 1;
                return held ? Optional.empty() : Optional.of(holder());
            } catch (SQLException e) {
                throw SqlFailures.of(dev.windlass.dialect.DialectName.MYSQL, e, Optional.empty());
            }
        }

        private String holder() throws SQLException {
            String sql = """
                    SELECT p.id, p.user, p.host, p.time FROM information_schema.processlist p
                    WHERE p.id = IS_USED_LOCK('%s')""".formatted(name());
            try (java.sql.Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                return rows.next()
                        ? "connection %d (user %s, from %s), in its present state for %d s"
                                .formatted(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getLong(4))
                        : "another connection";
            }
        }

        @Override
        public void release() {
            if (!held) {
                return;
            }
            held = false;
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute("DO RELEASE_LOCK('" + name() + "')");
            } catch (SQLException e) {
                // The connection is gone, and the lock with it.
            }
        }
    }

    /**
     * A lock on a file beside a SQLite database. The operating system gives it back when the process ends, however it
     * ends. It is not on the database file itself: closing a second handle of that file would drop SQLite's own locks
     * (https://sqlite.org/howtocorrupt.html, section 2.2). The same holds for the lock's file: no handle of it is closed
     * while this process may hold the lock.
     */
    static final class Beside implements MigrationLock {
        private final Path file;
        private @Nullable FileChannel channel;
        private @Nullable FileChannel proof;
        private @Nullable FileLock lock;

        Beside(String database) {
            this.file = Path.of(database + ".windlass-lock");
        }

        @Override
        public Optional<String> tryAcquire() {
            try {
                if (channel == null) {
                    channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                }
                FileLock taken = tryLock(channel);
                if (taken == null) {
                    return Optional.of(holder());
                }
                String mark = "process " + ProcessHandle.current().pid() + " of "
                        + System.getProperty("user.name") + ", since "
                        + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " #" + UUID.randomUUID();
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(mark.getBytes(StandardCharsets.UTF_8)), 0);
                if (isOurs(mark)) {
                    lock = taken;
                    return Optional.empty();
                }
                // The file was deleted by its last holder between opening and locking: another one is there now.
                close();
                return Optional.of("another process");
            } catch (OverlappingFileLockException e) {
                // Reading the file would end in closing it, and so take the lock from the thread that holds it.
                return Optional.of("another thread of this process");
            } catch (IOException e) {
                throw new WindlassException(
                        Problem.of(
                                        ErrorCode.FILE_FAILED,
                                        "The migration lock's file beside the database cannot be written")
                                .at(file.toString())
                                .because(
                                        e instanceof AccessDeniedException
                                                ? "permission denied"
                                                : String.valueOf(e.getMessage()))
                                .next("Give this user the right to write in the folder of the database; SQLite needs it"
                                        + " too, for its own journal."),
                        e);
            }
        }

        /** Who holds the lock, as far as the file tells; its holder may delete it at any moment. */
        private String holder() throws IOException {
            try {
                String holder = Files.readString(file);
                return holder.isEmpty() ? "another process" : holder.replaceFirst(" #.*", "");
            } catch (NoSuchFileException e) {
                return "another process";
            }
        }

        private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
            // The byte that is locked lies far behind the text, which others may want to read (Windows forbids it).
            return channel.tryLock(1 << 20, 1, false);
        }

        /** Whether the file of that name is the one that was locked; its handle stays open. */
        private boolean isOurs(String mark) throws IOException {
            FileChannel opened;
            try {
                opened = FileChannel.open(file, StandardOpenOption.READ);
            } catch (NoSuchFileException e) {
                return false;
            }
            proof = opened;
            ByteBuffer text = ByteBuffer.allocate(mark.length() * 4);
            while (opened.read(text) > 0) {}
            return mark.equals(new String(text.array(), 0, text.position(), StandardCharsets.UTF_8));
        }

        private void close() throws IOException {
            if (channel != null) {
                channel.close();
                channel = null;
            }
            if (proof != null) {
                proof.close();
                proof = null;
            }
        }

        @Override
        public void release() {
            if (lock == null) {
                return;
            }
            try {
                Files.deleteIfExists(file);
                lock.release();
                lock = null;
                close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
