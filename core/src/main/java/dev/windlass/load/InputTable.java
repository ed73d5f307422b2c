package dev.windlass.load;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows for one table.
 *
 * @param table its name, as {@code name} or {@code schema.name}
 * @param key the columns that tell a row from the others; none for the table's own key
 * @param rows the rows
 */
public record InputTable(String table, List<String> key, List<InputRow> rows) {
    public InputTable {
        key = List.copyOf(key);
        rows = List.copyOf(rows);
    }

    /** The tables that rows look their parents up in. */
    public Set<String> lookups() {
        return rows.stream()
                .flatMap(row -> row.values().values().stream())
                .filter(InputRow.Lookup.class::isInstance)
                .map(value -> ((InputRow.Lookup) value).table())
                .collect(Collectors.toSet());
    }
}
