package dev.windlass.jdbc;

import static dev.windlass.jdbc.MysqlTables.text;

import dev.windlass.schema.Column;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;
import dev.windlass.schema.Literal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of {@code information_schema.columns} as a column that can be written whole again.
 *
 * @param mariaDb whether the server is MariaDB, which spells defaults as SQL; MySQL gives their bare text (MySQL
 *     manual, "The INFORMATION_SCHEMA COLUMNS Table"; MariaDB since 10.2.7)
 * @param row the row, without what is NULL
 * @param check MariaDB's check of that column; empty if it has none
 */
record MysqlColumn(boolean mariaDb, Map<String, String> row, String check) {
    private static final Pattern EXTRA = Pattern.compile(
            "(auto_increment|default_generated|(virtual|stored|persistent) generated|on update (\\S+))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    /** The name and the type alone. */
    static Column rough(Map<String, String> row) {
        return Column.of(text(row, "column_name"), new DataType.Native(text(row, "column_type"), List.of()));
    }

    /** The column; nothing if it has something that the rest of a definition would lose. */
    Optional<Column> column() {
        String extra = text(row, "extra");
        if (!EXTRA.matcher(extra).replaceAll("").isBlank()) {
            return Optional.empty();
        }
        boolean json = check.matches("(?i)json_valid\\(`?" + Pattern.quote(text(row, "column_name")) + "`?\\)");
        if (!check.isEmpty() && !json) {
            return Optional.empty();
        }
        Optional<DefaultValue> value = defaultValue(extra.toLowerCase(Locale.ROOT));
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String expression = unescaped(text(row, "generation_expression"));
        Matcher onUpdate = Pattern.compile("(?i)on update (\\S+)").matcher(extra);
        return Optional.of(new Column(
                text(row, "column_name"),
                new DataType.Native(json ? "json" : text(row, "column_type"), List.of()),
                text(row, "is_nullable").equalsIgnoreCase("YES"),
                expression.isEmpty() ? value.get() : DefaultValue.NONE,
                extra.toLowerCase(Locale.ROOT).contains("auto_increment")
                        ? new Identity.AutoIncrement()
                        : Identity.NONE,
                expression.isEmpty()
                        ? Generated.NONE
                        : new Generated.Computed(
                                expression, !extra.toLowerCase(Locale.ROOT).contains("virtual")),
                json ? "" : text(row, "collation_name"),
                text(row, "column_comment"),
                onUpdate.find() ? onUpdate.group(1) : ""));
    }

    private Optional<DefaultValue> defaultValue(String extra) {
        String text = row.get("column_default");
        if (text == null || mariaDb && text.equals("NULL")) {
            return Optional.of(DefaultValue.NONE);
        }
        if (mariaDb) {
            if (text.length() >= 2 && text.startsWith("'") && text.endsWith("'")) {
                return Optional.of(new DefaultValue.Constant(Literal.of(unquoted(text))));
            }
            return Optional.of(
                    NUMBER.matcher(text).matches()
                            ? new DefaultValue.Constant(Literal.of(new BigDecimal(text)))
                            : new DefaultValue.Expression(text));
        }
        String type = text(row, "data_type").toLowerCase(Locale.ROOT);
        if (extra.contains("default_generated") || type.equals("bit")) {
            return Optional.of(new DefaultValue.Expression(unescaped(text)));
        }
        // Bytes come as text of who knows which character set.
        return type.endsWith("binary") ? Optional.empty() : Optional.of(new DefaultValue.Constant(Literal.of(text)));
    }

    /** MySQL keeps expressions with their quotes escaped once more. */
    private String unescaped(String expression) {
        return mariaDb ? expression : expression.replace("\\'", "'");
    }

    private static String unquoted(String literal) {
        StringBuilder out = new StringBuilder();
        for (int i = 1; i < literal.length() - 1; i++) {
            char c = literal.charAt(i);
            if (c == '\'' && literal.charAt(i + 1) == '\'') {
                i++;
            } else if (c == '\\') {
                i++;
                c = switch (literal.charAt(i)) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case '0' -> '\0';
                    case 'Z' -> '\u001A';
                    default -> literal.charAt(i);
                };
            }
            out.append(c);
        }
        return out.toString();
    }
}
