package dev.windlass.dialect.mysql;

import dev.windlass.dialect.CatalogQuery;
import dev.windlass.dialect.InspectionScope;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.schema.QualifiedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The queries of {@code information_schema}. Every column has a name of its own, since MySQL 8 answers in capitals; none
 * asks for statistics, which MySQL would read from the tables themselves.
 *
 * @param tables the tables that are looked at; none means all, and the other objects too
 */
record MysqlCatalogQueries(ServerVersion version, InspectionScope scope, Set<QualifiedName> tables) {
    private static final MysqlQuoting QUOTING = new MysqlQuoting();

    List<CatalogQuery> all() {
        List<CatalogQuery> queries = new ArrayList<>();
        queries.add(query("database", """
                SELECT schema_name AS name, default_collation_name AS collation, %s AS comment,
                       @@default_storage_engine AS engine, @@sql_mode AS sql_mode, current_user() AS me
                FROM information_schema.schemata WHERE schema_name IN (%s) ORDER BY schema_name""".formatted(isMariaDb(10, 5, 0) ? "schema_comment" : "''", databases())));
        queries.add(query("tables", """
                SELECT table_schema AS s, table_name AS t, table_type AS type, engine AS engine,
                       create_options AS options, table_collation AS collation, table_comment AS comment
                FROM information_schema.tables WHERE table_type <> 'VIEW' AND %s ORDER BY table_schema, table_name""".formatted(where("table_schema", "table_name"))));
        queries.add(query(
                "columns", """
                SELECT table_schema AS s, table_name AS t, column_name AS c, column_default AS value,
                       is_nullable AS nullable, column_type AS type, data_type AS word, extra AS extra,
                       collation_name AS collation, column_comment AS comment, generation_expression AS expression,
                       %s AS srid
                FROM information_schema.columns WHERE %s ORDER BY table_schema, table_name, ordinal_position""".formatted(isMysql(8, 0, 3) ? "srs_id" : "NULL", where("table_schema", "table_name"))));
        queries.add(query("indexes", """
                SELECT table_schema AS s, table_name AS t, index_name AS i, non_unique AS repeats, column_name AS c,
                       collation AS direction, sub_part AS prefix, index_type AS type, index_comment AS comment,
                       %s AS expression, %s AS hidden
                FROM information_schema.statistics WHERE %s
                ORDER BY table_schema, table_name, index_name, seq_in_index""".formatted(
                        isMysql(8, 0, 13) ? "expression" : "NULL", hidden(), where("table_schema", "table_name"))));
        queries.add(query("foreign keys", """
                SELECT k.table_schema AS s, k.table_name AS t, k.constraint_name AS name, k.column_name AS c,
                       k.referenced_table_schema AS other_schema, k.referenced_table_name AS other,
                       k.referenced_column_name AS other_column, r.update_rule AS on_update, r.delete_rule AS on_delete
                FROM information_schema.key_column_usage k
                JOIN information_schema.referential_constraints r ON r.constraint_schema = k.constraint_schema
                     AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name
                WHERE k.referenced_table_name IS NOT NULL AND %s AND %s
                ORDER BY k.table_schema, k.table_name, k.constraint_name, k.ordinal_position""".formatted(
                        where("k.table_schema", "k.table_name"), where("r.constraint_schema", "r.table_name"))));
        checks(queries);
        queries.add(query("partitions", """
                SELECT table_schema AS s, table_name AS t, partition_name AS name, subpartition_name AS sub,
                       partition_method AS method, partition_expression AS expression,
                       subpartition_method AS sub_method, subpartition_expression AS sub_expression,
                       partition_description AS bound, partition_comment AS comment
                FROM information_schema.partitions WHERE partition_name IS NOT NULL AND %s
                ORDER BY table_schema, table_name, partition_ordinal_position, subpartition_ordinal_position""".formatted(where("table_schema", "table_name"))));
        if (tables.isEmpty()) {
            objects(queries);
        }
        return queries;
    }

    private void checks(List<CatalogQuery> queries) {
        if (version.isMariaDb()) {
            queries.add(query("checks", """
                    SELECT constraint_schema AS s, table_name AS t, constraint_name AS name, check_clause AS clause,
                           %s AS level, 'YES' AS enforced
                    FROM information_schema.check_constraints WHERE %s
                    ORDER BY constraint_schema, table_name, constraint_name""".formatted(
                            isMariaDb(10, 5, 10) ? "level" : "''", where("constraint_schema", "table_name"))));
        } else if (isMysql(8, 0, 16)) {
            queries.add(query("checks", """
                    SELECT t.table_schema AS s, t.table_name AS t, t.constraint_name AS name,
                           c.check_clause AS clause, 'Table' AS level, t.enforced AS enforced
                    FROM information_schema.table_constraints t
                    JOIN information_schema.check_constraints c ON c.constraint_schema = t.constraint_schema
                         AND c.constraint_name = t.constraint_name
                    WHERE t.constraint_type = 'CHECK' AND %s
                    ORDER BY t.table_schema, t.table_name, t.constraint_name""".formatted(where("t.table_schema", "t.table_name"))));
        }
    }

