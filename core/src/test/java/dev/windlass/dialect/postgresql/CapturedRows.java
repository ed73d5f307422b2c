package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.CatalogRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a server's catalogue as a test of the acceptance module wrote them ({@code CaptureTest}): for each query a line
 * {@code # name}, a line with the columns, and its rows, with tabs between the values as {@code COPY} writes them.
 */
final class CapturedRows {
    private CapturedRows() {}

    static Map<String, List<CatalogRow>> parse(String text) {
        Map<String, List<CatalogRow>> rows = new LinkedHashMap<>();
        List<CatalogRow> current = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        boolean columns = false;
        for (String line : text.split("\n")) {
            if (line.startsWith("# ")) {
                current = new ArrayList<>();
                rows.put(line.substring(2), current);
                columns = true;
            } else if (columns) {
                positions = new HashMap<>();
                for (String column : line.split("\t")) {
                    positions.put(column, positions.size());
                }
                columns = false;
            } else {
                current.add(new CatalogRow(positions, values(line)));
            }
        }
        return rows;
    }

    private static @Nullable String[] values(String line) {
        String[] parts = line.split("\t", -1);
        @Nullable String[] values = new @Nullable String[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = parts[i].equals("\\N") ? null : unescaped(parts[i]);
        }
        return values;
    }

    private static String unescaped(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                result.append(c);
                continue;
            }
            i++;
            result.append(
                    switch (text.charAt(i)) {
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 't' -> '\t';
                        default -> text.charAt(i);
                    });
        }
        return result.toString();
    }
}
