package dev.windlass.code;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row that a query found.
 *
 * @param columns the columns' names, as the query gives them
 * @param values their values, as the driver gives them
 */
public record Row(List<String> columns, List<@Nullable Object> values) {
    public Row {
        columns = List.copyOf(columns);
        values = Collections.unmodifiableList(new ArrayList<>(values));
        if (columns.size() != values.size()) {
            throw new IllegalArgumentException(columns.size() + " columns and " + values.size() + " values");
        }
    }

    /**
     * The value of a column, from 0.
     *
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public @Nullable Object value(int column) {
        return values.get(column);
    }

    /**
     * The value of a column by its name, in any case.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    public @Nullable Object value(String column) {
        return values.get(index(column));
    }

    /** The value of a column as text; null for NULL. */
    public @Nullable String text(String column) {
        Object value = value(column);
        return value == null ? null : value.toString();
    }

    /**
     * The value of a column as a whole number.
     *
     * @throws IllegalStateException if it is NULL
     * @throws ArithmeticException if it is not whole, or greater than a long
     * @throws NumberFormatException if it is no number
     */
    public long number(String column) {
        Object value = value(column);
        if (value == null) {
            throw new IllegalStateException("column '" + column + "' is NULL");
        }
        return value instanceof Boolean flag ? (flag ? 1 : 0) : new BigDecimal(value.toString()).longValueExact();
    }

    /** Whether the value of a column is NULL. */
    public boolean isNull(String column) {
        return value(column) == null;
    }

    private int index(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).equals(column)) {
                return i;
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).toLowerCase(Locale.ROOT).equals(column.toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        throw new IllegalArgumentException("the row has no column '" + column + "', but " + columns);
    }
}
