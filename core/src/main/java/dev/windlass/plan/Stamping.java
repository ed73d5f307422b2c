package dev.windlass.plan;

import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What counts as applied after a stamp. Alembic's rule, measured, in terms of its rows (the real heads): rows above or
 * below a target, dependencies included, give way to it; {@code label@base} takes away the rows that share a line with
 * the label. Several targets are taken together, so that two on one line leave the upper one, and two below one row
 * replace it.
 */
final class Stamping {
    private Stamping() {}

    static Set<RevisionId> applied(RevisionGraph graph, Set<RevisionId> applied, List<Target> targets) {
        TargetResolver resolver = new TargetResolver(graph, applied);
        Set<RevisionId> givesWay = new HashSet<>();
        Set<RevisionId> wanted = new HashSet<>();
        for (List<Revision> found : Attempts.all(targets, resolver::resolve)) {
            wanted.addAll(Planner.ids(found));
        }
        for (Target target : targets) {
            if (target instanceof Target.At at && at.place() == Target.Place.Word.BASE) {
                if (at.branch().isEmpty()) {
                    givesWay.addAll(applied);
                } else {
                    RevisionId branch = resolver.branch(at.branch().get()).id();
                    givesWay.addAll(graph.closure(List.of(branch)));
                    givesWay.addAll(graph.dependentClosure(List.of(branch)));
                }
            }
        }
        givesWay.addAll(graph.closure(wanted));
        givesWay.addAll(graph.dependentClosure(wanted));
        List<RevisionId> kept = Planner.ids(graph.versionTableRows(applied)).stream()
                .filter(row -> !givesWay.contains(row))
                .toList();
        Set<RevisionId> after = new HashSet<>(graph.closure(kept));
        after.retainAll(applied);
        after.addAll(graph.closure(wanted));
        return after;
    }
}
