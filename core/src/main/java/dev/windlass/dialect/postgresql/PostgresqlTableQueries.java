package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.CatalogQuery;
import java.util.List;

/**
 * The catalogue queries about relations and what belongs to them. What is as usual comes as NULL, which costs nothing to
 * send, to read and to keep.
 */
final class PostgresqlTableQueries {
    /** The privileges on one column: role, privilege, and whether it may be granted to others. */
    private static final String PRIVILEGES = """
            CASE WHEN a.attacl IS NOT NULL THEN
                        (SELECT string_agg(coalesce(r.rolname, 'public') || chr(30) || x.privilege_type || chr(30)
                                || x.is_grantable, chr(31))
                            FROM aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
                            WHERE x.grantee <> c.relowner) END""";

    private final PostgresqlCatalogScope scope;

    PostgresqlTableQueries(PostgresqlCatalogScope scope) {
        this.scope = scope;
    }

    List<CatalogQuery> queries() {
        return List.of(
                new CatalogQuery("relations", relations()),
                new CatalogQuery("columns", columns()),
                new CatalogQuery("view columns", viewColumns()),
                new CatalogQuery("constraints", constraints()),
                new CatalogQuery("indexes", indexes()),
                new CatalogQuery("sequences", sequences()),
                new CatalogQuery("triggers", triggers()),
                new CatalogQuery("policies", policies()));
    }

    private String relations() {
        return """
                SELECT c.oid, %s AS namespace, c.relname AS name, c.relkind AS kind, e.extname AS extension,
                    nullif(c.relpersistence, 'p') AS persistence, array_to_string(c.reloptions, chr(31)) AS options,
                    array_to_string(t.reloptions, chr(31)) AS toast, s.spcname AS tablespace,
                    nullif(m.amname, 'heap') AS method, nullif(c.relrowsecurity, false) AS security,
                    nullif(c.relforcerowsecurity, false) AS forced,
                    CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partitioned,
                    CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS bound,
                    CASE WHEN c.relkind IN ('r', 'p', 'f') THEN
                        (SELECT string_agg(inhparent::text, ' ' ORDER BY inhseqno) FROM pg_inherits WHERE inhrelid = c.oid)
                        END AS parents,
                    nullif(c.reloftype, 0)::regtype AS of_type,
                    CASE WHEN c.relkind IN ('r', 'p') THEN nullif(c.relreplident, 'd') END AS replica_identity,
                    CASE WHEN c.relkind = 'm' THEN nullif(c.relispopulated, true) END AS populated,
                    CASE WHEN c.relkind IN ('v', 'm') AND e.extname IS NULL THEN pg_get_viewdef(c.oid) END AS definition
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    LEFT JOIN %s e ON e.objid = c.oid
                    LEFT JOIN pg_class t ON t.oid = c.reltoastrelid AND t.reloptions IS NOT NULL
                    LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
                    LEFT JOIN pg_am m ON m.oid = c.relam
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'c', 'f') AND c.relpersistence <> 't' AND c.relnamespace IN %s
                """.formatted(scope.namespace("n.nspname"), PostgresqlCatalogScope.members("pg_class"), scope.inScope());
    }

    private String columns() {
        return """
                SELECT a.attrelid AS relation, a.attnum AS number, a.attname AS name,
                    format_type(a.atttypid, a.atttypmod) AS type,
                    nullif(t.typtype, 'b') AS type_kind, %1$s AS enum_namespace, y.typname AS enum,
                    nullif(a.attnotnull, false) AS not_null,
                    CASE WHEN a.atthasdef THEN pg_get_expr(v.adbin, v.adrelid) END AS value,
                    nullif(a.attidentity, '') AS identity, nullif(a.attgenerated, '') AS generated,
                    CASE WHEN a.attcollation <> t.typcollation THEN %2$s END AS collation, nullif(nullif(a.attcollation, 0), 100) AS collation_number,
                    nullif(a.attislocal, true) AS own, array_to_string(a.attoptions, ', ') AS options,
                    CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END AS storage,
                    nullif(a.attcompression, '') AS compression,
                    CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END AS statistics, %4$s AS privileges,
                    CASE WHEN a.attoptions IS NOT NULL OR a.attstorage <> t.typstorage OR a.attcompression <> ''
                        OR a.attstattarget >= 0 THEN true END AS remarkable
                FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
                    LEFT JOIN (pg_type y JOIN pg_namespace yn ON yn.oid = y.typnamespace)
                        ON y.typtype = 'e' AND y.oid = CASE WHEN t.typelem <> 0 AND t.typlen = -1 THEN t.typelem ELSE t.oid END
                    LEFT JOIN pg_attrdef v ON v.adrelid = a.attrelid AND v.adnum = a.attnum
                    LEFT JOIN (pg_collation l JOIN pg_namespace ln ON ln.oid = l.collnamespace) ON l.oid = a.attcollation
                WHERE c.relkind IN ('r', 'p', 'm', 'c', 'f') AND c.relpersistence <> 't' AND c.relnamespace IN %3$s
                    AND a.attnum > 0 AND NOT a.attisdropped
                """.formatted(scope.namespace("yn.nspname"), scope.collation("l", "ln"), scope.inScope(), PRIVILEGES);
    }

