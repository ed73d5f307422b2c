package dev.windlass.command;

import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A revision as the commands that look show it.
 *
 * @param revision the revision
 * @param labels the branch labels it carries, its own and inherited ones
 * @param applied whether it is applied; nothing if no database was asked
 * @param current whether it is one of the heads of what is applied
 * @param head whether nothing follows it
 * @param effectiveHead whether it is a head that another revision depends on
 * @param branchPoint whether several revisions follow it
 * @param merge whether it has several parents
 * @param children the revisions that follow it
 */
public record RevisionView(
        Revision revision,
        List<String> labels,
        Optional<Boolean> applied,
        boolean current,
        boolean head,
        boolean effectiveHead,
        boolean branchPoint,
        boolean merge,
        List<RevisionId> children) {
    /** Views of some revisions, in their order. */
    static List<RevisionView> of(RevisionGraph graph, List<Revision> revisions, Optional<Set<RevisionId>> applied) {
        Set<RevisionId> current = applied.map(ids -> Set.copyOf(
                        graph.headsOf(ids.stream().filter(graph::contains).toList()).stream()
                                .map(Revision::id)
                                .toList()))
                .orElse(Set.of());
        return revisions.stream()
                .map(revision -> of(graph, revision, applied, current))
                .toList();
    }

    private static RevisionView of(
            RevisionGraph graph, Revision revision, Optional<Set<RevisionId>> applied, Set<RevisionId> current) {
        RevisionId id = revision.id();
        return new RevisionView(
                revision,
                graph.labels(id),
                applied.map(ids -> ids.contains(id)),
                current.contains(id),
                graph.isHead(id),
                graph.isEffectiveHead(id),
                graph.isBranchPoint(id),
                graph.isMerge(id),
                graph.children(id).stream().map(Revision::id).toList());
    }
}
