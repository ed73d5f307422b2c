package dev.windlass.alembic.library;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the catalog of a database.
 *
 * @param runtime what executes the queries
 */
record CatalogQuery(RevisionRuntime runtime) {
    /** The rows, each a list of texts; null where the database says null. */
    List<List<@Nullable String>> rows(String sql, Object... values) {
        List<@Nullable Object> given = new ArrayList<>(List.of(values));
        List<List<@Nullable String>> all = new ArrayList<>();
        for (List<@Nullable Object> row : runtime.run(sql, given).rows()) {
            List<@Nullable String> texts = new ArrayList<>();
            row.forEach(cell -> texts.add(
                    cell == null
                            ? null
                            : cell instanceof byte[] bytes
                                    ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                                    : cell.toString()));
            all.add(texts);
        }
        return all;
    }

    /** The first column. */
    List<String> column(String sql, Object... values) {
        return rows(sql, values).stream()
                .map(row -> java.util.Objects.requireNonNullElse(row.getFirst(), ""))
                .toList();
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static boolean isTrue(@Nullable String value) {
        return value != null
                && (value.equals("true") || value.equals("t") || value.equals("1") || value.equalsIgnoreCase("yes"));
    }
}