    /** The columns of views of which something is said beyond the query. */
    private String viewColumns() {
        return """
                SELECT a.attrelid AS relation, a.attnum AS number, a.attname AS name,
                    CASE WHEN a.atthasdef THEN pg_get_expr(v.adbin, v.adrelid) END AS value, %s AS privileges
                FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                    LEFT JOIN pg_attrdef v ON v.adrelid = a.attrelid AND v.adnum = a.attnum
                WHERE c.relkind = 'v' AND c.relpersistence <> 't' AND c.relnamespace IN %s AND a.attnum > 0
                    AND (a.atthasdef OR a.attacl IS NOT NULL OR EXISTS (SELECT FROM pg_description d WHERE d.objoid = a.attrelid
                        AND d.classoid = 'pg_class'::regclass AND d.objsubid = a.attnum))
                """.formatted(PRIVILEGES, scope.inScope());
    }

    private String constraints() {
        return """
                SELECT k.oid, nullif(k.conrelid, 0) AS relation, nullif(k.contypid, 0) AS domain, k.conname AS name, k.contype AS kind,
                    nullif(k.condeferrable, false) AS deferrable, nullif(k.condeferred, false) AS deferred,
                    nullif(k.convalidated, true) AS validated, %1$s AS enforced, %2$s AS period,
                    array_to_string(k.conkey, ' ') AS columns, nullif(k.confrelid, 0) AS target,
                    CASE WHEN k.contype = 'f' THEN %3$s END AS target_namespace,
                    CASE WHEN k.contype = 'f' THEN f.relname END AS target_name,
                    array_to_string(k.confkey, ' ') AS target_columns,
                    CASE WHEN k.contype = 'f' AND f.relnamespace NOT IN %4$s THEN
                        (SELECT string_agg(a.attname, chr(31) ORDER BY u.place)
                            FROM unnest(k.confkey) WITH ORDINALITY u(number, place)
                                JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.number) END AS target_names,
                    CASE WHEN k.contype = 'f' THEN nullif(k.confupdtype, 'a') END AS on_update,
                    CASE WHEN k.contype = 'f' THEN nullif(k.confdeltype, 'a') END AS on_delete,
                    CASE WHEN k.contype = 'f' THEN nullif(k.confmatchtype, 's') END AS match, %5$s AS on_delete_columns,
                    CASE WHEN k.contype IN ('c', 'n') THEN nullif(k.connoinherit, false) END AS no_inherit,
                    nullif(k.conislocal, true) AS own, nullif(k.conparentid, 0) AS parent,
                    CASE WHEN k.contype IN ('p', 'u', 'x') THEN k.conindid END AS index,
                    CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END AS expression,
                    CASE WHEN k.contype = 'x' THEN
                        (SELECT string_agg(CASE WHEN pg_operator_is_visible(o.oid) THEN o.oprname
                                ELSE 'OPERATOR(' || o.oprnamespace::regnamespace || '.' || o.oprname || ')' END,
                                chr(31) ORDER BY u.place)
                            FROM unnest(k.conexclop) WITH ORDINALITY u(number, place)
                                JOIN pg_operator o ON o.oid = u.number) END AS operators
                FROM pg_constraint k
                    LEFT JOIN (pg_class f JOIN pg_namespace n ON n.oid = f.relnamespace) ON f.oid = k.confrelid
                WHERE k.connamespace IN %4$s AND k.contype <> 't'%6$s
                """.formatted(
                        scope.since(18, "nullif(k.conenforced, true)"),
                        scope.since(18, "nullif(k.conperiod, false)"),
                        scope.namespace("n.nspname"),
                        scope.inScope(),
                        scope.since(15, "array_to_string(k.confdelsetcols, ' ')"),
                        scope.version().atLeast(18, 0) ? NOT_NULL_WITH_SOMETHING_TO_SAY : "");
    }

    /** Since version 18 every NOT NULL of a table is a constraint; most say nothing that the column does not. */
    private static final String NOT_NULL_WITH_SOMETHING_TO_SAY = """
             AND (k.contype <> 'n' OR NOT k.convalidated OR k.connoinherit
                        OR EXISTS (SELECT FROM pg_description d WHERE d.objoid = k.oid AND d.classoid = 'pg_constraint'::regclass)
                        OR (k.conrelid <> 0 AND k.conislocal AND k.conname <> left(
                            (SELECT relname FROM pg_class WHERE oid = k.conrelid) || '_' || (SELECT attname FROM pg_attribute
                                WHERE attrelid = k.conrelid AND attnum = k.conkey[1]) || '_not_null', 63)))""";

