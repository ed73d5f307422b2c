package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Quoted;
import dev.windlass.execute.SqlFailure;
import java.util.List;

/**
 * Something that a database keeps and does not act on, or acts on at other times than it would by itself: a trigger, or the
 * checks of a table's foreign keys. Source: PostgreSQL manual, ALTER TABLE, "DISABLE/ENABLE TRIGGER". MySQL, MariaDB and
 * SQLite have nothing of the kind.
 *
 * @param namespace the table's schema
 * @param table the table
 * @param trigger the trigger; empty for the checks of foreign keys
 * @param how {@code disabled}, {@code enabled for replicas alone}, {@code always enabled}
 */
public record SwitchedOff(String namespace, String table, String trigger, String how) {
    private static final String QUERY = """
            SELECT n.nspname, c.relname, CASE WHEN t.tgisinternal THEN '' ELSE t.tgname END,
              CASE t.tgenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'enabled for replicas alone' ELSE 'always enabled' END
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE t.tgenabled <> 'O' AND (NOT t.tgisinternal OR t.tgconstraint <> 0)
            GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3""";

    /**
     * All that a database has.
     *
     * @throws SqlFailure if it does not tell
     */
    public static List<SwitchedOff> read(JdbcSession session) {
        if (session.dialect() != DialectName.POSTGRESQL) {
            return List.of();
        }
        return session.query(QUERY, List.of()).stream()
                .map(row -> new SwitchedOff(
                        String.valueOf(row.get(0)),
                        String.valueOf(row.get(1)),
                        String.valueOf(row.get(2)),
                        String.valueOf(row.get(3))))
                .toList();
    }

    /** What it is, for people. */
    public String what() {
        return trigger.isEmpty()
                ? "The checks of the foreign keys of \"" + table + "\" are " + how
                : "The trigger \"" + table + "." + trigger + "\" is " + how;
    }

    /** The statement that has it act again as it would by itself. */
    public String enable() {
        String name = Quoted.qualified(DialectName.POSTGRESQL, namespace, table);
        return "ALTER TABLE " + name + " ENABLE TRIGGER "
                + (trigger.isEmpty() ? "ALL" : Quoted.identifier(DialectName.POSTGRESQL, trigger));
    }
}
