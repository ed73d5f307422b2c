package dev.windlass.acceptance.schema;

import dev.windlass.acceptance.schema.SchemaDump.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads the schema of a PostgreSQL database (14 or newer) from its catalogue. */
final class PostgresqlDump {
    /** How the one line begins that tells the order of a table's columns. */
    static final String COLUMN_ORDER = "column order of ";

    /**
     * Whether an object is a user's: numbered from 16384 on (FirstNormalObjectId in the server's sources), not part of an
     * extension, and not in a temporary schema.
     */
    private static final String MINE = """
            CREATE FUNCTION pg_temp.mine(catalogue regclass, object oid, namespace oid) RETURNS boolean LANGUAGE sql AS $$
                SELECT object >= 16384
                    AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = catalogue AND objid = object AND deptype = 'e')
                    AND (namespace = 0 OR EXISTS (SELECT FROM pg_namespace WHERE oid = namespace
                        AND (nspname NOT LIKE 'pg\\_%') AND nspname <> 'information_schema'))
            $$
            """;

    /** Each query gives the table that an object belongs to, or nothing, and the object as text. */
    private static final List<String> QUERIES = List.of(
            """
            SELECT '', format('database settings of %s: %s', coalesce(nullif(setrole, 0)::regrole::text, 'all'), setconfig)
            FROM pg_db_role_setting WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
            """,
            """
            SELECT '', format('schema %I owner %s grants %s', nspname, nspowner::regrole, nspacl)
            FROM pg_namespace WHERE nspname = 'public' OR pg_temp.mine('pg_namespace', oid, oid)
            """,
            """
            SELECT '', format('extension %I in %I version %s', extname, extnamespace::regnamespace, extversion)
            FROM pg_extension
            """,
            """
            SELECT coalesce((SELECT t.relname FROM pg_depend d JOIN pg_class t ON t.oid = d.refobjid
                    WHERE c.relkind = 'S' AND d.classid = 'pg_class'::regclass AND d.objid = c.oid
                        AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')), c.relname),
                format('%s %s owner %s persistence %s options %s access %s grants %s'
                || ' row security %s forced %s replica identity %s partitioned %s partition %s inherits %s of %s tablespace %s',
                CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'f' THEN 'foreign table'
                    WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence'
                    ELSE 'composite type' END,
                c.oid::regclass, c.relowner::regrole, c.relpersistence, c.reloptions,
                (SELECT amname FROM pg_am WHERE oid = c.relam), c.relacl, c.relrowsecurity, c.relforcerowsecurity,
                c.relreplident, CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
                pg_get_expr(c.relpartbound, c.oid),
                (SELECT string_agg(inhparent::regclass::text, ', ' ORDER BY inhseqno) FROM pg_inherits
                    WHERE inhrelid = c.oid),
                nullif(c.reloftype, 0)::regtype, (SELECT spcname FROM pg_tablespace WHERE oid = c.reltablespace))
            FROM pg_class c
            WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'c') AND pg_temp.mine('pg_class', c.oid, c.relnamespace)
            """,
            """
            SELECT c.relname, format('column %s.%I %s%s%s%s%s collate %s storage %s compression %s statistics %s'
                || ' options %s grants %s', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod),
                CASE WHEN a.attnotnull THEN ' not null' END,
                CASE WHEN a.attgenerated = '' THEN ' default ' || pg_get_expr(d.adbin, d.adrelid)
                    ELSE ' generated ' || a.attgenerated::text || ' ' || pg_get_expr(d.adbin, d.adrelid) END,
                CASE WHEN a.attidentity <> '' THEN ' identity ' || a.attidentity::text END,
                CASE WHEN NOT a.attislocal THEN ' inherited' END,
                CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation END,
                a.attstorage, a.attcompression, nullif(a.attstattarget, -1), a.attoptions, a.attacl)
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
                LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c')
                AND pg_temp.mine('pg_class', c.oid, c.relnamespace)
            """,
            """
            SELECT c.relname, format('column order of %s: %s', c.oid::regclass,
                string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum))
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c')
                AND pg_temp.mine('pg_class', c.oid, c.relnamespace)
            GROUP BY c.oid, c.relname
            """,
            """
            SELECT coalesce(c.relname, ''), format('constraint %I on %s: %s%s', k.conname,
                CASE WHEN k.conrelid <> 0 THEN k.conrelid::regclass::text ELSE k.contypid::regtype::text END,
                pg_get_constraintdef(k.oid), CASE WHEN k.coninhcount > 0 THEN ' (inherited)' END)
            FROM pg_constraint k LEFT JOIN pg_class c ON c.oid = k.conrelid
            WHERE pg_temp.mine('pg_constraint', k.oid, k.connamespace)
                AND NOT EXISTS (SELECT FROM pg_depend
                    WHERE objid = k.conrelid AND classid = 'pg_class'::regclass AND deptype = 'e')
            """,
            """
            SELECT t.relname, format('index %s%s%s%s%s tablespace %s statistics %s', pg_get_indexdef(i.indexrelid),
                CASE WHEN NOT i.indisvalid THEN ' invalid' END, CASE WHEN NOT i.indisready THEN ' not ready' END,
                CASE WHEN i.indisclustered THEN ' clustered' END, CASE WHEN i.indisreplident THEN ' replica identity' END,
                (SELECT spcname FROM pg_tablespace WHERE oid = x.reltablespace),
                (SELECT string_agg(format('%s %s', attnum, attstattarget), ', ') FROM pg_attribute
                    WHERE attrelid = x.oid AND attstattarget >= 0))
            FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
            WHERE pg_temp.mine('pg_class', x.oid, x.relnamespace) AND pg_temp.mine('pg_class', t.oid, t.relnamespace)
            """,
            """
            SELECT c.relname, format('definition of %s: %s%s', c.oid::regclass, pg_get_viewdef(c.oid),
                CASE WHEN c.relkind = 'm' AND NOT c.relispopulated THEN ' (not populated)' END)
            FROM pg_class c WHERE c.relkind IN ('v', 'm') AND pg_temp.mine('pg_class', c.oid, c.relnamespace)
            """,
            """
            SELECT coalesce(t.relname, c.relname), format('sequence %s as %s start %s increment %s from %s to %s cache %s'
                || ' cycle %s owned by %s.%s', c.oid::regclass, format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement,
                s.seqmin, s.seqmax, s.seqcache, s.seqcycle, t.oid::regclass, quote_ident(a.attname))
            FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
                LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
                    AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
                LEFT JOIN pg_class t ON t.oid = d.refobjid
                LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            WHERE pg_temp.mine('pg_class', c.oid, c.relnamespace)
            """,
            """
            SELECT '', format('routine %s owner %s grants %s: %s', p.oid::regprocedure, p.proowner::regrole, p.proacl,
                CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid)
                    ELSE (SELECT format('aggregate %s final %s state %s initial %s combine %s moving %s sort %s',
                            aggtransfn, aggfinalfn, aggtranstype::regtype, agginitval, aggcombinefn, aggmtransfn, aggsortop)
                        FROM pg_aggregate WHERE aggfnoid = p.oid) END)
            FROM pg_proc p WHERE pg_temp.mine('pg_proc', p.oid, p.pronamespace)
            """,
            """
            SELECT c.relname, format('trigger %s enabled %s', pg_get_triggerdef(t.oid), t.tgenabled)
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            WHERE NOT t.tgisinternal AND pg_temp.mine('pg_class', c.oid, c.relnamespace)
            """,
            """
            SELECT '', format('event trigger %I on %s when %s runs %s enabled %s', evtname, evtevent, evttags, evtfoid, evtenabled)
            FROM pg_event_trigger WHERE pg_temp.mine('pg_event_trigger', oid, 0)
            """,
            """
            SELECT c.relname, format('rule %s enabled %s', pg_get_ruledef(r.oid), r.ev_enabled)
            FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
            WHERE r.rulename <> '_RETURN' AND pg_temp.mine('pg_class', c.oid, c.relnamespace)
            """,
            """
            SELECT c.relname, format('policy %I on %s %s for %s to %s using %s check %s', p.polname, c.oid::regclass,
                CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END, p.polcmd,
                (SELECT string_agg(CASE WHEN r = 0 THEN 'public' ELSE r::regrole::text END, ', ' ORDER BY r::regrole::text)
                    FROM unnest(p.polroles) r),
                pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
            FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
            WHERE pg_temp.mine('pg_class', c.oid, c.relnamespace)
            """,
            """
            SELECT '', format('type %s kind %s owner %s grants %s labels %s base %s%s default %s collate %s subtype %s',
                t.oid::regtype, t.typtype, t.typowner::regrole, t.typacl,
                (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) FROM pg_enum
                    WHERE enumtypid = t.oid),
                CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END,
                CASE WHEN t.typnotnull THEN ' not null' END, t.typdefault,
                CASE WHEN t.typtype = 'd' THEN nullif(t.typcollation, 0)::regcollation END,
                (SELECT format('%s %s %s', rngsubtype::regtype, rngcanonical, rngsubdiff) FROM pg_range
                    WHERE rngtypid = t.oid))
            FROM pg_type t
            WHERE t.typtype IN ('e', 'd', 'r', 'm', 'b') AND t.typelem = 0 AND pg_temp.mine('pg_type', t.oid, t.typnamespace)
            """,
            """
            SELECT c.relname, pg_get_statisticsobjdef(s.oid)
            FROM pg_statistic_ext s JOIN pg_class c ON c.oid = s.stxrelid
            WHERE pg_temp.mine('pg_statistic_ext', s.oid, s.stxnamespace)
            """,
            """
            SELECT '', format('default grants of %s in %s on %s: %s', defaclrole::regrole,
                nullif(defaclnamespace, 0)::regnamespace, defaclobjtype, defaclacl)
            FROM pg_default_acl
            """,
            // What is rarely made by a migration is told by its name alone.
            """
            SELECT '', format('%s %s', (i).type, (i).identity)
            FROM (
                SELECT pg_identify_object(catalogue, object, 0) i FROM (
                    SELECT 'pg_collation'::regclass catalogue, oid object, collnamespace namespace FROM pg_collation
                    UNION ALL SELECT 'pg_conversion'::regclass, oid, connamespace FROM pg_conversion
                    UNION ALL SELECT 'pg_operator'::regclass, oid, oprnamespace FROM pg_operator
                    UNION ALL SELECT 'pg_opclass'::regclass, oid, opcnamespace FROM pg_opclass
                    UNION ALL SELECT 'pg_opfamily'::regclass, oid, opfnamespace FROM pg_opfamily
                    UNION ALL SELECT 'pg_ts_config'::regclass, oid, cfgnamespace FROM pg_ts_config
                    UNION ALL SELECT 'pg_ts_dict'::regclass, oid, dictnamespace FROM pg_ts_dict
                    UNION ALL SELECT 'pg_cast'::regclass, oid, 0 FROM pg_cast
                    UNION ALL SELECT 'pg_language'::regclass, oid, 0 FROM pg_language
                    UNION ALL SELECT 'pg_am'::regclass, oid, 0 FROM pg_am
                    UNION ALL SELECT 'pg_publication'::regclass, oid, 0 FROM pg_publication
                    UNION ALL SELECT 'pg_publication_rel'::regclass, oid, 0 FROM pg_publication_rel
                    UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid, 0 FROM pg_foreign_data_wrapper
                    UNION ALL SELECT 'pg_foreign_server'::regclass, oid, 0 FROM pg_foreign_server
                    UNION ALL SELECT 'pg_user_mapping'::regclass, oid, 0 FROM pg_user_mapping
                ) o WHERE pg_temp.mine(catalogue, object, namespace)
            ) o
            """,
            """
            SELECT coalesce(c.relname, ''), format('comment on %s %s: %s', (i).type, (i).identity, d.description)
            FROM (SELECT *, pg_identify_object(classoid, objoid, objsubid) i FROM pg_description) d
                LEFT JOIN pg_class c ON d.classoid = 'pg_class'::regclass AND c.oid = d.objoid
            WHERE pg_temp.mine(d.classoid::regclass, d.objoid, 0)
            """);

    private PostgresqlDump() {}

    static List<Part> parts(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // Then every name is shown with its schema.
            statement.execute("SET LOCAL search_path TO pg_catalog");
            statement.execute(MINE);
            List<Part> parts = new ArrayList<>();
            for (String query : QUERIES) {
                parts.addAll(SchemaDump.parts(connection, query, row -> new Part(row.getString(1), row.getString(2))));
            }
            return parts;
        } finally {
            connection.rollback();
        }
    }
}
