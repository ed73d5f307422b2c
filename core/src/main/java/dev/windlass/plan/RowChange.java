package dev.windlass.plan;

import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one step does to the rows of Alembic's {@code alembic_version}, which hold the real heads of what is applied.
 *
 * @param deleted the rows that go, sorted
 * @param inserted the rows that come, sorted
 */
public record RowChange(Set<RevisionId> deleted, Set<RevisionId> inserted) {
    public RowChange {
        deleted = Collections.unmodifiableSet(new TreeSet<>(deleted));
        inserted = Collections.unmodifiableSet(new TreeSet<>(inserted));
    }

    /**
     * The change of each step of a plan. The applied revisions should hold what they require; where they do not, rows
     * are those by direct requirements.
     */
    public static List<RowChange> of(RevisionGraph graph, Set<RevisionId> applied, List<Step> steps) {
        Set<RevisionId> present = new HashSet<>(applied);
        Set<RevisionId> rows = new HashSet<>(Planner.ids(graph.versionTableRows(applied)));
        List<RowChange> changes = new ArrayList<>(steps.size());
        for (Step step : steps) {
            Revision revision = step.revision();
            Set<RevisionId> deleted = new HashSet<>();
            Set<RevisionId> inserted = new HashSet<>();
            if (step.applies()) {
                present.add(revision.id());
                graph.requirements(revision.id()).forEach(r -> deleted.add(r.id()));
                if (isTop(graph, present, revision)) {
                    inserted.add(revision.id());
                }
            } else {
                present.remove(revision.id());
                deleted.add(revision.id());
                graph.requirements(revision.id()).stream()
                        .filter(r -> present.contains(r.id()) && isTop(graph, present, r))
                        .forEach(r -> inserted.add(r.id()));
            }
            deleted.retainAll(rows);
            inserted.removeAll(rows);
            rows.removeAll(deleted);
            rows.addAll(inserted);
            changes.add(new RowChange(deleted, inserted));
        }
        return List.copyOf(changes);
    }

    private static boolean isTop(RevisionGraph graph, Set<RevisionId> present, Revision revision) {
        return graph.dependents(revision.id()).stream().noneMatch(d -> present.contains(d.id()));
    }
}
