package dev.windlass.execute;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Quoted;
import dev.windlass.revision.RevisionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes an adopted table together with its rows. */
final class AdoptedCreation {
    private AdoptedCreation() {}

    /** The name under which a table is filled where making and filling it cannot share a transaction. */
    static String passing(String name) {
        return name + "_windlass";
    }

    /**
     * The statements.
     *
     * @param passing the same table under its {@link #passing} name
     */
    static List<String> of(
            AdoptedTable table, DialectName dialect, String schema, Set<RevisionId> applied, AdoptedTable passing) {
        if (applied.isEmpty()) {
            return table.createEmpty();
        }
        List<String> sql = new ArrayList<>();
        if (dialect != DialectName.MYSQL) {
            sql.addAll(table.createEmpty());
            sql.addAll(table.replace(applied));
            return sql;
        }
        // CREATE TABLE commits by itself; RENAME TABLE brings the filled table into its place at once.
        String other = Quoted.qualified(dialect, schema, passing.name());
        sql.add("DROP TABLE IF EXISTS " + other);
        sql.addAll(passing.createEmpty());
        sql.addAll(passing.replace(applied));
        sql.add("RENAME TABLE " + other + " TO " + Quoted.qualified(dialect, schema, table.name()));
        return sql;
    }
}
