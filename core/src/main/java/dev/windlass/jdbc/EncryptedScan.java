package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.encryption.Encryption;
import dev.windlass.encryption.Envelope;
import dev.windlass.encryption.StoredValue;
import dev.windlass.schema.QualifiedName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the columns of a table that are declared encrypted. Values are judged and forgotten; what is kept is
 * counts, and the keys of a few rows.
 *
 * @param session where
 * @param table the table
 * @param columns its columns that are declared encrypted
 * @param sample at most so many rows, spread over the primary key; 0 for all
 * @param key tried on some values, if it is known
 */
public record EncryptedScan(
        BoundSession session, QualifiedName table, List<String> columns, long sample, Optional<Encryption> key) {
    private static final int SHOWN_KEYS = 5;
    private static final int TRIED = 20;
    private static final int RANGES = 20;
    private static final int FETCHED = 2000;
    private static final int REMEMBERED = 1_000_000;

    /**
     * What was found in a column.
     *
     * @param column which
     * @param values how many values were looked at, NULL aside
     * @param whole whether those are all
     * @param empty how many of them are empty
     * @param plaintext those that are not encrypted
     * @param weak those that are weakly encrypted
     * @param weaknesses how often each weakness was seen
     * @param raw those without any structure
     * @param repeated how many of those came twice
     * @param tried on how many values the key was tried
     * @param unopened those that it does not open
     */
    public record Found(
            EncryptedColumn column,
            long values,
            boolean whole,
            long empty,
            Rows plaintext,
            Rows weak,
            Map<Envelope.Weakness, Long> weaknesses,
            Rows raw,
            long repeated,
            long tried,
            Rows unopened) {}

    /**
     * Rows of one sort.
     *
     * @param count how many
     * @param keys the primary keys of the first few
     */
    public record Rows(long count, List<String> keys) {
        public Rows {
            keys = List.copyOf(keys);
        }
    }

    /** Looks. */
    public List<Found> run() {
        List<String> primaryKey = session.primaryKey(table);
        return session.with(connection -> {
            boolean whole = sample == 0 || fits(connection);
            List<Tally> tallies = columns.stream().map(Tally::new).toList();
            boolean transaction = session.dialect() != DialectName.SQLITE;
            if (transaction) {
                // Without a transaction PostgreSQL's driver reads the whole result into memory.
                connection.setAutoCommit(false);
            }
            try {
                if (whole) {
                    read(connection, primaryKey, "", List.of(), tallies);
                } else {
                    for (Range range : ranges(connection, primaryKey)) {
                        read(connection, primaryKey, range.sql(), range.values(), tallies);
                    }
                }
            } finally {
                if (transaction) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
            return tallies.stream().map(tally -> tally.found(whole)).toList();
        });
    }

    private boolean fits(Connection connection) throws SQLException {
        String sql =
                "SELECT count(*) FROM (SELECT 1 FROM " + session.quoted(table) + " LIMIT " + (sample + 1) + ") AS t";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getLong(1) <= sample;
        }
    }

    /** A part of the table: the end of the statement, and values for it. */
    private record Range(String sql, List<Object> values) {}

    /** Parts of the table in even distances over a key of numbers or UUIDs; else its beginning and its end. */
    private List<Range> ranges(Connection connection, List<String> primaryKey) throws SQLException {
        if (primaryKey.isEmpty()) {
            return List.of(new Range(" LIMIT " + sample, List.of()));
        }
        String order =
                String.join(", ", primaryKey.stream().map(session::quoted).toList());
        if (primaryKey.size() == 1) {
            List<Object> starts = starts(connection, order);
            if (starts.size() > 1) {
                List<Range> ranges = new ArrayList<>();
                long each = Math.max(1, sample / starts.size());
                for (int i = 0; i < starts.size(); i++) {
                    boolean last = i == starts.size() - 1;
                    String where = " WHERE " + order + " >= ?" + (last ? "" : " AND " + order + " < ?");
                    List<Object> values = last ? List.of(starts.get(i)) : List.of(starts.get(i), starts.get(i + 1));
                    ranges.add(new Range(where + " ORDER BY " + order + " LIMIT " + each, values));
                }
                return ranges;
            }
        }
        String backwards = String.join(
                ", ",
                primaryKey.stream()
                        .map(column -> session.quoted(column) + " DESC")
                        .toList());
        long half = Math.max(1, sample / 2);
        return List.of(
                new Range(" ORDER BY " + order + " LIMIT " + half, List.of()),
                new Range(" ORDER BY " + backwards + " LIMIT " + half, List.of()));
    }

    private List<Object> starts(Connection connection, String key) throws SQLException {
        String bounds = "SELECT " + key + " FROM " + session.quoted(table) + " ORDER BY " + key;
        Object low = one(connection, bounds + " LIMIT 1");
        Object high = one(connection, bounds + " DESC LIMIT 1");
        List<Object> starts = new ArrayList<>();
        if (low instanceof Number from && high instanceof Number to) {
            BigDecimal first = new BigDecimal(from.toString());
            BigDecimal step =
                    new BigDecimal(to.toString()).subtract(first).divideToIntegralValue(BigDecimal.valueOf(RANGES));
            for (int i = 0; i < RANGES && step.signum() > 0; i++) {
                starts.add(first.add(step.multiply(BigDecimal.valueOf(i))));
            }
        } else if (low instanceof UUID from && high instanceof UUID to) {
            BigInteger first = number(from);
            BigInteger step = number(to).subtract(first).divide(BigInteger.valueOf(RANGES));
            for (int i = 0; i < RANGES && step.signum() > 0; i++) {
                starts.add(uuid(first.add(step.multiply(BigInteger.valueOf(i)))));
            }
        }
        return starts;
    }

    private static @Nullable Object one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getObject(1) : null;
        }
    }

    private static BigInteger number(UUID uuid) {
        return new BigInteger(
                1,
                ByteBuffer.allocate(16)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits())
                        .array());
    }

    private static UUID uuid(BigInteger number) {
        return new UUID(number.shiftRight(64).longValue(), number.longValue());
    }

    private void read(
            Connection connection, List<String> primaryKey, String rest, List<Object> values, List<Tally> tallies)
            throws SQLException {
        List<String> selected = new ArrayList<>(columns);
        selected.addAll(primaryKey);
        String sql = "SELECT "
                + String.join(", ", selected.stream().map(session::quoted).toList()) + " FROM " + session.quoted(table)
                + rest;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCHED);
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                boolean[] binary = new boolean[columns.size()];
                for (int i = 0; i < binary.length; i++) {
                    binary[i] = isBinary(rows.getMetaData().getColumnType(i + 1));
                }
                long row = 0;
                while (rows.next()) {
                    row++;
                    for (int i = 0; i < binary.length; i++) {
                        Object value = value(rows, i + 1, binary[i]);
                        if (value != null) {
                            tallies.get(i).add(value, keyText(rows, primaryKey, row));
                        }
                    }
                }
            }
        }
    }

    private static boolean isBinary(int type) {
        return switch (type) {
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> true;
            default -> false;
        };
    }

    private @Nullable Object value(ResultSet rows, int index, boolean binary) throws SQLException {
        if (session.dialect() == DialectName.SQLITE) {
            // A column of SQLite holds what was put in, whatever its type says.
            Object value = rows.getObject(index);
            return value instanceof byte[] || value == null ? value : value.toString();
        }
        return binary ? rows.getBytes(index) : rows.getString(index);
    }

    private KeyText keyText(ResultSet rows, List<String> primaryKey, long row) {
        return () -> {
            if (primaryKey.isEmpty()) {
                return "row " + row + " of the table, which has no primary key";
            }
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < primaryKey.size(); i++) {
                parts.add(primaryKey.get(i) + " = " + rows.getString(columns.size() + i + 1));
            }
            return String.join(", ", parts);
        };
    }

    private interface KeyText {
        String text() throws SQLException;
    }

    /** Counts rows of one sort, and keeps the keys of a few. */
    private static final class Counter {
        private long count;
        private final List<String> keys = new ArrayList<>();

        void add(KeyText key) throws SQLException {
            count++;
            if (keys.size() < SHOWN_KEYS) {
                keys.add(key.text());
            }
        }

        Rows rows() {
            return new Rows(count, keys);
        }
    }

    private final class Tally {
        private final String column;
        private final Counter plaintext = new Counter();
        private final Counter weak = new Counter();
        private final Counter raw = new Counter();
        private final Counter unopened = new Counter();
        private final Map<Envelope.Weakness, Long> weaknesses = new TreeMap<>();
        private final Set<ByteBuffer> seen = new HashSet<>();
        private long values;
        private long empty;
        private long repeated;
        private long tried;

        Tally(String column) {
            this.column = column;
        }

        void add(Object value, KeyText key) throws SQLException {
            values++;
            StoredValue judged =
                    value instanceof byte[] bytes ? StoredValue.ofBytes(bytes) : StoredValue.ofText(value.toString());
            switch (judged) {
                case StoredValue.Empty none -> empty++;
                case StoredValue.Plaintext none -> plaintext.add(key);
                case StoredValue.Encrypted sound -> attempt(sound.envelope(), value, key);
                case StoredValue.Weak it -> {
                    weak.add(key);
                    it.envelope().weaknesses().forEach(weakness -> weaknesses.merge(weakness, 1L, Long::sum));
                    attempt(it.envelope(), value, key);
                }
                case StoredValue.Raw it -> {
                    raw.add(key);
                    if (seen.size() < REMEMBERED && !seen.add(ByteBuffer.wrap(it.bytes()))) {
                        repeated++;
                    }
                }
            }
        }

        private void attempt(Envelope envelope, Object value, KeyText place) throws SQLException {
            if (key.isEmpty() || tried >= TRIED || envelope.kind() != Envelope.Kind.SYMMETRIC) {
                return;
            }
            tried++;
            if (!key.get().opens(value)) {
                unopened.add(place);
            }
        }

        Found found(boolean whole) {
            return new Found(
                    new EncryptedColumn(table, column),
                    values,
                    whole,
                    empty,
                    plaintext.rows(),
                    weak.rows(),
                    weaknesses,
                    raw.rows(),
                    repeated,
                    tried,
                    unopened.rows());
        }
    }
}
