package dev.windlass.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as lines, in the form of PostgreSQL's COPY: fields divided by tabs, {@code \N} for NULL, and bytes as {@code \x}
 * with two digits for each.
 */
final class RowText {
    private RowText() {}

    /** A row as a line, without its end. */
    static byte[] line(ResultSet row, ResultSetMetaData columns) throws SQLException {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (i > 1) {
                line.append('\t');
            }
            append(value(row, i, columns), line);
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Object value(ResultSet row, int index, ResultSetMetaData columns) throws SQLException {
        String type = columns.getColumnTypeName(index).toUpperCase(java.util.Locale.ROOT);
        if (type.startsWith("YEAR")) {
            int year = row.getInt(index);
            return row.wasNull() ? null : Integer.toString(year);
        }
        if (type.equals("JSON")) {
            // MySQL says that it is binary, and takes it back as text alone.
            return row.getString(index);
        }
        if (type.equals("GEOMETRY") || type.equals("BIT") || type.equals("POINT")) {
            return row.getBytes(index);
        }
        return switch (columns.getColumnType(index)) {
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB, Types.BIT -> row.getBytes(index);
            case Types.REAL -> unlessNull(Float.toString(row.getFloat(index)), row);
            case Types.DOUBLE, Types.FLOAT -> unlessNull(Double.toString(row.getDouble(index)), row);
            default -> {
                Object value = row.getObject(index);
                yield value instanceof byte[] || value == null ? value : row.getString(index);
            }
        };
    }

    /** The text of the value that was read last. */
    private static @Nullable String unlessNull(String text, ResultSet row) throws SQLException {
        if (row.wasNull()) {
            return null;
        }
        return text;
    }

    private static void append(@Nullable Object value, StringBuilder line) {
        switch (value) {
            case null -> line.append("\\N");
            case byte[] bytes -> line.append("\\x").append(HexFormat.of().formatHex(bytes));
            default -> {
                String text = value.toString();
                for (int i = 0; i < text.length(); i++) {
                    char c = text.charAt(i);
                    switch (c) {
                        case '\\' -> line.append("\\\\");
                        case '\t' -> line.append("\\t");
                        case '\n' -> line.append("\\n");
                        case '\r' -> line.append("\\r");
                        default -> line.append(c);
                    }
                }
            }
        }
    }

    /** The values of a line: texts, bytes, and null. */
    static List<@Nullable Object> values(String line) {
        List<@Nullable Object> values = new ArrayList<>();
        for (String field : line.split("\t", -1)) {
            if (field.equals("\\N")) {
                values.add(null);
            } else if (field.startsWith("\\x")) {
                values.add(HexFormat.of().parseHex(field.substring(2)));
            } else {
                values.add(field.indexOf('\\') < 0 ? field : unescaped(field));
            }
        }
        return values;
    }

    private static String unescaped(String field) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && i + 1 < field.length()) {
                i++;
                text.append(
                        switch (field.charAt(i)) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> field.charAt(i);
                        });
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
