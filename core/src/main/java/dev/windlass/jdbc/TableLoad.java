package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.load.InputRow;
import dev.windlass.load.InputTable;
import dev.windlass.schema.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows into tables, parents before children, in one transaction: what is not there is inserted, what differs is
 * changed, what is the same is left alone. If any row is rejected, nothing is kept, unless that was asked for.
 *
 * @param session where
 * @param skipRejected whether the other rows are kept
 * @param dry whether nothing is kept in any case
 * @param listener told how far it is
 */
public record TableLoad(BoundSession session, boolean skipRejected, boolean dry, Listener listener) {
    private static final int BATCH = 500;

    /** Told how far it is. */
    public interface Listener {
        /** So many of a table's rows are looked at. */
        void rows(String table, long done, long total);
    }

    /**
     * What became of a table's rows.
     *
     * @param duplicates the places of rows whose key an earlier row of the same file had
     */
    public record Loaded(String table, int inserted, int updated, int unchanged, List<String> duplicates) {
        public Loaded {
            duplicates = List.copyOf(duplicates);
        }
    }

    /** A row that cannot be in its table. */
    public record Rejected(String table, String place, String why) {}

    /**
     * What came of it.
     *
     * @param kept whether the rows are in the database now
     */
    public record Result(List<Loaded> tables, List<Rejected> rejected, boolean kept) {
        public Result {
            tables = List.copyOf(tables);
            rejected = rejected.stream()
                    .sorted(Comparator.comparing(Result::file).thenComparing(Result::line))
                    .toList();
        }

        private static String file(Rejected row) {
            return row.place().substring(0, Math.max(0, row.place().lastIndexOf(':')));
        }

        private static int line(Rejected row) {
            return Integer.parseInt(row.place().substring(row.place().lastIndexOf(':') + 1));
        }
    }