    private String indexes() {
        return """
                SELECT i.indexrelid AS oid, i.indrelid AS relation, x.relname AS name,
                    nullif(x.relispartition, false) AS partition, nullif(m.amname, 'btree') AS method,
                    i.indkey AS keys, nullif(i.indnkeyatts, i.indnatts) AS key_count,
                    i.indoption AS flags,
                    i.indclass AS classes, i.indcollation AS collations,
                    CASE WHEN NOT i.indcollation::oid[] <@ '{0,100}'::oid[] THEN
                        (SELECT string_agg(coalesce(%3$s, ''), chr(31) ORDER BY u.place)
                            FROM unnest(i.indcollation::oid[]) WITH ORDINALITY u(number, place)
                                LEFT JOIN pg_collation l ON l.oid = u.number
                                LEFT JOIN pg_namespace ln ON ln.oid = l.collnamespace) END AS collation_names,
                    nullif(i.indisunique, false) AS is_unique, %1$s AS nulls_not_distinct,
                    nullif(i.indisvalid, true) AS valid, nullif(i.indisclustered, false) AS clustered,
                    nullif(i.indisreplident, false) AS replica_identity,
                    CASE WHEN i.indpred IS NOT NULL THEN pg_get_expr(i.indpred, i.indrelid) END AS predicate,
                    CASE WHEN i.indexprs IS NOT NULL THEN
                        (SELECT string_agg(pg_get_indexdef(i.indexrelid, k::int, false), chr(31) ORDER BY k)
                            FROM generate_series(1, i.indnkeyatts) k WHERE i.indkey[k - 1] = 0) END AS expressions,
                    array_to_string(x.reloptions, chr(31)) AS options, s.spcname AS tablespace,
                    CASE WHEN m.amname NOT IN ('btree', 'hash') THEN
                        (SELECT string_agg(a.attnum || ' ' || array_to_string(a.attoptions, ', '), chr(31)) FROM pg_attribute a
                            WHERE a.attrelid = i.indexrelid AND a.attoptions IS NOT NULL) END AS class_options,
                    CASE WHEN i.indexprs IS NOT NULL THEN
                        (SELECT string_agg(a.attnum || ' to ' || a.attstattarget, ', ') FROM pg_attribute a
                            WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0) END AS statistics
                FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
                    LEFT JOIN pg_tablespace s ON s.oid = x.reltablespace
                WHERE x.relnamespace IN %2$s AND x.relpersistence <> 't'
                """.formatted(
                scope.since(15, "nullif(i.indnullsnotdistinct, false)"), scope.inScope(), scope.collation("l", "ln"));
    }

    private String sequences() {
        return """
                SELECT s.seqrelid AS oid, s.seqrelid::regclass AS sql, format_type(s.seqtypid, NULL) AS type, s.seqstart AS start,
                    s.seqincrement AS increment, s.seqmin AS minimum, s.seqmax AS maximum, s.seqcache AS cache,
                    nullif(s.seqcycle, false) AS cycle, d.refobjid AS owner, d.refobjsubid AS owner_column, d.deptype AS kind
                FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
                    LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid AND d.objsubid = 0
                        AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
                WHERE c.relnamespace IN %s AND c.relpersistence <> 't'
                """.formatted(scope.inScope());
    }

    private String triggers() {
        return """
                SELECT t.oid, t.tgrelid AS relation, t.tgname AS name, c.oid::regclass AS table_sql, pg_get_triggerdef(t.oid, true) AS definition, t.tgtype AS type,
                    nullif(t.tgenabled, 'O') AS enabled, nullif(t.tgconstraint, 0) AS is_constraint,
                    t.tgqual IS NOT NULL AS has_condition, e.extname AS extension
                FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                    LEFT JOIN %s e ON e.objid = t.oid
                WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND c.relnamespace IN %s
                """.formatted(PostgresqlCatalogScope.members("pg_trigger"), scope.inScope());
    }

    private String policies() {
        return """
                SELECT p.oid, p.polrelid AS relation, p.polname AS name, p.polpermissive AS permissive, p.polcmd AS command,
                    (SELECT string_agg(coalesce(a.rolname, 'public'), chr(31) ORDER BY a.rolname)
                        FROM unnest(p.polroles) r LEFT JOIN pg_roles a ON a.oid = r) AS roles,
                    pg_get_expr(p.polqual, p.polrelid) AS condition, pg_get_expr(p.polwithcheck, p.polrelid) AS written
                FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
                WHERE c.relnamespace IN %s
                """.formatted(scope.inScope());
    }
}
