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

/**
 * Which revisions a downgrade reverts. Alembic's rule, measured: the children of the target, or all bases, are the roots;
 * a branch keeps the roots that its revision descends from; all applied descendants of the roots go, dependents included.
 * Where Alembic fails with an assertion, or takes whatever row the database returns first, this is an error.
 */
final class Downgrade {
    /**
     * @param branch narrows the roots to the line of this revision
     * @param to what is to remain; the base if empty
     */
    private record Goal(Optional<Revision> branch, Optional<Revision> to) {}

    private Downgrade() {}

    static Set<RevisionId> reverted(RevisionGraph graph, Set<RevisionId> applied, Target target) {
        TargetResolver resolver = new TargetResolver(graph, applied);
        Goal goal = goal(resolver, target);
        List<Revision> roots = goal.to().map(to -> graph.children(to.id())).orElseGet(graph::bases);
        if (goal.branch().isPresent() && roots.size() > 1) {
            roots = onBranch(graph, roots, goal.branch().get(), goal.to());
        }
        Set<RevisionId> reverted = new HashSet<>(graph.dependentClosure(Planner.ids(roots)));
        reverted.retainAll(applied);
        if (reverted.isEmpty() && goal.to().isPresent()) {
            requireCurrent(graph, applied, goal.to().get(), target);
        }
        return reverted;
    }

    private static List<Revision> onBranch(
            RevisionGraph graph, List<Revision> roots, Revision branch, Optional<Revision> to) {
        Set<RevisionId> line = graph.lineBelow(List.of(branch.id()));
        List<Revision> kept =
                roots.stream().filter(root -> line.contains(root.id())).toList();
        // A branch that begins at or below the target holds everything above the target.
        return kept.isEmpty()
                        && to.isPresent()
                        && graph.lineBelow(List.of(to.get().id())).contains(branch.id())
                ? roots
                : kept;
    }

    private static void requireCurrent(RevisionGraph graph, Set<RevisionId> applied, Revision to, Target target) {
        List<Revision> rows = graph.versionTableRows(applied);
        if (rows.contains(to)) {
            return;
        }
        String heads = rows.isEmpty() ? "nothing is applied" : "applied are " + TargetResolver.described(rows);
        boolean isApplied = applied.contains(to.id());
        throw Problem.of(
                        ErrorCode.TARGET_OUT_OF_REACH,
                        "\"" + target + "\" is not a valid downgrade target: "
                                + (isApplied ? "nothing above it is applied" : "it is not applied"))
                .because(heads)
                .next(
                        isApplied
                                ? "Name the revision below the ones to revert; 'windlass history -i' shows them."
                                : "Use 'windlass upgrade " + to.id() + "' to apply it.")
                .toException();
    }

    private static Goal goal(TargetResolver resolver, Target target) {
        return switch (target) {
            case Target.At at -> {
                List<Revision> found = resolver.resolve(at);
                if (found.size() > 1) {
                    throw Problem.of(
                                    ErrorCode.MULTIPLE_HEADS,
                                    "A downgrade goes to one revision, and \"" + at + "\" is several")
                            .because("they are " + TargetResolver.described(found))
                            .next("Name one of them.")
                            .toException();
                }
                yield new Goal(
                        at.branch().map(resolver::branch),
                        found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst()));
            }
            case Target.Relative relative -> relative(resolver, relative);
            case Target.Range range -> throw notARange(resolver, range);
        };
    }

    private static Goal relative(TargetResolver resolver, Target.Relative relative) {
        if (relative.from().isPresent()) {
            Optional<Revision> branch = relative.branch().map(resolver::branch);
            return new Goal(branch, resolver.walk(resolver.one(relative), relative.steps(), branch, relative, false));
        }
        if (relative.steps() > 0) {
            throw Problem.of(ErrorCode.BAD_TARGET, "\"" + relative + "\" does not lead downwards")
                    .next("Use 'windlass upgrade " + relative + "'.")
                    .toException();
        }
        Optional<Revision> start = resolver.startDownwards(relative);
        if (start.isEmpty()) {
            throw Problem.of(
                            ErrorCode.TARGET_OUT_OF_REACH,
                            "\"" + relative + "\" goes too far: nothing is applied"
                                    + relative.branch()
                                            .map(b -> " of branch \"" + b + "\"")
                                            .orElse(""))
                    .toException();
        }
        Optional<Revision> to = resolver.walk(start, relative.steps(), Optional.empty(), relative, false);
        return new Goal(relative.branch().map(resolver::branch).or(() -> start), to);
    }

    private static WindlassException notARange(TargetResolver resolver, Target.Range range) {
        resolver.resolve(range);
        throw new IllegalStateException("a range was resolved");
    }
}
