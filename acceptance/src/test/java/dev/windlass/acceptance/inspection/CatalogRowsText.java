package dev.windlass.acceptance.inspection;

import dev.windlass.dialect.CatalogRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rows of catalogue queries as text, as the tests of {@code core} read it: {@code # query}, the columns' names, then a row
 * on each line, with tabs between the values, backslashes before what must be escaped and {@code \N} for NULL.
 */
final class CatalogRowsText {
    private CatalogRowsText() {}

    static String of(Map<String, List<CatalogRow>> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach((query, found) -> {
            text.append("# ").append(query).append('\n');
            if (!found.isEmpty()) {
                Map<String, Integer> positions = found.getFirst().positions();
                List<String> columns = new ArrayList<>(positions.keySet());
                columns.sort((one, other) ->
                        Integer.compare(positions.getOrDefault(one, 0), positions.getOrDefault(other, 0)));
                text.append(String.join("\t", columns)).append('\n');
                found.forEach(row -> text.append(line(row)).append('\n'));
            }
        });
        return text.toString();
    }

    private static String line(CatalogRow row) {
        List<String> values = new ArrayList<>();
        for (String value : row.values()) {
            values.add(
                    value == null
                            ? "\\N"
                            : value.replace("\\", "\\\\")
                                    .replace("\t", "\\t")
                                    .replace("\r", "\\r")
                                    .replace("\n", "\\n"));
        }
        return String.join("\t", values);
    }
}
