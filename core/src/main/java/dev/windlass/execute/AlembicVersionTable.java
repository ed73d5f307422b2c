package dev.windlass.execute;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Quoted;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Alembic's version table: a row for each real head of what is applied.
 *
 * @param dialect whose SQL
 * @param schema the table's schema; empty for the connection's own
 * @param name the table's name
 * @param graph the revisions
 * @param exists whether the table is there already
 */
public record AlembicVersionTable(DialectName dialect, String schema, String name, RevisionGraph graph, boolean exists)
        implements AdoptedTable {

    /** The statement that makes the table, as Alembic's own does (alembic/runtime/migration.py). */
    public String createTable() {
        return "CREATE TABLE " + qualified() + " (\n    version_num VARCHAR(32) NOT NULL,\n    CONSTRAINT "
                + Quoted.identifier(dialect, name + "_pkc") + " PRIMARY KEY (version_num)\n)";
    }

    @Override
    public List<String> changes(Set<RevisionId> before, Set<RevisionId> after) {
        Set<String> gone = rows(before);
        Set<String> come = rows(after);
        Set<String> kept = new TreeSet<>(gone);
        kept.retainAll(come);
        gone.removeAll(kept);
        come.removeAll(kept);
        List<String> sql = new ArrayList<>();
        Iterator<String> old = gone.iterator();
        Iterator<String> fresh = come.iterator();
        while (old.hasNext() || fresh.hasNext()) {
            if (old.hasNext() && fresh.hasNext()) {
                sql.add("UPDATE " + qualified() + " SET version_num=" + literal(fresh.next()) + " WHERE version_num = "
                        + literal(old.next()));
            } else if (fresh.hasNext()) {
                sql.add("INSERT INTO " + qualified() + " (version_num) VALUES (" + literal(fresh.next()) + ")");
            } else {
                sql.add("DELETE FROM " + qualified() + " WHERE version_num = " + literal(old.next()));
            }
        }
        return sql;
    }

    private Set<String> rows(Set<RevisionId> applied) {
        return graph.versionTableRows(applied).stream()
                .map(Revision::id)
                .map(RevisionId::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String literal(String id) {
        return Quoted.literal(dialect, id);
    }

    private String qualified() {
        return Quoted.qualified(dialect, schema, name);
    }
}
