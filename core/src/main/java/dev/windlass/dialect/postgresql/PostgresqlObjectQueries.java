package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.CatalogQuery;
import java.util.List;

/** The catalogue queries about what is no relation. */
final class PostgresqlObjectQueries {
    private final PostgresqlCatalogScope scope;

    PostgresqlObjectQueries(PostgresqlCatalogScope scope) {
        this.scope = scope;
    }

    List<CatalogQuery> queries() {
        return List.of(
                new CatalogQuery("namespaces", namespaces()),
                new CatalogQuery("comments", comments()),
                new CatalogQuery("extensions", extensions()),
                new CatalogQuery("members", members()),
                new CatalogQuery("operator classes", operatorClasses()),
                new CatalogQuery("types", types()),
                new CatalogQuery("routines", routines()),
                new CatalogQuery("grants", grants()),
                new CatalogQuery("others", others()));
    }

    private String namespaces() {
        return """
                SELECT n.oid, n.nspname AS name, e.extname AS extension
                FROM pg_namespace n LEFT JOIN %s e ON e.objid = n.oid
                WHERE %s
                """.formatted(PostgresqlCatalogScope.members("pg_namespace"), scope.namespaces());
    }

    /**
     * The comments on the user's objects, and on the {@code public} namespace (2200 in {@code pg_namespace.dat}). They are
     * read by themselves: before statistics are taken the planner takes them for few, and joins them one by one.
     */
    private static String comments() {
        return """
                SELECT classoid::regclass AS catalogue, objoid AS oid, nullif(objsubid, 0) AS number, description AS comment
                FROM pg_description
                WHERE objoid >= 16384 OR (objoid = 2200 AND classoid = 'pg_namespace'::regclass)
                """;
    }

    /** What the server has ready says which version is the newest and which comment is the extension's own. */
    private String extensions() {
        return """
                SELECT x.oid, x.extname AS name, %s AS namespace, nullif(x.extversion, a.default_version) AS version,
                    nullif(d.description, a.comment) AS comment
                FROM pg_extension x JOIN pg_namespace n ON n.oid = x.extnamespace
                    LEFT JOIN pg_available_extensions a ON a.name = x.extname
                    LEFT JOIN pg_description d ON d.objoid = x.oid AND d.classoid = 'pg_extension'::regclass
                WHERE x.extname <> 'plpgsql'
                """.formatted(scope.namespace("n.nspname"));
    }

    /** How much of what belongs to extensions. */
    private static String members() {
        return """
                SELECT x.extname AS extension, (pg_identify_object(d.classid, min(d.objid), 0)).type AS kind, count(*) AS number
                FROM pg_extension x JOIN pg_depend d ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = x.oid
                WHERE d.deptype = 'e' AND x.extname <> 'plpgsql' AND d.classid <> 'pg_class'::regclass
                GROUP BY x.extname, d.classid
                """;
    }

    /**
     * The operator classes. A type's default one need not be said; the one that can be another's default and yet not the
     * column's own is {@code bpchar_ops} on a text.
     */
    private static String operatorClasses() {
        return """
                SELECT o.oid, CASE WHEN pg_opclass_is_visible(o.oid) THEN quote_ident(o.opcname)
                    ELSE quote_ident(n.nspname) || '.' || quote_ident(o.opcname) END AS name,
                    nullif(o.opcdefault, false) AS usual, nullif(o.opcintype = 'bpchar'::regtype, false) AS for_char
                FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace
                """;
    }

