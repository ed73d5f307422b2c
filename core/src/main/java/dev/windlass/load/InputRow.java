package dev.windlass.load;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that is to be in a table.
 *
 * @param values its values by column, in the file's order: texts, numbers, booleans, maps and lists for JSON, or a {@link
 *     Lookup}
 * @param place the file and line, as {@code sections.json:12}
 */
public record InputRow(Map<String, @Nullable Object> values, String place) {
    public InputRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The value of another table's column, of the row that has certain values: how a row tells its parent without knowing
     * the number that the database gave it.
     *
     * @param table the other table
     * @param column the column whose value is taken
     * @param where which row, by column
     */
    public record Lookup(String table, String column, Map<String, @Nullable Object> where) {
        public Lookup {
            where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
        }
    }
}
