package dev.windlass.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of catalogue queries as text: {@code # query}, the columns' names, then a row on each line, with tabs between the
 * values, backslashes before what must be escaped and {@code \N} for NULL.
 */
final class CapturedRows {
    private CapturedRows() {}

    /** The rows of a text. */
    static Map<String, List<CatalogRow>> read(String text) {
        Map<String, List<CatalogRow>> result = new LinkedHashMap<>();
        List<CatalogRow> rows = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("# ")) {
                rows = new ArrayList<>();
                positions = new HashMap<>();
                result.put(line.substring(2), rows);
            } else if (positions.isEmpty()) {
                for (String column : line.split("\t", -1)) {
                    positions.put(column, positions.size());
                }
            } else {
                String[] parts = line.split("\t", -1);
                String[] values = new String[parts.length];
                for (int i = 0; i < parts.length; i++) {
                    values[i] = parts[i].equals("\\N") ? null : value(parts[i]);
                }
                rows.add(new CatalogRow(positions, values));
            }
        }
        return result;
    }

    private static String value(String text) {
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                c = switch (text.charAt(i)) {
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case 'n' -> '\n';
                    default -> text.charAt(i);
                };
            }
            value.append(c);
        }
        return value.toString();
    }
}
