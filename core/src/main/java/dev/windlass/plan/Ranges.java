package dev.windlass.plan;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The revisions between two points, for {@code history}. The rules are Alembic's, measured. */
public final class Ranges {
    private Ranges() {}

    /** All revisions, the newest first: canonical order reversed. */
    public static List<Revision> history(RevisionGraph graph) {
        return graph.revisions().reversed();
    }

    /**
     * The revisions of a range, both ends included, the newest first. With a lower end these are the ones that lie on a
     * line between the ends; from the base, everything that the upper end requires. Steps at the lower end are counted
     * down from the upper one, steps at the upper end up from the lower one; both stop at the end of the line.
     *
     * @param applied what {@code current} stands for; empty if no database was asked
     * @throws WindlassException if the ends do not lie on one line in this order
     */
    public static List<Revision> history(RevisionGraph graph, Set<RevisionId> applied, Target.Range range) {
        TargetResolver resolver = new TargetResolver(graph, applied);
        Target low = range.from().orElse(Target.base());
        Target high = range.to().orElse(Target.heads());
        List<Revision> lower;
        List<Revision> upper;
        if (isOpen(low) && low instanceof Target.Relative relative) {
            upper = end(resolver, high, List.of());
            lower = end(resolver, relative, upper);
        } else {
            lower = end(resolver, low, List.of());
            upper = end(resolver, high, lower);
        }
        List<Revision> from = lower;
        Set<RevisionId> required = graph.closure(Planner.ids(upper));
        if (!required.containsAll(Planner.ids(from))) {
            throw unrelated(range);
        }
        Set<RevisionId> shown = new HashSet<>(required);
        if (from.isEmpty()) {
            branch(low).ifPresent(label -> {
                RevisionId branch = resolver.branch(label).id();
                Set<RevisionId> lineage = graph.lineage(branch);
                shown.retainAll(graph.closure(Planner.ids(
                        upper.stream().filter(r -> lineage.contains(r.id())).toList())));
            });
        } else {
            shown.retainAll(graph.lineAbove(Planner.ids(from)));
        }
        return graph.ordered(shown).reversed();
    }

    private static boolean isOpen(Target target) {
        return target instanceof Target.Relative relative && relative.from().isEmpty();
    }

    private static Optional<String> branch(Target target) {
        return switch (target) {
            case Target.At at -> at.branch();
            case Target.Relative relative -> relative.branch();
            case Target.Range range -> Optional.empty();
        };
    }

    private static List<Revision> end(TargetResolver resolver, Target target, List<Revision> other) {
        if (!(target instanceof Target.Relative relative)) {
            return resolver.resolve(target);
        }
        Optional<Revision> branch = relative.branch().map(resolver::branch);
        List<Optional<Revision>> starts = relative.from().isPresent()
                ? List.of(resolver.one(relative))
                : branch.map(b -> resolver.onLineage(other, b)).orElse(other).stream()
                        .map(Optional::of)
                        .toList();
        if (starts.isEmpty()) {
            starts = List.of(Optional.empty());
        }
        return starts.stream()
                .map(start -> resolver.walk(start, relative.steps(), branch, relative, true))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    static WindlassException unrelated(Target.Range range) {
        return Problem.of(
                        ErrorCode.BAD_TARGET,
                        "The range \"" + range
                                + "\" does not go from an ancestor to a descendant along the same branch")
                .next("Put the older revision first, and name two revisions of one branch.")
                .toException();
    }
}
