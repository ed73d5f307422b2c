package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names of what is in a database, by kind, each in every way in which it may be called: {@code name} where that is
 * enough, and {@code schema.name}; triggers, and on MySQL indexes, {@code table.name} too. An index that is not valid and
 * a trigger that is disabled are not there.
 */
public record ObjectNames(Map<Kind, Set<String>> names) {
    /** The kinds that are looked for. */
    public enum Kind {
        EXTENSION("extension", "extensions"),
        TABLE("table", "tables"),
        INDEX("index", "indexes"),
        TYPE("enum type", "enum types"),
        TRIGGER("trigger", "triggers");

        private final String word;
        private final String plural;

        Kind(String word, String plural) {
            this.word = word;
            this.plural = plural;
        }

        /** It in words. */
        public String word() {
            return word;
        }

        /** Several of it in words. */
        public String plural() {
            return plural;
        }
    }

    /** Those of the expected names that are not there. */
    public List<String> missing(Kind kind, List<String> expected) {
        Set<String> there = names.getOrDefault(kind, Set.of());
        return expected.stream().filter(name -> !there.contains(name)).toList();
    }

    /** Asks a database. */
    public static ObjectNames read(BoundSession session) {
        Map<Kind, Set<String>> names = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            String sql = switch (session.dialect()) {
                case POSTGRESQL -> postgresql(kind);
                case MYSQL -> mysql(kind);
                case SQLITE -> sqlite(kind);
            };
            Set<String> found = new TreeSet<>();
            if (!sql.isEmpty()) {
                session.query(sql).forEach(row -> addAll(row, session.dialect(), found));
            }
            names.put(kind, found);
        }
        return new ObjectNames(names);
    }

    /** A row has the schema, the table, the name, and whether the schema may be left out. */
    private static void addAll(List<@Nullable String> row, DialectName dialect, Set<String> found) {
        List<String> parts = row.subList(0, 3).stream()
                .map(part -> part == null ? "" : part)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toList());
        boolean visible = "t".equals(row.get(3)) || "1".equals(row.get(3)) || "true".equals(row.get(3));
        String schema = row.get(0);
        String name = parts.getLast();
        if (schema != null && !schema.isEmpty()) {
            found.add(schema + "." + name);
            found.add(String.join(".", parts));
            parts.removeFirst();
        }
        if (visible) {
            found.add(name);
            found.add(String.join(".", parts));
        }
    }

    private static String postgresql(Kind kind) {
        String of = "SELECT n.nspname, '', c.relname, pg_table_is_visible(c.oid) FROM pg_class c"
                + " JOIN pg_namespace n ON n.oid = c.relnamespace";
        String own = " AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')";
        return switch (kind) {
            case EXTENSION -> "SELECT '', '', extname, true FROM pg_extension";
            case TABLE -> of + " WHERE c.relkind IN ('r', 'p', 'f')" + own;
            case INDEX ->
                of + " JOIN pg_index i ON i.indexrelid = c.oid WHERE i.indisvalid AND c.relkind IN ('i', 'I')" + own;
            case TYPE ->
                "SELECT n.nspname, '', t.typname, pg_type_is_visible(t.oid) FROM pg_type t"
                        + " JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'e'";
            case TRIGGER ->
                "SELECT n.nspname, c.relname, t.tgname, pg_table_is_visible(c.oid) FROM pg_trigger t"
                        + " JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE NOT t.tgisinternal AND t.tgenabled <> 'D'";
        };
    }

    private static String mysql(Kind kind) {
        return switch (kind) {
            case TABLE ->
                "SELECT table_schema, '', table_name, table_schema = database() FROM information_schema.tables"
                        + " WHERE table_type = 'BASE TABLE' AND table_schema NOT IN"
                        + " ('mysql', 'information_schema', 'performance_schema', 'sys')";
            case INDEX ->
                "SELECT DISTINCT table_schema, table_name, index_name, table_schema = database()"
                        + " FROM information_schema.statistics WHERE table_schema = database()";
            case TRIGGER ->
                "SELECT trigger_schema, event_object_table, trigger_name, trigger_schema = database()"
                        + " FROM information_schema.triggers WHERE trigger_schema = database()";
            case EXTENSION, TYPE -> "";
        };
    }

    private static String sqlite(Kind kind) {
        return switch (kind) {
            case TABLE, INDEX, TRIGGER ->
                "SELECT '', " + (kind == Kind.TRIGGER ? "tbl_name" : "''")
                        + ", name, 1 FROM sqlite_master WHERE type = '" + kind.word() + "'";
            case EXTENSION, TYPE -> "";
        };
    }
}
