package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Quoted;
import dev.windlass.encryption.Encryption;
import dev.windlass.encryption.Form;
import dev.windlass.encryption.StoredValue;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives the encrypted values of a table another key, a batch of rows at a time, in the order of the primary key. Values
 * are decrypted and encrypted in this process: no key reaches the server. A value that has the new key already is passed
 * over, so a rotation that was cut off is begun again and does what is left.
 *
 * <p>On a connection in auto-commit mode each batch is a transaction of its own; else all happens in the caller's.
 *
 * @param table the table, as {@code name} or {@code schema.name}; it has a primary key
 * @param columns its encrypted columns: text, JSON or bytes
 * @param from the key that values have
 * @param to the key that they get
 * @param batch how many rows a batch has
 */
public record KeyRotation(String table, List<String> columns, Encryption from, Encryption to, int batch) {
    public KeyRotation {
        columns = List.copyOf(columns);
        if (batch < 1 || columns.isEmpty()) {
            throw new IllegalArgumentException("a rotation needs a column, and rows in a batch");
        }
    }

    /**
     * How far it is.
     *
     * @param rows how many rows were looked at
     * @param changed how many values have got the new key
     * @param kept how many had it already, or are empty
     */
    public record Progress(long rows, long changed, long kept) {}

    /** A value that neither key opens; its message tells the column and the row's key. */
    public static final class UnknownKeyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownKeyException(String message) {
            super(message);
        }
    }

    /** Rotates, and says how many values it changed. */
    public Progress run(Connection connection) throws SQLException {
        return run(connection, progress -> {});
    }

    /**
     * Rotates.
     *
     * @param listener told after each batch
     * @throws UnknownKeyException if neither key opens a value; batches before it are kept
     */
    public Progress run(Connection connection, Consumer<Progress> listener) throws SQLException {
        return walk(connection, true, listener);
    }

    /** How many values do not have the new key yet; nothing is changed. */
    public long count(Connection connection) throws SQLException {
        return walk(connection, false, progress -> {}).changed();
    }

    private Progress walk(Connection connection, boolean change, Consumer<Progress> listener) throws SQLException {
        DialectName dialect = dialect(connection);
        List<String> key = primaryKey(connection, dialect);
        boolean own = connection.getAutoCommit();
        Progress progress = new Progress(0, 0, 0);
        List<Object> last = List.of();
        if (own) {
            connection.setAutoCommit(false);
        }
        try {
            while (true) {
                Batch read = read(connection, dialect, key, last, change);
                if (read.rows().isEmpty()) {
                    return progress;
                }
                progress = rotate(connection, dialect, key, read, progress, change);
                last = read.rows().getLast().key();
                if (own) {
                    connection.commit();
                }
                listener.accept(progress);
            }
        } finally {
            if (own) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private record Row(List<Object> key, List<@Nullable Object> values) {}

    private record Batch(List<String> types, List<Row> rows) {}

    private Batch read(Connection connection, DialectName dialect, List<String> key, List<Object> last, boolean change)
            throws SQLException {
        String keys = names(dialect, key);
        String sql = "SELECT " + keys + ", " + names(dialect, columns) + " FROM " + tableName(dialect)
                + (last.isEmpty() ? "" : " WHERE (" + keys + ") > (" + marks(key.size()) + ")") + " ORDER BY " + keys
                + " LIMIT " + batch + (change && dialect != DialectName.SQLITE ? " FOR UPDATE" : "");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, last);
            try (ResultSet result = statement.executeQuery()) {
                List<String> types = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    types.add(result.getMetaData()
                            .getColumnTypeName(key.size() + i + 1)
                            .toLowerCase(Locale.ROOT));
                }
                List<Row> rows = new ArrayList<>();
                while (result.next()) {
                    List<Object> rowKey = new ArrayList<>();
                    for (int i = 1; i <= key.size(); i++) {
                        rowKey.add(result.getObject(i));
                    }
                    List<@Nullable Object> values = new ArrayList<>();
                    for (int i = 0; i < columns.size(); i++) {
                        values.add(value(result, key.size() + i + 1));
                    }
                    rows.add(new Row(rowKey, values));
                }
                return new Batch(types, rows);
            }
        }
    }

    private static @Nullable Object value(ResultSet result, int index) throws SQLException {
        Object value = result.getObject(index);
        return switch (value) {
            case null -> null;
            case byte[] bytes -> bytes;
            case java.sql.Blob blob -> result.getBytes(index);
            default -> result.getString(index);
        };
    }

    private Progress rotate(
            Connection connection, DialectName dialect, List<String> key, Batch read, Progress before, boolean change)
            throws SQLException {
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            boolean cast =
                    dialect == DialectName.POSTGRESQL && read.types().get(i).startsWith("json");
            settings.add(Quoted.identifier(dialect, columns.get(i)) + " = "
                    + (cast ? "CAST(? AS " + read.types().get(i) + ")" : "?"));
        }
        String sql = "UPDATE " + tableName(dialect) + " SET " + String.join(", ", settings) + " WHERE ("
                + names(dialect, key) + ") = (" + marks(key.size()) + ")";
        long changed = before.changed();
        long kept = before.kept();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            boolean any = false;
            for (Row row : read.rows()) {
                List<@Nullable Object> values = new ArrayList<>(row.values());
                int inRow = 0;
                for (int i = 0; i < values.size(); i++) {
                    Optional<Object> rotated = rotated(values.get(i), key, row, columns.get(i));
                    inRow += rotated.isPresent() ? 1 : 0;
                    kept += rotated.isPresent() || values.get(i) == null ? 0 : 1;
                    values.set(i, rotated.orElse(values.get(i)));
                }
                changed += inRow;
                if (inRow > 0) {
                    bind(statement, 1, values);
                    bind(statement, values.size() + 1, row.key());
                    statement.addBatch();
                    any = true;
                }
            }
            if (any && change) {
                statement.executeBatch();
            }
        }
        return new Progress(before.rows() + read.rows().size(), changed, kept);
    }

    /** The value with the new key; nothing if it needs none. */
    private Optional<Object> rotated(@Nullable Object value, List<String> key, Row row, String column) {
        if (value == null || judged(value) instanceof StoredValue.Empty || to.opens(value)) {
            return Optional.empty();
        }
        if (!from.opens(value)) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < key.size(); i++) {
                parts.add(key.get(i) + " = " + row.key().get(i));
            }
            throw new UnknownKeyException(
                    "neither key opens the value of " + table + "." + column + " where " + String.join(", ", parts));
        }
        if (value instanceof byte[] bytes
                && Form.decode(new String(bytes, StandardCharsets.UTF_8)).isEmpty()) {
            return Optional.of(to.encryptBytes(from.decryptBytes(bytes)));
        }
        String text = value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value.toString();
        boolean quoted = text.strip().startsWith("\"");
        String inner = from.decryptJson(text);
        Form form = Form.decode(quoted ? text.strip().replaceAll("^\"|\"$", "").replace("\\n", "\n") : text.strip())
                .getFirst()
                .form();
        String made = form.encode(to.encryptBytes(inner.getBytes(StandardCharsets.UTF_8)));
        String stored = quoted ? '"' + made.replace("\n", "\\n") + '"' : made;
        return Optional.of(value instanceof byte[] ? stored.getBytes(StandardCharsets.UTF_8) : stored);
    }

    private static StoredValue judged(Object value) {
        return value instanceof byte[] bytes ? StoredValue.ofBytes(bytes) : StoredValue.ofText(value.toString());
    }

    private List<String> primaryKey(Connection connection, DialectName dialect) throws SQLException {
        String[] parts = table.split("\\.", 2);
        String name = parts[parts.length - 1];
        String schema = parts.length == 2 ? parts[0] : null;
        DatabaseMetaData metaData = connection.getMetaData();
        Map<Integer, String> key = new TreeMap<>();
        boolean mysql = dialect == DialectName.MYSQL;
        String own =
                mysql ? connection.getCatalog() : dialect == DialectName.POSTGRESQL ? connection.getSchema() : null;
        String where = schema == null ? own : schema;
        try (ResultSet rows = metaData.getPrimaryKeys(mysql ? where : null, mysql ? null : where, name)) {
            while (rows.next()) {
                key.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        if (key.isEmpty()) {
            throw new IllegalArgumentException("there is no table " + table + ", or it has no primary key");
        }
        return List.copyOf(key.values());
    }

    private String tableName(DialectName dialect) {
        return String.join(
                ".",
                Arrays.stream(table.split("\\.", 2))
                        .map(part -> Quoted.identifier(dialect, part))
                        .toList());
    }

    private static String names(DialectName dialect, List<String> names) {
        return String.join(
                ", ",
                names.stream().map(name -> Quoted.identifier(dialect, name)).toList());
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static void bind(PreparedStatement statement, int first, List<? extends @Nullable Object> values)
            throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value instanceof byte[] bytes) {
                statement.setBytes(first + i, bytes);
            } else {
                statement.setObject(first + i, value);
            }
        }
    }

    private static DialectName dialect(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        return product.contains("postgres")
                ? DialectName.POSTGRESQL
                : product.contains("sqlite") ? DialectName.SQLITE : DialectName.MYSQL;
    }
}
