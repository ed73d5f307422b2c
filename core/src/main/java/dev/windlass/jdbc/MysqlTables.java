package dev.windlass.jdbc;

import dev.windlass.dialect.Inspected;
import dev.windlass.dialect.InspectionScope;
import dev.windlass.dialect.Known;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.dialect.mysql.Mysql;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.Operation;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads from MySQL and MariaDB the tables that operations change: the server must be told a column's whole definition
 * again for any change of it.
 */
record MysqlTables(Connection connection, ServerVersion version) {
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
        String database = connection.getCatalog();
        Inspected inspected = CatalogReader.inspect(
                connection, Mysql.dialect(names), version, InspectionScope.of(database == null ? "" : database));
        List<Table> tables = new ArrayList<>();
        for (QualifiedName name : names) {
            Optional<Table> table = inspected.schema().table(name);
            if (table.isEmpty() || isLost(operations, name, inspected)) {
                return Known.NOTHING;
            }
            tables.add(table.get()
                    .withColumns(table.get().columns().stream()
                            .map(column -> spelled(column, name, operations))
                            .toList()));
        }
        return Known.of(Schema.of(tables));
    }

    /** Whether a column is written anew that has something which its definition would lose. */
    private static boolean isLost(List<Operation> operations, QualifiedName table, Inspected inspected) {
        return operations.stream()
                .anyMatch(operation -> inspected.unmanaged().stream()
                        .anyMatch(it -> it.kind().startsWith("column ") && rewrites(operation, table, it.name())));
    }

    private static boolean rewrites(Operation operation, QualifiedName table, String column) {
        return switch (operation) {
            case ColumnOperation.AlterColumn it ->
                it.table().equals(table) && it.object().equalsIgnoreCase(column);
            case ColumnOperation.RenameColumn it ->
                it.table().equals(table) && it.object().equalsIgnoreCase(column);
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
}