    private String types() {
        return """
                SELECT t.oid, %1$s AS namespace, t.typname AS name, t.typtype AS kind, e.extname AS extension,
                    CASE WHEN t.typtype = 'e' THEN (SELECT string_agg(v.enumlabel, chr(31) ORDER BY v.enumsortorder)
                        FROM pg_enum v WHERE v.enumtypid = t.oid) END AS labels,
                    CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS type,
                    CASE WHEN b.typtype = 'e' THEN b.typname END AS enum, CASE WHEN b.typtype = 'e' THEN %2$s END AS enum_namespace,
                    nullif(t.typnotnull, false) AS not_null, pg_get_expr(t.typdefaultbin, 0) AS value,
                    CASE WHEN t.typtype = 'd' AND t.typcollation <> b.typcollation THEN %3$s END AS collation,
                    CASE WHEN t.typtype = 'c' THEN t.typrelid END AS relation
                FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
                    LEFT JOIN %4$s e ON e.objid = t.oid
                    LEFT JOIN (pg_type b JOIN pg_namespace bn ON bn.oid = b.typnamespace) ON b.oid = t.typbasetype
                    LEFT JOIN (pg_collation l JOIN pg_namespace ln ON ln.oid = l.collnamespace) ON l.oid = t.typcollation
                WHERE t.typnamespace IN %5$s AND (t.typtype IN ('e', 'd', 'r')
                    OR (t.typtype = 'b' AND t.typcategory <> 'A')
                    OR (t.typtype = 'c' AND EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c')))
                """.formatted(
                        scope.namespace("n.nspname"),
                        scope.namespace("bn.nspname"),
                        scope.collation("l", "ln"),
                        PostgresqlCatalogScope.members("pg_type"),
                        scope.inScope());
    }

    private String routines() {
        return """
                SELECT p.oid, %1$s AS namespace, p.proname AS name, NULL AS extension, p.prokind AS kind, oidvectortypes(p.proargtypes) AS signature,
                    pg_get_function_arguments(p.oid) AS arguments, pg_get_function_result(p.oid) AS returns,
                    g.lanname AS language, p.prosrc AS body, %4$s AS sql_body,
                    CASE WHEN p.prokind IN ('f', 'p') AND g.lanname NOT IN ('c', 'internal') THEN pg_get_functiondef(p.oid) END
                        AS definition
                FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language g ON g.oid = p.prolang
                WHERE p.pronamespace IN %2$s AND p.oid NOT IN (SELECT objid FROM %3$s e)
                    AND (g.lanname <> 'internal' OR NOT EXISTS (SELECT FROM pg_depend d
                        WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i'))
                """.formatted(
                        scope.namespace("n.nspname"),
                        scope.inScope(),
                        PostgresqlCatalogScope.members("pg_proc"),
                        scope.since(14, "pg_get_function_sqlbody(p.oid)"));
    }

    /**
     * What each object's access list says beyond what its owner and everybody are given by themselves; and, with
     * {@code gone}, what everybody was given by itself and has no more. The {@code public} namespace is created with a list
     * of its own, which {@code pg_init_privs} keeps.
     */
    private String grants() {
        return """
                WITH object AS (
                    SELECT c.oid, 'pg_class' AS catalogue, c.relkind::text AS kind, %1$s AS namespace, c.relname AS name,
                        NULL AS signature, c.relowner AS owner, c.relacl AS list,
                        acldefault((CASE WHEN c.relkind = 'S' THEN 's' ELSE 'r' END)::"char", c.relowner) AS usual
                    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relacl IS NOT NULL AND c.relkind IN ('r', 'p', 'v', 'm', 'S') AND n.oid IN %2$s
                    UNION ALL
                    SELECT p.oid, 'pg_proc', 'routine', %1$s, p.proname, oidvectortypes(p.proargtypes), p.proowner,
                        p.proacl, acldefault('f', p.proowner)
                    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                    WHERE p.proacl IS NOT NULL AND p.prokind IN ('f', 'p') AND n.oid IN %2$s
                    UNION ALL
                    SELECT t.oid, 'pg_type', t.typtype::text, %1$s, t.typname, NULL, t.typowner, t.typacl,
                        acldefault('T', t.typowner)
                    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
                    WHERE t.typacl IS NOT NULL AND t.typtype IN ('e', 'd', 'c') AND n.oid IN %2$s
                    UNION ALL
                    SELECT n.oid, 'pg_namespace', 'namespace', NULL, n.nspname, NULL, n.nspowner, n.nspacl,
                        coalesce((SELECT i.initprivs FROM pg_init_privs i WHERE i.objoid = n.oid
                            AND i.classoid = 'pg_namespace'::regclass AND i.objsubid = 0), acldefault('n', n.nspowner))
                    FROM pg_namespace n WHERE n.nspacl IS NOT NULL AND n.oid IN %2$s
                ), entry AS (
                    SELECT o.*, x.grantee, x.privilege_type, x.is_grantable, false AS gone
                    FROM object o, aclexplode(o.list) x
                    WHERE NOT EXISTS (SELECT FROM aclexplode(o.usual) u WHERE u.grantee = x.grantee
                        AND u.privilege_type = x.privilege_type AND u.is_grantable = x.is_grantable)
                    UNION ALL
                    SELECT o.*, u.grantee, u.privilege_type, u.is_grantable, true
                    FROM object o, aclexplode(o.usual) u
                    WHERE NOT EXISTS (SELECT FROM aclexplode(o.list) x WHERE x.grantee = u.grantee
                        AND x.privilege_type = u.privilege_type)
                )
                SELECT e.oid, e.kind, e.namespace, e.name, e.signature, coalesce(r.rolname, 'public') AS grantee,
                    e.privilege_type AS privilege,
                    e.is_grantable AS grantable, nullif(e.gone, false) AS gone
                FROM entry e LEFT JOIN pg_roles r ON r.oid = e.grantee
                WHERE e.grantee <> e.owner AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = e.catalogue::regclass
                    AND d.objid = e.oid AND d.deptype = 'e')
                """.formatted(scope.namespace("n.nspname"), scope.inScope());
    }

