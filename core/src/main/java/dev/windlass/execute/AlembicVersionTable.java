package dev.windlass.execute;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Quoted;
import dev.windlass.plan.RowChange;
import dev.windlass.plan.Step;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Alembic's version table: a row for each real head of what is applied.
 *
 * @param dialect whose SQL
 * @param schema the table's schema; empty for the connection's own
 * @param name the table's name
 * @param graph the revisions
 */
public record AlembicVersionTable(DialectName dialect, String schema, String name, RevisionGraph graph)
        implements AdoptedTable {

    @Override
    public Set<String> columns() {
        return Set.of("version_num");
    }

    @Override
    public List<String> create(Set<RevisionId> applied) {
        return AdoptedCreation.of(
                this,
                dialect,
                schema,
                applied,
                new AlembicVersionTable(dialect, schema, AdoptedCreation.passing(name), graph));
    }

    /** As Alembic's own does (alembic/runtime/migration.py). */
    @Override
    public List<String> createEmpty() {
        return List.of("CREATE TABLE " + qualified() + " (\n    version_num VARCHAR(32) NOT NULL,\n    CONSTRAINT "
                + Quoted.identifier(dialect, name + "_pkc") + " PRIMARY KEY (version_num)\n)");
    }

    @Override
    public List<List<String>> changes(Set<RevisionId> applied, List<Step> steps) {
        return RowChange.of(graph, applied, steps).stream()
                .map(this::statements)
                .toList();
    }

    private List<String> statements(RowChange change) {
        List<String> sql = new ArrayList<>();
        Iterator<RevisionId> old = change.deleted().iterator();
        Iterator<RevisionId> fresh = change.inserted().iterator();
        while (old.hasNext() || fresh.hasNext()) {
            if (old.hasNext() && fresh.hasNext()) {
                sql.add("UPDATE " + qualified() + " SET version_num=" + literal(fresh.next()) + " WHERE version_num = "
                        + literal(old.next()));
            } else if (fresh.hasNext()) {
                sql.add(insert(fresh.next()));
            } else {
                sql.add("DELETE FROM " + qualified() + " WHERE version_num = " + literal(old.next()));
            }
        }
        return sql;
    }

    @Override
    public List<String> replace(Set<RevisionId> applied) {
        List<String> sql = new ArrayList<>();
        sql.add("DELETE FROM " + qualified());
        graph.versionTableRows(applied).stream()
                .map(Revision::id)
                .sorted()
                .map(this::insert)
                .forEach(sql::add);
        return sql;
    }

    private String insert(RevisionId id) {
        return "INSERT INTO " + qualified() + " (version_num) VALUES (" + literal(id) + ")";
    }

    private String literal(RevisionId id) {
        return Quoted.literal(dialect, id.value());
    }

    private String qualified() {
        return Quoted.qualified(dialect, schema, name);
    }
}
