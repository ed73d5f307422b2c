package dev.windlass.dialect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a catalogue query, every value as the server writes it as text: so rows can be kept in files and read again.
 *
 * @param positions the columns' positions by name, shared by the rows of a query
 * @param values the values; null for NULL
 */
public record CatalogRow(
        Map<String, Integer> positions, @Nullable String[] values) {
    /**
     * The value of a column; empty for NULL.
     *
     * @throws IllegalArgumentException if the query has no such column
     */
    public String text(String column) {
        String value = nullable(column);
        return value == null ? "" : value;
    }

    /** The value of a column; null for NULL. */
    public @Nullable String nullable(String column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new IllegalArgumentException("the query has no column '" + column + "'");
        }
        return values[position];
    }

    /** Whether the value says yes: {@code t}, {@code true}, {@code 1} or {@code YES}; NULL does not. */
    public boolean flag(String column) {
        return switch (text(column)) {
            case "t", "true", "1", "YES" -> true;
            default -> false;
        };
    }

    /** The value as a number; NULL is 0. */
    public long number(String column) {
        String text = text(column);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }
}