    /** What Windlass has no operations for. Numbers from 16384 on are the user's (FirstNormalObjectId). */
    private String others() {
        return """
                SELECT (i).type AS kind, (i).identity AS name
                FROM (
                    SELECT pg_identify_object(catalogue, object, 0) AS i
                    FROM (
                        SELECT 'pg_rewrite'::regclass::oid AS catalogue, w.oid AS object, c.relnamespace AS namespace
                            FROM pg_rewrite w JOIN pg_class c ON c.oid = w.ev_class WHERE w.rulename <> '_RETURN'
                        UNION ALL SELECT 'pg_collation'::regclass, oid, collnamespace FROM pg_collation
                        UNION ALL SELECT 'pg_conversion'::regclass, oid, connamespace FROM pg_conversion
                        UNION ALL SELECT 'pg_operator'::regclass, oid, oprnamespace FROM pg_operator
                        UNION ALL SELECT 'pg_opclass'::regclass, oid, opcnamespace FROM pg_opclass
                        UNION ALL SELECT 'pg_opfamily'::regclass, oid, opfnamespace FROM pg_opfamily
                        UNION ALL SELECT 'pg_ts_config'::regclass, oid, cfgnamespace FROM pg_ts_config
                        UNION ALL SELECT 'pg_ts_dict'::regclass, oid, dictnamespace FROM pg_ts_dict
                        UNION ALL SELECT 'pg_ts_parser'::regclass, oid, prsnamespace FROM pg_ts_parser
                        UNION ALL SELECT 'pg_ts_template'::regclass, oid, tmplnamespace FROM pg_ts_template
                        UNION ALL SELECT 'pg_statistic_ext'::regclass, oid, stxnamespace FROM pg_statistic_ext
                        UNION ALL SELECT 'pg_cast'::regclass, oid, 0 FROM pg_cast
                        UNION ALL SELECT 'pg_transform'::regclass, oid, 0 FROM pg_transform
                        UNION ALL SELECT 'pg_language'::regclass, oid, 0 FROM pg_language
                        UNION ALL SELECT 'pg_am'::regclass, oid, 0 FROM pg_am
                        UNION ALL SELECT 'pg_publication'::regclass, oid, 0 FROM pg_publication
                        UNION ALL SELECT 'pg_event_trigger'::regclass, oid, 0 FROM pg_event_trigger
                        UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid, 0 FROM pg_foreign_data_wrapper
                        UNION ALL SELECT 'pg_foreign_server'::regclass, oid, 0 FROM pg_foreign_server
                        UNION ALL SELECT 'pg_default_acl'::regclass, oid, defaclnamespace FROM pg_default_acl
                    ) o
                    WHERE object >= 16384 AND (namespace = 0 OR namespace IN %s)
                        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = catalogue AND d.objid = object
                            AND d.deptype IN ('e', 'i'))
                ) o
                """.formatted(scope.inScope());
    }
}
