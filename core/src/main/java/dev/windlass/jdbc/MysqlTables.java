package dev.windlass.jdbc;

import dev.windlass.dialect.Known;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.Operation;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.ReferentialAction;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads from MySQL and MariaDB the tables that operations change: the server must be told a column's whole definition
 * again for any change of it.
 */
record MysqlTables(Connection connection, ServerVersion version) {
    private static final String HERE = " WHERE table_schema = coalesce(nullif(?, ''), database()) AND table_name = ?";

    /** The tables, or nothing where one of them cannot be told in full. */
    Known known(List<Operation> operations) throws SQLException {
        Set<QualifiedName> names = new LinkedHashSet<>();
        for (Operation operation : operations) {
            switch (operation) {
                case ColumnOperation it -> names.add(it.table());
                case ConstraintOperation it -> {
                    names.add(it.table());
                    if (it instanceof ConstraintOperation.AddConstraint add
                            && add.definition() instanceof Constraint.ForeignKey key) {
                        names.add(key.references());
                    }
                }
                default -> {
                    return Known.NOTHING;
                }
            }
        }
        List<Table> tables = new ArrayList<>();
        for (QualifiedName name : names) {
            Optional<Table> table = table(name, operations);
            if (table.isEmpty()) {
                return Known.NOTHING;
            }
            tables.add(table.get());
        }
        return Known.of(Schema.of(tables));
    }

    private Optional<Table> table(QualifiedName name, List<Operation> operations) throws SQLException {
        Map<String, String> checks = version.isMariaDb() ? columnChecks(name) : Map.of();
        List<Column> columns = new ArrayList<>();
        for (Map<String, String> row : rows(
                "SELECT column_name, column_type, is_nullable, column_default, extra, collation_name, column_comment,"
                        + " generation_expression, data_type FROM information_schema.columns" + HERE
                        + " ORDER BY ordinal_position",
                name)) {
            String column = text(row, "column_name");
            Optional<Column> whole =
                    new MysqlColumn(version.isMariaDb(), row, checks.getOrDefault(column, "")).column();
            if (whole.isEmpty() && operations.stream().anyMatch(operation -> rewrites(operation, name, column))) {
                return Optional.empty();
            }
            columns.add(spelled(whole.orElseGet(() -> MysqlColumn.rough(row)), name, operations));
        }
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        Table table = Table.of(name, columns, constraints(name));
        List<Index> indexes =
                indexes(name).stream().filter(index -> !index.unique()).toList();
        return Optional.of(table.withIndexes(indexes));
    }

    private static boolean rewrites(Operation operation, QualifiedName table, String column) {
        return switch (operation) {
            case ColumnOperation.AlterColumn it ->
                it.table().equals(table) && it.column().equalsIgnoreCase(column);
            case ColumnOperation.RenameColumn it ->
                it.table().equals(table) && it.column().equalsIgnoreCase(column);
            default -> false;
        };
    }

    /** The column as the operations spell its name: MySQL does not tell capitals from small letters in it. */
    private static Column spelled(Column column, QualifiedName table, List<Operation> operations) {
        return operations.stream()
                .filter(ColumnOperation.class::isInstance)
                .map(ColumnOperation.class::cast)
                .filter(it -> it.table().equals(table) && it.column().equalsIgnoreCase(column.name()))
                .findFirst()
                .map(it -> column.withName(it.column()))
                .orElse(column);
    }

    private Map<String, String> columnChecks(QualifiedName name) throws SQLException {
        Map<String, String> checks = new LinkedHashMap<>();
        for (Map<String, String> row : rows(
                "SELECT constraint_name, check_clause FROM information_schema.check_constraints WHERE constraint_schema ="
                        + " coalesce(nullif(?, ''), database()) AND table_name = ? AND level = 'Column'",
                name)) {
            checks.put(text(row, "constraint_name"), text(row, "check_clause"));
        }
        return checks;
    }

