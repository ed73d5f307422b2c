package dev.windlass.dialect;

import dev.windlass.operation.DataOperation;
import dev.windlass.operation.Operand;
import dev.windlass.schema.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Statements about rows, which all dialects write alike. */
public final class DataStatements {
    /** How many rows one INSERT takes; every server's limit on expressions and packets is far. */
    private static final int ROWS = 500;

    private DataStatements() {}

    /** The statements of a data operation; none where there is nothing to do for the dialect. */
    public static List<String> render(DataOperation operation, DialectName dialect, Quoting quoting) {
        return switch (operation) {
            case DataOperation.ExecuteSql execute -> execute(execute, dialect);
            case DataOperation.BulkInsert insert -> insert(insert, quoting);
            case DataOperation.UpdateRows update -> List.of(update(update, quoting));
            case DataOperation.InsertSelect insert ->
                List.of("INSERT INTO " + quoting.name(insert.table())
                        + (insert.columns().isEmpty() ? "" : " (" + quoting.names(insert.columns()) + ")") + " "
                        + insert.query());
            case DataOperation.DeleteRows delete ->
                List.of("DELETE FROM " + quoting.name(delete.table()) + where(delete.where()));
        };
    }

    private static List<String> execute(DataOperation.ExecuteSql execute, DialectName dialect) {
        String sql = execute.byDialect().getOrDefault(dialect.word(), execute.sql());
        return sql.isBlank() ? List.of() : List.of(sql);
    }

    private static List<String> insert(DataOperation.BulkInsert insert, Quoting quoting) {
        List<String> statements = new ArrayList<>();
        for (int from = 0; from < insert.rows().size(); from += ROWS) {
            List<List<Literal>> rows = insert.rows()
                    .subList(from, Math.min(from + ROWS, insert.rows().size()));
            statements.add("INSERT INTO " + quoting.name(insert.table()) + " (" + quoting.names(insert.columns())
                    + ") VALUES"
                    + rows.stream()
                            .map(row -> row.stream().map(quoting::literal).collect(Collectors.joining(", ", "(", ")")))
                            .collect(Collectors.joining(",\n    ", rows.size() == 1 ? " " : "\n    ", "")));
        }
        return statements;
    }

    private static String update(DataOperation.UpdateRows update, Quoting quoting) {
        return "UPDATE " + quoting.name(update.table()) + " SET "
                + update.values().entrySet().stream()
                        .map(entry -> assignment(entry, quoting))
                        .collect(Collectors.joining(", "))
                + where(update.where());
    }

    private static String assignment(Map.Entry<String, Operand> entry, Quoting quoting) {
        return quoting.identifier(entry.getKey()) + " = "
                + switch (entry.getValue()) {
                    case Operand.Constant constant -> quoting.literal(constant.value());
                    case Operand.Expression expression -> expression.sql();
                };
    }

    private static String where(String condition) {
        return condition.isEmpty() ? "" : " WHERE " + condition;
    }
}
