package dev.windlass.jdbc;

/** Queries that list what a database holds: kind, name as SQL, and the statement that drops it. */
final class DropQueries {
    private DropQueries() {}

    /**
     * All that is not the server's own and that no extension owns, and the user's own extensions: those of another role,
     * which this one might not be allowed to create again, stay. {@code CASCADE} and {@code IF EXISTS} spare the order.
     * Catalogues as of PostgreSQL 10 to 18; {@code prokind} is as of 11, hence {@code DROP ROUTINE} for all kinds of
     * routines.
     */
    static final String POSTGRESQL = """
            WITH schemas AS (
                SELECT oid, nspname FROM pg_namespace
                WHERE nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
                  AND nspname NOT LIKE 'pg\\_temp\\_%' AND nspname NOT LIKE 'pg\\_toast\\_temp\\_%'
                  AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_namespace'::regclass
                                  AND d.objid = pg_namespace.oid AND d.deptype = 'e')
            ), own AS (
                -- A partitioned table depends on its own columns in this way.
                SELECT classid, objid FROM pg_depend
                WHERE deptype IN ('e', 'i') AND NOT (classid = refclassid AND objid = refobjid)
            ), found AS (
                SELECT 1 AS place, 'event trigger' AS kind, quote_ident(evtname) AS name, 'EVENT TRIGGER' AS word,
                       oid, 'pg_event_trigger'::regclass AS class FROM pg_event_trigger
                UNION ALL
                SELECT 2, 'publication', quote_ident(pubname), 'PUBLICATION', oid, 'pg_publication'::regclass
                FROM pg_publication
                UNION ALL
                SELECT CASE c.relkind WHEN 'v' THEN 3 WHEN 'm' THEN 3 WHEN 'S' THEN 6 ELSE 5 END,
                       CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence'
                                      WHEN 'f' THEN 'foreign table' ELSE 'table' END,
                       quote_ident(s.nspname) || '.' || quote_ident(c.relname),
                       CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE'
                                      WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END,
                       c.oid, 'pg_class'::regclass
                FROM pg_class c JOIN schemas s ON s.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND NOT c.relispartition
                  AND NOT (c.relkind = 'S' AND EXISTS (
                      SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                      AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')))
                UNION ALL
                SELECT 7, 'routine', p.oid::regprocedure::text, 'ROUTINE', p.oid, 'pg_proc'::regclass
                FROM pg_proc p JOIN schemas s ON s.oid = p.pronamespace
                UNION ALL
                SELECT 8, 'operator', o.oid::regoperator::text, 'OPERATOR', o.oid, 'pg_operator'::regclass
                FROM pg_operator o JOIN schemas s ON s.oid = o.oprnamespace
                UNION ALL
                SELECT 9, CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END,
                       quote_ident(s.nspname) || '.' || quote_ident(t.typname),
                       CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, t.oid, 'pg_type'::regclass
                FROM pg_type t JOIN schemas s ON s.oid = t.typnamespace
                WHERE t.typtype IN ('d', 'e', 'r', 'b', 'p') AND t.typelem = 0 AND t.typrelid = 0
                   -- A composite type: its row in pg_class depends on it, and not it on that.
                   OR EXISTS (SELECT 1 FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c')
                UNION ALL
                SELECT 10, 'text search configuration', quote_ident(s.nspname) || '.' || quote_ident(x.cfgname),
                       'TEXT SEARCH CONFIGURATION', x.oid, 'pg_ts_config'::regclass
                FROM pg_ts_config x JOIN schemas s ON s.oid = x.cfgnamespace
                UNION ALL
                SELECT 11, 'text search dictionary', quote_ident(s.nspname) || '.' || quote_ident(x.dictname),
                       'TEXT SEARCH DICTIONARY', x.oid, 'pg_ts_dict'::regclass
                FROM pg_ts_dict x JOIN schemas s ON s.oid = x.dictnamespace
                UNION ALL
                SELECT 12, 'collation', quote_ident(s.nspname) || '.' || quote_ident(x.collname), 'COLLATION', x.oid,
                       'pg_collation'::regclass
                FROM pg_collation x JOIN schemas s ON s.oid = x.collnamespace
                UNION ALL
                SELECT 13, 'extension', quote_ident(e.extname), 'EXTENSION', e.oid, 'pg_extension'::regclass
                FROM pg_extension e WHERE e.extname <> 'plpgsql' AND e.extowner = current_user::regrole
                UNION ALL
                -- What another role's extension has put into a schema stays, and so does the schema.
                SELECT 14, 'schema', quote_ident(s.nspname), 'SCHEMA', s.oid, 'pg_namespace'::regclass
                FROM schemas s WHERE s.nspname <> 'public' AND NOT EXISTS (
                    SELECT 1 FROM pg_extension e
                    WHERE e.extnamespace = s.oid AND e.extowner <> current_user::regrole)
            )
            SELECT kind, name, 'DROP ' || word || ' IF EXISTS ' || name || ' CASCADE'
            FROM found f
            WHERE NOT EXISTS (SELECT 1 FROM own o WHERE o.classid = f.class AND o.objid = f.oid)
            ORDER BY place, name""";

    /** The tables' own triggers go with them. MariaDB lists sequences among the tables. */
    static final String MYSQL = """
            SELECT kind, name, concat('DROP ', upper(kind), ' IF EXISTS ', name) FROM (
                SELECT 1 AS place, 'event' AS kind,
                       concat('`', replace(event_name, '`', '``'), '`') AS name
                FROM information_schema.events WHERE event_schema = database()
                UNION ALL
                SELECT CASE table_type WHEN 'VIEW' THEN 2 WHEN 'SEQUENCE' THEN 4 ELSE 3 END,
                       CASE table_type WHEN 'VIEW' THEN 'view' WHEN 'SEQUENCE' THEN 'sequence' ELSE 'table' END,
                       concat('`', replace(table_name, '`', '``'), '`')
                FROM information_schema.tables WHERE table_schema = database()
                UNION ALL
                SELECT 5, lower(routine_type), concat('`', replace(routine_name, '`', '``'), '`')
                FROM information_schema.routines
                WHERE routine_schema = database() AND routine_type IN ('PROCEDURE', 'FUNCTION')
            ) found ORDER BY place, name""";

    /**
     * Triggers and indexes go with their tables, and so do the rows of {@code sqlite_sequence}, which itself may not be
     * dropped; a virtual table takes its shadow tables with it.
     */
    static final String SQLITE = """
            SELECT type, name, 'DROP ' || upper(type) || ' IF EXISTS ' || name FROM (
                SELECT CASE WHEN type = 'view' THEN 1 WHEN sql LIKE 'CREATE VIRTUAL %' THEN 2 ELSE 3 END AS place, type,
                       '"' || replace(name, '"', '""') || '"' AS name
                FROM sqlite_master
                WHERE type IN ('view', 'table') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                  AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
            ) ORDER BY place, name""";
}
