package dev.windlass.acceptance.schema;

import dev.windlass.acceptance.server.TestDatabase;
import java.util.ArrayList;
import java.util.List;

/**
 * What SQLite itself makes of a schema, however its text is written: columns, keys and indexes by its pragmas. Whether a
 * column of the primary key may be NULL is left out, which is an old fault that SQLite keeps
 * (https://sqlite.org/lang_createtable.html#the_primary_key).
 */
final class SqliteFacts {
    private SqliteFacts() {}

    static List<String> of(TestDatabase database) {
        List<String> facts = new ArrayList<>();
        String own =
                "m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND m.name NOT LIKE 'windlass\\_%' ESCAPE '\\'";
        add(
                facts,
                database,
                "SELECT 'column', m.name, lower(c.name), upper(c.type), CASE WHEN c.pk > 0 THEN 1 ELSE c.\"notnull\" END,"
                        + " CASE lower(c.dflt_value) WHEN 'true' THEN '1' WHEN 'false' THEN '0' ELSE c.dflt_value END, c.pk, c.hidden FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c WHERE "
                        + own + " ORDER BY 2, 3");
        add(
                facts,
                database,
                "SELECT 'key', m.name, k.\"table\", k.\"from\", k.\"to\", k.on_update, k.on_delete FROM sqlite_master m"
                        + " JOIN pragma_foreign_key_list(m.name) k WHERE " + own + " ORDER BY 2, 3, 4");
        add(
                facts,
                database,
                "SELECT 'index', m.name, CASE i.origin WHEN 'c' THEN i.name ELSE i.origin END, i.\"unique\", i.partial,"
                        + " x.name, x.\"desc\", x.coll, x.seqno FROM sqlite_master m JOIN pragma_index_list(m.name) i"
                        + " JOIN pragma_index_xinfo(i.name) x WHERE x.key = 1 AND " + own + " ORDER BY 2, 3, 9");
        add(
                facts,
                database,
                "SELECT type, name, replace(replace(replace(replace(sql, '\"', ''), char(10), ''), ' ', ''), 'FOREACHROW', '') FROM"
                        + " sqlite_master WHERE type IN ('view', 'trigger') ORDER BY 1, 2");
        return facts;
    }

    private static void add(List<String> facts, TestDatabase database, String sql) {
        database.query(sql).forEach(row -> facts.add(String.join(" ", row)));
    }
}
