package dev.windlass.acceptance.operation;

import dev.windlass.dialect.DialectName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a database looks like, by its own words: lines to compare. Columns of PostgreSQL without their order. */
final class Snapshot {
    private Snapshot() {}

    private static final String POSTGRESQL = """
            SELECT 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
              || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
              || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') || ' ' || a.attidentity::text || a.attgenerated::text
              || coalesce(' collate ' || (SELECT collname FROM pg_collation l WHERE l.oid = a.attcollation), '')
              || coalesce(' comment ' || col_description(c.oid, a.attnum), '')
              FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
             WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relnamespace = 'public'::regnamespace AND c.relkind <> 'S'
            UNION ALL SELECT 'relation ' || relname || ' ' || relkind::text || relpersistence::text || relrowsecurity::text || relforcerowsecurity::text
              || coalesce(reloptions::text, '') || coalesce(obj_description(oid, 'pg_class'), '')
              || CASE WHEN relacl::text = '{postgres=arwdDxt/postgres}' THEN '' ELSE coalesce(relacl::text, '') END
              || coalesce(pg_get_expr(relpartbound, oid), '') || coalesce(pg_get_partkeydef(oid), '')
              FROM pg_class WHERE relnamespace = 'public'::regnamespace
            UNION ALL SELECT 'constraint ' || conname || ' ' || conrelid::regclass::text || ' ' || pg_get_constraintdef(oid)
              FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL SELECT 'index ' || pg_get_indexdef(indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'public'::regnamespace
            UNION ALL SELECT 'enum ' || t.typname || ' ' || string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid GROUP BY t.typname
            UNION ALL SELECT 'domain ' || typname || typnotnull::text || coalesce(typdefault, '') FROM pg_type WHERE typtype = 'd' AND typnamespace = 'public'::regnamespace
            UNION ALL SELECT 'sequence ' || sequencename || ' ' || data_type::text || start_value || ' ' || min_value || ' ' || max_value || ' ' || increment_by || cycle::text || cache_size FROM pg_sequences WHERE schemaname = 'public'
            UNION ALL SELECT 'view ' || viewname || definition FROM pg_views WHERE schemaname = 'public'
            UNION ALL SELECT 'matview ' || matviewname || ispopulated::text || definition FROM pg_matviews WHERE schemaname = 'public'
            UNION ALL SELECT 'routine ' || pg_get_functiondef(p.oid) || coalesce(obj_description(p.oid, 'pg_proc'), '') FROM pg_proc p LEFT JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e' WHERE pronamespace = 'public'::regnamespace AND d.objid IS NULL
            UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL SELECT 'policy ' || policyname || tablename || permissive || roles::text || cmd || coalesce(qual, '') || coalesce(with_check, '') FROM pg_policies
            UNION ALL SELECT 'namespace ' || nspname FROM pg_namespace WHERE nspname !~ '^pg_'
            UNION ALL SELECT 'extension ' || extname FROM pg_extension
            """;

    static List<List<String>> query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> result = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                result.add(row);
            }
            return result;
        }
    }

    static TreeSet<String> of(Connection connection, DialectName dialect) throws SQLException {
        TreeSet<String> lines = new TreeSet<>();
        switch (dialect) {
            case POSTGRESQL -> query(connection, POSTGRESQL).forEach(row -> lines.add(row.getFirst()));
            case MYSQL -> mysql(connection, lines);
            case SQLITE -> sqlite(connection, lines);
        }
        return lines;
    }

    private static void mysql(Connection connection, TreeSet<String> lines) throws SQLException {
        for (List<String> row : query(connection, "SHOW FULL TABLES")) {
            String sql = query(
                            connection,
                            "SHOW CREATE " + (row.get(1).equals("BASE TABLE") ? "TABLE" : row.get(1)) + " `"
                                    + row.get(0) + "`")
                    .getFirst()
                    .get(1);
            int at = 0;
            for (String line : sql.replaceAll(" AUTO_INCREMENT=\\d+", "").split("\n")) {
                boolean column = line.startsWith("  `");
                lines.add(row.get(0) + " " + (column ? "%02d ".formatted(at++) : "") + line.replaceAll(",$", ""));
            }
        }
        String here = "'windlass_case'";
        query(
                        connection,
                        "SELECT routine_type, routine_name, routine_definition, routine_comment, is_deterministic FROM"
                                + " information_schema.routines WHERE routine_schema = " + here)
                .forEach(row -> lines.add("routine " + row));
        query(
                        connection,
                        "SELECT trigger_name, action_timing, event_manipulation, event_object_table, action_statement FROM"
                                + " information_schema.triggers WHERE trigger_schema = " + here)
                .forEach(row -> lines.add("trigger " + row));
        query(connection, "SHOW GRANTS FOR windlass_test@localhost").forEach(row -> lines.add(row.toString()));
        query(connection, "SHOW DATABASES LIKE 'ns%'").forEach(row -> lines.add(row.toString()));
    }

    private static void sqlite(Connection connection, TreeSet<String> lines) throws SQLException {
        for (List<String> row :
                query(connection, "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master")) {
            String type = row.get(0);
            String name = row.get(1);
            if (type.equals("table")) {
                String quoted = "'" + name.replace("'", "''") + "'";
                for (String pragma : List.of("table_xinfo", "foreign_key_list")) {
                    query(connection, "PRAGMA " + pragma + "(" + quoted + ")")
                            .forEach(line -> lines.add(name + " " + pragma + " " + line));
                }
                query(connection, "PRAGMA index_list(" + quoted + ")")
                        .forEach(line -> lines.add(name + " index " + line.subList(2, 5)));
                lines.add("words of " + name + " " + words(row.get(3)));
            } else if (!row.get(3).isEmpty()) {
                lines.add(type + " " + name + " " + row.get(3));
            }
        }
    }

    private static String words(String sql) {
        return new TreeSet<>(List.of(sql.toUpperCase(java.util.Locale.ROOT).split("[^A-Z0-9_]+"))).toString();
    }
}
