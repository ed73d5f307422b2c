package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.schema.QualifiedName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The rows of tables, read and written as streams of lines: by COPY on PostgreSQL, in batches elsewhere.
 *
 * @param session where
 */
public record TableRows(BoundSession session) {
    private static final int BATCH = 500;

    /** Fewer than the 65535 that MySQL's protocol has room for. */
    private static final int PARAMETERS = 8000;

    /**
     * What was read of a table.
     *
     * @param rows how many rows
     * @param sum what is in them, whatever their order
     */
    public record Read(long rows, String sum) {}

    /** Begins a transaction in which all tables are seen as of one moment. */
    public void beginReading() {
        session.with(connection -> {
            switch (session.dialect()) {
                case POSTGRESQL -> {
                    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                    connection.setAutoCommit(false);
                    // Rows that a policy hides are an error, and not left out.
                    run(connection, "SET LOCAL row_security = off");
                }
                case MYSQL -> {
                    run(connection, "SET SESSION time_zone = '+00:00'");
                    run(connection, "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                    run(connection, "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
                }
                case SQLITE -> {}
            }
            return true;
        });
    }

    /** A name by which others see what this transaction sees; empty where there is none (all but PostgreSQL). */
    public String exportedSnapshot() {
        if (session.dialect() != DialectName.POSTGRESQL) {
            return "";
        }
        return String.valueOf(
                session.query("SELECT pg_export_snapshot()").getFirst().getFirst());
    }

    /**
     * Keeps others from writing into tables until {@link #letGo}, where two transactions cannot be shown the same rows
     * in another way (MySQL, MariaDB).
     */
    public void hold(Collection<QualifiedName> tables) {
        if (session.dialect() == DialectName.MYSQL && !tables.isEmpty()) {
            run(List.of(
                    "SET SESSION lock_wait_timeout = 10",
                    tables.stream()
                            .map(table -> session.quoted(table) + " READ")
                            .collect(Collectors.joining(", ", "LOCK TABLES ", ""))));
        }
    }

    /** Lets others write again. */
    public void letGo() {
        if (session.dialect() == DialectName.MYSQL) {
            run(List.of("UNLOCK TABLES"));
        }
    }

    /** Begins a transaction for rows, without what would be checked on the way. */
    public void beginWriting() {
        session.with(connection -> {
            switch (session.dialect()) {
                case POSTGRESQL -> {
                    connection.setAutoCommit(false);
                    run(connection, "SET LOCAL check_function_bodies = off");
                }
                case MYSQL -> {
                    run(connection, "SET SESSION time_zone = '+00:00'");
                    run(connection, "SET SESSION foreign_key_checks = 0");
                    run(connection, "SET SESSION unique_checks = 0");
                    run(connection, "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'");
                }
                case SQLITE -> {}
            }
            return true;
        });
    }

    /** Runs statements one by one. */
    public void run(List<String> statements) {
        for (String sql : statements) {
            session.with(connection -> run(connection, sql));
        }
    }

    private static boolean run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return statement.execute(sql);
        }
    }

    /** Ends a transaction for good. */
    public void commit() {
        session.with(connection -> {
            if (!connection.getAutoCommit()) {
                connection.commit();
                connection.setAutoCommit(true);
            }
            return true;
        });
    }

    /** Statements that bring the sequences to where they are. */
    public List<String> sequences() {
        if (session.dialect() != DialectName.POSTGRESQL) {
            return List.of();
        }
        return session.query("""
                        SELECT CASE WHEN a.attname IS NULL
                          THEN format('SELECT setval(%L, %s)',
                               quote_ident(n.nspname) || '.' || quote_ident(c.relname), s.last_value)
                          ELSE format('SELECT setval(pg_get_serial_sequence(%L, %L), %s)',
                               quote_ident(tn.nspname) || '.' || quote_ident(t.relname), a.attname, s.last_value) END
                        FROM pg_sequences s
                        JOIN pg_namespace n ON n.nspname = s.schemaname
                        JOIN pg_class c ON c.relname = s.sequencename AND c.relnamespace = n.oid
                        LEFT JOIN pg_depend d ON d.objid = c.oid AND d.classid = 'pg_class'::regclass
                          AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
                        LEFT JOIN pg_class t ON t.oid = d.refobjid
                        LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
                        LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                        WHERE s.last_value IS NOT NULL ORDER BY 1""").stream()
                .map(row -> String.valueOf(row.getFirst()))
                .toList();
    }

    /** How many rows a table has, exactly. */
    public long count(QualifiedName table) {
        return Long.parseLong(String.valueOf(session.query("SELECT count(*) FROM " + session.quoted(table))
                .getFirst()
                .getFirst()));
    }

    /** Writes a table's rows into a stream. */
    public Read read(QualifiedName table, List<String> columns, OutputStream out) {
        RowSum sum = new RowSum(out);
        session.with(connection -> {
            try {
                if (session.dialect() == DialectName.POSTGRESQL) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut("COPY (" + select(table, columns) + ") TO STDOUT", sum);
                } else {
                    lines(connection, table, columns, sum);
                }
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return new Read(sum.rows(), sum.sum());
    }

    private String select(QualifiedName table, List<String> columns) {
        String only = session.dialect() == DialectName.POSTGRESQL ? "ONLY " : "";
        return "SELECT " + names(columns) + " FROM " + only + session.quoted(table);
    }

    private String names(List<String> columns) {
        return columns.stream().map(session::quoted).collect(Collectors.joining(", "));
    }

    private void lines(Connection connection, QualifiedName table, List<String> columns, OutputStream out)
            throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(select(table, columns))) {
            statement.setFetchSize(1000);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    out.write(RowText.line(rows, rows.getMetaData()));
                    out.write('\n');
                }
            }
        }
    }

    /** Puts rows out of a stream into a table; the stream is read to its end. */
    public void write(QualifiedName table, List<String> columns, InputStream in, LongConsumer progress) {
        session.with(connection -> {
            try {
                if (session.dialect() == DialectName.POSTGRESQL) {
                    progress.accept(connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "COPY " + session.quoted(table) + " (" + names(columns) + ") FROM STDIN",
                                    in,
                                    1 << 16));
                } else {
                    insert(connection, table, columns, in, progress);
                }
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void insert(
            Connection connection, QualifiedName table, List<String> columns, InputStream in, LongConsumer progress)
            throws SQLException, IOException {
        // Many rows in one statement: each statement is an exchange with the server.
        int together = Math.max(1, Math.min(BATCH, PARAMETERS / columns.size()));
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        connection.setAutoCommit(false);
        try (PreparedStatement many = connection.prepareStatement(insertion(table, columns, together));
                PreparedStatement one = connection.prepareStatement(insertion(table, columns, 1))) {
            long done = 0;
            List<@Nullable Object> held = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                held.addAll(RowText.values(line));
                done++;
                if (held.size() == together * columns.size()) {
                    bind(many, held);
                    many.executeUpdate();
                    held.clear();
                    progress.accept(done);
                }
            }
            for (int i = 0; i < held.size(); i += columns.size()) {
                bind(one, held.subList(i, i + columns.size()));
                one.executeUpdate();
            }
            progress.accept(done);
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private String insertion(QualifiedName table, List<String> columns, int rows) {
        String row = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        return "INSERT INTO " + session.quoted(table) + " (" + names(columns) + ") VALUES "
                + String.join(", ", Collections.nCopies(rows, row));
    }

    private static void bind(PreparedStatement statement, List<@Nullable Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            switch (values.get(i)) {
                case null -> statement.setNull(i + 1, java.sql.Types.VARCHAR);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case Object text -> statement.setString(i + 1, text.toString());
            }
        }
    }

    /** Copies a SQLite database into a file, by its backup API; the file must not be there. */
    public void copyTo(java.nio.file.Path file) {
        session.with(connection -> run(connection, "backup to '" + path(file) + "'"));
    }

    /** Puts the contents of a SQLite file in the place of everything that is there. */
    public void copyFrom(java.nio.file.Path file) {
        session.with(connection -> run(connection, "restore from '" + path(file) + "'"));
    }

    private static String path(java.nio.file.Path file) {
        String path = file.toAbsolutePath().toString();
        if (path.contains("'")) {
            throw new IllegalArgumentException("a temporary folder with a quote in its name");
        }
        return path;
    }
}
