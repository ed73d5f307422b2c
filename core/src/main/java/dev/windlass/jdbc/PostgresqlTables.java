package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Known;
import dev.windlass.dialect.Quoted;
import dev.windlass.operation.ColumnChange;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.Operation;
import dev.windlass.schema.Column;
import dev.windlass.schema.DataType;
import dev.windlass.schema.Identity;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SequenceOptions;
import dev.windlass.schema.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads from PostgreSQL the columns' types, for the few changes that must repeat them. */
record PostgresqlTables(Connection connection) {
    Known known(List<Operation> operations) throws SQLException {
        if (operations.size() != 1
                || !(operations.getFirst() instanceof ColumnOperation.AlterColumn alter)
                || alter.changes().stream().noneMatch(PostgresqlTables::repeatsTheType)) {
            return Known.NOTHING;
        }
        List<Column> columns = columns(alter.table());
        return columns.isEmpty()
                ? Known.NOTHING
                : Known.of(Schema.of(List.of(Table.of(alter.table(), columns, List.of()))));
    }

    private static boolean repeatsTheType(ColumnChange change) {
        return change instanceof ColumnChange.SetCollation || change instanceof ColumnChange.SetIdentity;
    }

    private List<Column> columns(QualifiedName table) throws SQLException {
        String sql = """
                SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity::text,
                       coalesce(pg_get_expr(d.adbin, d.adrelid), '') LIKE 'nextval(%'
                FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, Quoted.qualified(DialectName.POSTGRESQL, table.namespace(), table.name()));
            try (ResultSet rows = statement.executeQuery()) {
                List<Column> columns = new ArrayList<>();
                while (rows.next()) {
                    Identity identity = switch (rows.getString(4)) {
                        case "a" -> new Identity.Standard(true, SequenceOptions.DEFAULT);
                        case "d" -> new Identity.Standard(false, SequenceOptions.DEFAULT);
                        default -> rows.getBoolean(5) ? new Identity.Serial() : Identity.NONE;
                    };
                    columns.add(Column.of(rows.getString(1), new DataType.Native(rows.getString(2), List.of()))
                            .withNullable(!rows.getBoolean(3))
                            .withIdentity(identity));
                }
                return columns;
            }
        }
    }
}
