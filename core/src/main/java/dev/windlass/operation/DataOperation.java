package dev.windlass.operation;

import dev.windlass.schema.Literal;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A change of rows, or SQL text that only the server understands. The schema is taken to stay as it is. */
public sealed interface DataOperation extends Operation {
    @Override
    default Schema applyTo(Schema schema) {
        return schema;
    }

    /**
     * Runs a statement as it stands.
     *
     * @param sql the statement for every dialect that has none of its own; empty if only those have one
     * @param byDialect the statement for single dialects, by their word ({@code postgresql}, {@code mysql},
     *     {@code sqlite}); an empty one does nothing there
     */
    record ExecuteSql(String sql, Map<String, String> byDialect) implements DataOperation {
        public ExecuteSql {
            byDialect = Collections.unmodifiableMap(new LinkedHashMap<>(byDialect));
        }

        @Override
        public String object() {
            return "";
        }

        @Override
        public Reversal reverse(Schema before) {
            return new Reversal.Irreversible("nothing but its author knows what undoes a statement written by hand");
        }
    }

    /**
     * Inserts rows.
     *
     * @param rows the rows; each has a value for every column
     */
    record BulkInsert(QualifiedName table, List<String> columns, List<List<Literal>> rows) implements DataOperation {
        public BulkInsert {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).size() != columns.size()) {
                    throw new IllegalArgumentException("row " + (i + 1) + " for table '" + table + "' has "
                            + rows.get(i).size() + " values for " + columns.size() + " columns");
                }
            }
        }

        @Override
        public String object() {
            return table.toString();
        }

        @Override
        public Reversal reverse(Schema before) {
            return new Reversal.Irreversible("the rows cannot be told from others afterwards");
        }
    }

    /**
     * Changes rows.
     *
     * @param values what columns are set to, in order
     * @param where which rows, SQL text; empty for all
     */
    record UpdateRows(QualifiedName table, Map<String, Operand> values, String where) implements DataOperation {
        public UpdateRows {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            if (values.isEmpty()) {
                throw new IllegalArgumentException("an update of table '" + table + "' needs a column to set");
            }
        }

        @Override
        public String object() {
            return table.toString();
        }

        @Override
        public Reversal reverse(Schema before) {
            return new Reversal.Irreversible("the values that were overwritten are gone");
        }
    }

    /**
     * Inserts what a query finds.
     *
     * @param columns the columns that the query fills, in order; none for all
     * @param query the query, SQL text
     */
    record InsertSelect(QualifiedName table, List<String> columns, String query) implements DataOperation {
        public InsertSelect {
            columns = List.copyOf(columns);
        }

        @Override
        public String object() {
            return table.toString();
        }

        @Override
        public Reversal reverse(Schema before) {
            return new Reversal.Irreversible("the rows cannot be told from others afterwards");
        }
    }

    /**
     * Deletes rows.
     *
     * @param where which rows, SQL text; empty for all
     */
    record DeleteRows(QualifiedName table, String where) implements DataOperation {
        @Override
        public String object() {
            return table.toString();
        }

        @Override
        public Reversal reverse(Schema before) {
            return new Reversal.Irreversible("the rows that were deleted are gone");
        }
    }
}