    /**
     * Loads.
     *
     * @throws WindlassException with every table and column that is not there
     */
    public Result run(List<InputTable> inputs) {
        Map<String, TableShape> shapes = shapes(inputs);
        List<InputTable> ordered = ordered(inputs, shapes);
        return session.with(connection -> {
            List<Loaded> loaded = new ArrayList<>();
            List<Rejected> rejected = new ArrayList<>();
            if (session.dialect() == DialectName.MYSQL) {
                // A TIMESTAMP is read and written in the session's zone, which may change from one load to the next.
                try (java.sql.Statement statement = connection.createStatement()) {
                    statement.execute("SET SESSION time_zone = '+00:00'");
                }
            }
            connection.setAutoCommit(false);
            try {
                for (InputTable input : ordered) {
                    TableShape shape = shapes.getOrDefault(
                            input.table(), shapes.values().iterator().next());
                    loaded.add(new OneTable(connection, input, shape, rejected).run());
                }
                boolean kept = !dry && (rejected.isEmpty() || skipRejected);
                if (kept) {
                    connection.commit();
                }
                return new Result(loaded, rejected, kept);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    private Map<String, TableShape> shapes(List<InputTable> inputs) {
        Map<String, TableShape> shapes = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (InputTable input : inputs) {
            Optional<TableShape> shape = TableShape.read(session, name(input.table()));
            if (shape.isEmpty()) {
                problems.add(Problem.of(ErrorCode.NO_SUCH_TABLE, "There is no table \"" + input.table() + "\""));
                continue;
            }
            shapes.put(input.table(), shape.get());
            Set<String> named = new HashSet<>(input.key());
            input.rows().forEach(row -> named.addAll(row.values().keySet()));
            named.stream()
                    .filter(column -> !shape.get().columns().containsKey(column))
                    .sorted()
                    .map(column -> Problem.of(
                            ErrorCode.NO_SUCH_TABLE,
                            "The table \"" + input.table() + "\" has no column \"" + column + "\""))
                    .forEach(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
        return shapes;
    }

    private static QualifiedName name(String table) {
        int dot = table.indexOf('.');
        return dot < 0 ? QualifiedName.of(table) : QualifiedName.of(table.substring(0, dot), table.substring(dot + 1));
    }

    /** Each table after those that it refers to, as far as they are loaded too; tables that refer to each other as given. */
    private static List<InputTable> ordered(List<InputTable> inputs, Map<String, TableShape> shapes) {
        List<InputTable> left = new ArrayList<>(inputs);
        List<InputTable> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            InputTable next = left.stream()
                    .filter(input -> left.stream()
                            .filter(other -> !other.table().equals(input.table()))
                            .noneMatch(other -> input.lookups().contains(other.table())
                                    || Optional.ofNullable(shapes.get(input.table()))
                                            .filter(shape -> shape.parents()
                                                    .contains(
                                                            name(other.table()).name()))
                                            .isPresent()))
                    .findFirst()
                    .orElse(left.getFirst());
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    /** A row that must be written: how, and with which values. */
    private record Write(String sql, List<@Nullable Object> values, InputRow row) {}

    private final class OneTable {
        private final Connection connection;
        private final InputTable input;
        private final TableShape shape;
        private final List<Rejected> rejected;
        private final List<String> key;
        private final List<String> columns;
        private final Map<String, Map<List<Object>, List<@Nullable Object>>> parents = new HashMap<>();
        private final List<Write> writes = new ArrayList<>();
        private final Set<InputRow> inserts = new HashSet<>();
        private int inserted;
        private int updated;
        private int unchanged;

        OneTable(Connection connection, InputTable input, TableShape shape, List<Rejected> rejected) {
            this.connection = connection;
            this.input = input;
            this.shape = shape;
            this.rejected = rejected;
            Set<String> named = new java.util.LinkedHashSet<>();
            input.rows().forEach(row -> named.addAll(row.values().keySet()));
            this.columns = List.copyOf(named);
            this.key = input.key().isEmpty() ? ownKey() : input.key();
        }

        private List<String> ownKey() {
            return shape.keys().stream()
                    .filter(columns::containsAll)
                    .findFirst()
                    .orElseThrow(() -> Problem.of(
                                    ErrorCode.NO_ROW_KEY,
                                    "Nothing tells one row of \"" + input.table() + "\" from another")
                            .because("the file has none of the table's keys: "
                                    + (shape.keys().isEmpty()
                                            ? "it has none"
                                            : shape.keys().stream()
                                                    .map(columnsOfKey -> String.join(", ", columnsOfKey))
                                                    .collect(Collectors.joining("; "))))
                            .toException());
        }

        Loaded run() throws SQLException {
            List<String> duplicates = new ArrayList<>();
            Map<List<Object>, List<@Nullable Object>> there = existing();
            Set<List<Object>> seen = new HashSet<>();
            long done = 0;
            for (InputRow row : input.rows()) {
                judge(row, there, seen, duplicates);
                if (writes.size() >= BATCH) {
                    flush();
                }
                listener.rows(input.table(), ++done, input.rows().size());
            }
            flush();
            return new Loaded(input.table(), inserted, updated, unchanged, duplicates);
        }

        private void judge(
                InputRow row,
                Map<List<Object>, List<@Nullable Object>> there,
                Set<List<Object>> seen,
                List<String> duplicates)
                throws SQLException {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            List<Object> rowKey = new ArrayList<>();
            for (String column : columns) {
                Optional<String> wrong = take(row, column, values);
                if (wrong.isPresent()) {
                    rejected.add(new Rejected(input.table(), row.place(), wrong.get()));
                    return;
                }
            }
            for (String column : key) {
                Object value = values.get(column);
                if (value == null) {
                    rejected.add(
                            new Rejected(input.table(), row.place(), column + " is part of the key, and has no value"));
                    return;
                }
                rowKey.add(ColumnValue.comparable(value, column(column)));
            }
            if (!seen.add(rowKey)) {
                duplicates.add(row.place());
                return;
            }
            List<@Nullable Object> before = there.get(rowKey);
            if (before == null) {
                insert(row, values);
            } else {
                update(row, values, before);
            }
        }

        /** Puts a column's value among the values; says what is wrong with it, if anything is. */
        private Optional<String> take(InputRow row, String column, Map<String, @Nullable Object> values)
                throws SQLException {
            Object value = row.values().get(column);
            if (value instanceof InputRow.Lookup lookup) {
                Optional<Object> found = parent(lookup);
                if (found.isEmpty()) {
                    return Optional.of(column + ": there is no row in " + lookup.table() + " with that "
                            + String.join(", ", lookup.where().keySet()));
                }
                value = found.get();
            }
            TableShape.ColumnShape shaped = column(column);
            if (value == null && !shaped.nullable() && !shaped.given()) {
                return Optional.of(column + " has no value, and must have one");
            }
            try {
                if (value != null) {
                    ColumnValue.comparable(value, shaped);
                }
            } catch (ColumnValue.UnfitException e) {
                return Optional.of(column + " " + e.getMessage());
            }
            values.put(column, value);
            return Optional.empty();
        }

        private TableShape.ColumnShape column(String name) {
            return java.util.Objects.requireNonNull(shape.columns().get(name));
        }

        private void insert(InputRow row, Map<String, @Nullable Object> values) {
            List<String> given = columns.stream()
                    .filter(column ->
                            values.get(column) != null || column(column).nullable())
                    .toList();
            String sql = "INSERT INTO " + session.quoted(shape.name()) + " ("
                    + given.stream().map(session::quoted).collect(Collectors.joining(", ")) + ") VALUES ("
                    + given.stream().map(this::mark).collect(Collectors.joining(", ")) + ")";
            inserts.add(row);
            writes.add(new Write(sql, bound(given, values), row));
        }

        private void update(InputRow row, Map<String, @Nullable Object> values, List<@Nullable Object> before) {
            List<String> changed = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                String column = columns.get(i);
                Object value = values.get(column);
                Object now = value == null ? null : ColumnValue.comparable(value, column(column));
                boolean kept = value == null && !column(column).nullable();
                if (!kept && !java.util.Objects.equals(now, before.get(i))) {
                    changed.add(column);
                }
            }
            if (changed.isEmpty()) {
                unchanged++;
                return;
            }
            String sql = "UPDATE " + session.quoted(shape.name()) + " SET "
                    + changed.stream()
                            .map(column -> session.quoted(column) + " = " + mark(column))
                            .collect(Collectors.joining(", "))
                    + " WHERE "
                    + key.stream()
                            .map(column -> session.quoted(column) + " = " + mark(column))
                            .collect(Collectors.joining(" AND "));
            List<@Nullable Object> bound = new ArrayList<>(bound(changed, values));
            bound.addAll(bound(key, values));
            writes.add(new Write(sql, bound, row));
        }

        /** PostgreSQL is told what a text is to be; a type without a length cuts nothing off. */
        private String mark(String column) {
            if (session.dialect() != DialectName.POSTGRESQL) {
                return "?";
            }
            String type = column(column).typeName();
            String known = switch (type) {
                case "serial" -> "int4";
                case "bigserial" -> "int8";
                case "smallserial" -> "int2";
                default -> type;
            };
            return "?::" + (known.startsWith("\"") ? known : session.quoted(known));
        }

        private List<@Nullable Object> bound(List<String> names, Map<String, @Nullable Object> values) {
            List<@Nullable Object> bound = new ArrayList<>();
            names.forEach(
                    column -> bound.add(ColumnValue.bound(values.get(column), column(column), session.dialect())));
            return bound;
        }

        /** The rows that are there, by their keys. */
        private Map<List<Object>, List<@Nullable Object>> existing() throws SQLException {
            return rows(shape, key, columns);
        }

        private Map<List<Object>, List<@Nullable Object>> rows(
                TableShape of, List<String> keyColumns, List<String> valueColumns) throws SQLException {
            List<String> selected = new ArrayList<>(keyColumns);
            selected.addAll(valueColumns);
            String sql = "SELECT " + selected.stream().map(session::quoted).collect(Collectors.joining(", ")) + " FROM "
                    + session.quoted(of.name());
            Map<List<Object>, List<@Nullable Object>> found = new HashMap<>();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(1000);
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        List<@Nullable Object> row = new ArrayList<>();
                        for (int i = 0; i < selected.size(); i++) {
                            String text = result.getString(i + 1);
                            TableShape.ColumnShape column = java.util.Objects.requireNonNull(
                                    of.columns().get(selected.get(i)));
                            row.add(text == null ? null : ColumnValue.comparable(text, column));
                        }
                        List<Object> rowKey = new ArrayList<>();
                        row.subList(0, keyColumns.size()).forEach(part -> rowKey.add(part == null ? "" : part));
                        found.put(rowKey, row.subList(keyColumns.size(), row.size()));
                    }
                }
            }
            return found;
        }

        private Optional<Object> parent(InputRow.Lookup lookup) throws SQLException {
            TableShape other = TableShape.read(session, name(lookup.table()))
                    .orElseThrow(
                            () -> Problem.of(ErrorCode.NO_SUCH_TABLE, "There is no table \"" + lookup.table() + "\"")
                                    .toException());
            List<String> by = List.copyOf(lookup.where().keySet());
            String cached = lookup.table() + " " + lookup.column() + " " + by;
            Map<List<Object>, List<@Nullable Object>> known = parents.get(cached);
            if (known == null) {
                known = rows(other, by, List.of(lookup.column()));
                parents.put(cached, known);
            }
            List<Object> wanted = new ArrayList<>();
            for (String column : by) {
                Object value = lookup.where().get(column);
                if (value instanceof InputRow.Lookup outer) {
                    value = parent(outer).orElse(null);
                }
                TableShape.ColumnShape shaped = other.columns().get(column);
                if (value == null || shaped == null) {
                    return Optional.empty();
                }
                try {
                    wanted.add(ColumnValue.comparable(value, shaped));
                } catch (ColumnValue.UnfitException e) {
                    return Optional.empty();
                }
            }
            return Optional.ofNullable(known.get(wanted)).map(List::getFirst);
        }

        private void flush() throws SQLException {
            int from = 0;
            while (from < writes.size()) {
                int to = from + 1;
                while (to < writes.size()
                        && writes.get(to).sql().equals(writes.get(from).sql())) {
                    to++;
                }
                write(writes.subList(from, to));
                from = to;
            }
            writes.clear();
        }

        private void write(List<Write> same) throws SQLException {
            Savepoint savepoint = connection.setSavepoint();
            try (PreparedStatement statement =
                    connection.prepareStatement(same.getFirst().sql())) {
                for (Write write : same) {
                    bind(statement, write);
                    statement.addBatch();
                }
                statement.executeBatch();
                same.forEach(this::count);
            } catch (SQLException e) {
                connection.rollback(savepoint);
                if (same.size() == 1) {
                    Write write = same.getFirst();
                    rejected.add(new Rejected(
                            input.table(),
                            write.row().place(),
                            SqlFailures.of(session.dialect(), e, Optional.empty())
                                    .message()));
                    return;
                }
                for (Write write : same) {
                    write(List.of(write));
                }
            }
        }

        private void bind(PreparedStatement statement, Write write) throws SQLException {
            for (int i = 0; i < write.values().size(); i++) {
                statement.setObject(i + 1, write.values().get(i));
            }
        }

        private void count(Write write) {
            if (inserts.contains(write.row())) {
                inserted++;
            } else {
                updated++;
            }
        }
    }
}
