package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.schema.QualifiedName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column that is declared to hold encrypted values alone.
 *
 * @param table its table; without a namespace where that is enough
 * @param name its name
 */
public record EncryptedColumn(QualifiedName table, String name) {
    /** What a column's comment says if its values are encrypted. */
    public static final String MARK = "(encrypted)";

    /** {@code table.column}. */
    @Override
    public String toString() {
        return table + "." + name;
    }

    /**
     * The columns whose comment has {@link #MARK} in it; none on SQLite, which has no comments.
     *
     * @param session where
     */
    public static List<EncryptedColumn> marked(BoundSession session) {
        String sql = switch (session.dialect()) {
            case POSTGRESQL -> """
                        SELECT CASE WHEN pg_table_is_visible(c.oid) THEN '' ELSE n.nspname END, c.relname, a.attname
                        FROM pg_description d
                        JOIN pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_class'::regclass
                        JOIN pg_namespace n ON n.oid = c.relnamespace
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND NOT a.attisdropped
                        WHERE d.objsubid > 0 AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                          AND d.description ILIKE '%' || ? || '%'
                        ORDER BY n.nspname, c.relname, a.attnum""";
            case MYSQL -> """
                        SELECT '', table_name, column_name FROM information_schema.columns
                        WHERE table_schema = database() AND lower(column_comment) LIKE concat('%', ?, '%')
                        ORDER BY table_name, ordinal_position""";
            case SQLITE -> "";
        };
        return sql.isEmpty()
                ? List.of()
                : session.query(sql, MARK).stream()
                        .map(row -> new EncryptedColumn(
                                QualifiedName.of(text(row.get(0)), text(row.get(1))), text(row.get(2))))
                        .toList();
    }

    /** The column that {@code table.column}, or {@code schema.table.column}, names; nothing if that is no such name. */
    public static java.util.Optional<EncryptedColumn> parse(String name) {
        String[] parts = name.split("\\.", -1);
        if (parts.length < 2
                || parts.length > 3
                || java.util.Arrays.stream(parts).anyMatch(String::isBlank)) {
            return java.util.Optional.empty();
        }
        QualifiedName table = parts.length == 2 ? QualifiedName.of(parts[0]) : QualifiedName.of(parts[0], parts[1]);
        return java.util.Optional.of(new EncryptedColumn(table, parts[parts.length - 1]));
    }

    /** Whether the column is there. */
    public boolean exists(BoundSession session) {
        String sql = switch (session.dialect()) {
            case POSTGRESQL ->
                "SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(?) AND attname = ? AND NOT attisdropped";
            case MYSQL ->
                "SELECT 1 FROM information_schema.columns WHERE table_name = ? AND column_name = ?"
                        + " AND table_schema = "
                        + (table.namespace().isEmpty() ? "database()" : "?");
            case SQLITE -> "SELECT 1 FROM pragma_table_info(?) WHERE name = ?";
        };
        List<Object> arguments = new ArrayList<>();
        arguments.add(session.dialect() == DialectName.POSTGRESQL ? session.quoted(table) : table.name());
        arguments.add(name);
        if (session.dialect() == DialectName.MYSQL && !table.namespace().isEmpty()) {
            arguments.add(table.namespace());
        }
        return !session.query(sql, arguments.toArray()).isEmpty();
    }

    /** Both lists, each column once. */
    public static List<EncryptedColumn> union(List<EncryptedColumn> first, List<EncryptedColumn> second) {
        Set<EncryptedColumn> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