    private List<Constraint> constraints(QualifiedName name) throws SQLException {
        List<Constraint> constraints = new ArrayList<>();
        for (Index index : indexes(name)) {
            if (index.name().equals("PRIMARY")) {
                constraints.add(Constraint.PrimaryKey.of("", index.columns()));
            } else if (index.unique()
                    && index.columns().size() == index.elements().size()) {
                constraints.add(Constraint.Unique.of(index.name(), index.columns()));
            }
        }
        Map<String, List<Map<String, String>>> keys = new LinkedHashMap<>();
        for (Map<String, String> row : rows(
                "SELECT k.constraint_name, k.column_name, k.referenced_table_schema, k.referenced_table_name,"
                        + " k.referenced_column_name, r.update_rule, r.delete_rule, database() AS here"
                        + " FROM information_schema.key_column_usage k"
                        + " JOIN information_schema.referential_constraints r ON r.constraint_schema = k.constraint_schema"
                        + " AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name"
                        + " WHERE k.table_schema = coalesce(nullif(?, ''), database()) AND k.table_name = ?"
                        + " AND k.referenced_table_name IS NOT NULL ORDER BY k.constraint_name, k.ordinal_position",
                name)) {
            keys.computeIfAbsent(text(row, "constraint_name"), key -> new ArrayList<>())
                    .add(row);
        }
        keys.forEach((key, parts) -> constraints.add(foreignKey(key, parts)));
        for (Map<String, String> row : rows(
                version.isMariaDb()
                        ? "SELECT constraint_name, check_clause FROM information_schema.check_constraints WHERE"
                                + " constraint_schema = coalesce(nullif(?, ''), database()) AND table_name = ? AND level <>"
                                + " 'Column'"
                        : "SELECT c.constraint_name, c.check_clause FROM information_schema.check_constraints c JOIN"
                                + " information_schema.table_constraints t ON t.constraint_schema = c.constraint_schema AND"
                                + " t.constraint_name = c.constraint_name WHERE t.table_schema = coalesce(nullif(?, ''),"
                                + " database()) AND t.table_name = ?",
                name)) {
            constraints.add(Constraint.Check.of(text(row, "constraint_name"), text(row, "check_clause")));
        }
        return constraints;
    }

    private static Constraint foreignKey(String name, List<Map<String, String>> parts) {
        Map<String, String> first = parts.getFirst();
        String schema = text(first, "referenced_table_schema");
        QualifiedName other = schema.equals(text(first, "here"))
                ? QualifiedName.of(text(first, "referenced_table_name"))
                : QualifiedName.of(schema, text(first, "referenced_table_name"));
        return Constraint.ForeignKey.of(
                        name,
                        parts.stream().map(part -> text(part, "column_name")).toList(),
                        other,
                        parts.stream()
                                .map(part -> text(part, "referenced_column_name"))
                                .toList())
                .onDelete(action(text(first, "delete_rule")))
                .onUpdate(action(text(first, "update_rule")));
    }

    private static ReferentialAction action(String rule) {
        return ReferentialAction.valueOf(rule.replace(' ', '_').toUpperCase(Locale.ROOT));
    }

    private List<Index> indexes(QualifiedName name) throws SQLException {
        Map<String, List<IndexElement>> elements = new LinkedHashMap<>();
        Map<String, Boolean> unique = new LinkedHashMap<>();
        for (Map<String, String> row : rows(
                "SELECT index_name, non_unique, column_name, sub_part FROM information_schema.statistics" + HERE
                        + " ORDER BY index_name, seq_in_index",
                name)) {
            String index = text(row, "index_name");
            String column = text(row, "column_name");
            elements.computeIfAbsent(index, key -> new ArrayList<>())
                    .add(column.isEmpty() ? IndexElement.expression("…") : IndexElement.column(column));
            unique.put(index, text(row, "non_unique").equals("0"));
        }
        List<Index> indexes = new ArrayList<>();
        elements.forEach((index, parts) -> {
            Index made = Index.ofElements(index, parts);
            indexes.add(Boolean.TRUE.equals(unique.get(index)) ? made.asUnique() : made);
        });
        return indexes;
    }

    private List<Map<String, String>> rows(String sql, QualifiedName name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name.namespace());
            statement.setString(2, name.name());
            try (ResultSet rows = statement.executeQuery()) {
                List<Map<String, String>> result = new ArrayList<>();
                while (rows.next()) {
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        @Nullable String value = rows.getString(i);
                        if (value != null) {
                            row.put(rows.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT), value);
                        }
                    }
                    result.add(row);
                }
                return result;
            }
        }
    }

    static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