    private void objects(List<CatalogQuery> queries) {
        queries.add(query("views", """
                SELECT table_schema AS s, table_name AS t, view_definition AS query, check_option AS checked,
                       definer AS definer, security_type AS security, %s AS algorithm
                FROM information_schema.views WHERE table_schema IN (%s) ORDER BY table_schema, table_name""".formatted(version.isMariaDb() ? "algorithm" : "''", databases())));
        queries.add(query("triggers", """
                SELECT event_object_schema AS s, event_object_table AS t, trigger_name AS name, action_timing AS timing,
                       event_manipulation AS event, action_statement AS body, action_order AS place,
                       sql_mode AS sql_mode, definer AS definer
                FROM information_schema.triggers WHERE event_object_schema IN (%s)
                ORDER BY event_object_schema, event_object_table, trigger_name""".formatted(databases())));
        queries.add(query("routines", """
                SELECT routine_schema AS s, routine_name AS name, routine_type AS type, dtd_identifier AS returned,
                       character_set_name AS charset, routine_definition AS body, external_language AS language,
                       is_deterministic AS steady, sql_data_access AS data_access, security_type AS security,
                       routine_comment AS comment, sql_mode AS sql_mode, definer AS definer
                FROM information_schema.routines WHERE routine_schema IN (%s)
                ORDER BY routine_schema, routine_type, routine_name""".formatted(databases())));
        queries.add(query("parameters", """
                SELECT specific_schema AS s, specific_name AS name, routine_type AS type, parameter_mode AS direction,
                       parameter_name AS parameter, dtd_identifier AS declared, character_set_name AS charset
                FROM information_schema.parameters WHERE ordinal_position > 0 AND specific_schema IN (%s)
                ORDER BY specific_schema, specific_name, routine_type, ordinal_position""".formatted(databases())));
        queries.add(query("events", """
                SELECT event_schema AS s, event_name AS name FROM information_schema.events
                WHERE event_schema IN (%s) ORDER BY event_schema, event_name""".formatted(databases())));
        queries.add(query("grants", """
                SELECT table_schema AS s, table_name AS t, grantee AS grantee, privilege_type AS privilege,
                       is_grantable AS grantable
                FROM information_schema.table_privileges WHERE table_schema IN (%s)
                ORDER BY table_schema, table_name, grantee, privilege_type""".formatted(databases())));
        queries.add(query("other grants", """
                SELECT DISTINCT table_schema AS s, '' AS t, grantee AS grantee
                FROM information_schema.schema_privileges WHERE table_schema IN (%1$s)
                UNION SELECT DISTINCT table_schema, table_name, grantee
                FROM information_schema.column_privileges WHERE table_schema IN (%1$s)
                ORDER BY 1, 2, 3""".formatted(databases())));
        if (isMariaDb(10, 3, 0)) {
            queries.add(query("sequences", sequences()));
        }
    }

    /** Before 11.5 a sequence's options are in the sequence alone, so the query over all of them is made by the server. */
    private String sequences() {
        String none =
                "SELECT '' AS s, '' AS t, 0 AS start_value, 0 AS minimum_value, 0 AS maximum_value, 0 AS increment,"
                        + " 0 AS cache_size, 0 AS cycle_option FROM DUAL WHERE false";
        return """
                BEGIN NOT ATOMIC
                    DECLARE query LONGTEXT;
                    SET SESSION group_concat_max_len = 1073741824;
                    SELECT group_concat('SELECT ', quote(table_schema), ' AS s, ', quote(table_name),
                               ' AS t, start_value, minimum_value, maximum_value, increment, cache_size, cycle_option FROM `',
                               replace(table_schema, '`', '``'), '`.`', replace(table_name, '`', '``'), '`'
                               ORDER BY table_schema, table_name SEPARATOR ' UNION ALL ')
                        INTO query FROM information_schema.tables
                        WHERE table_type = 'SEQUENCE' AND table_schema IN (%s);
                    EXECUTE IMMEDIATE ifnull(query, %s);
                END""".formatted(databases(), QUOTING.text(none));
    }

    private String hidden() {
        if (isMysql(8, 0, 0)) {
            return "is_visible = 'NO'";
        }
        return isMariaDb(10, 6, 0) ? "ignored = 'YES'" : "0";
    }

    private boolean isMariaDb(int major, int minor, int patch) {
        return version.isMariaDb() && version.atLeast(major, minor, patch);
    }

    private boolean isMysql(int major, int minor, int patch) {
        return !version.isMariaDb() && version.atLeast(major, minor, patch);
    }

    private String where(String database, String table) {
        if (tables.isEmpty()) {
            return database + " IN (" + databases() + ")";
        }
        return tables.stream()
                .map(name -> "(" + database + " = "
                        + QUOTING.text(name.namespace().isEmpty() ? scope.defaultNamespace() : name.namespace())
                        + " AND " + table + " = " + QUOTING.text(name.name()) + ")")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private String databases() {
        Collection<String> names = new java.util.TreeSet<>(scope.namespaces());
        if (names.isEmpty()) {
            names.add(scope.defaultNamespace());
        }
        tables.stream()
                .map(QualifiedName::namespace)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names.stream().map(QUOTING::text).collect(Collectors.joining(", "));
    }

    private static CatalogQuery query(String name, String sql) {
        return new CatalogQuery(name, sql);
    }
}
