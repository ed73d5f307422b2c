package dev.windlass.plan;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Decides what a command does, given the graph and the full set of applied revisions, and touches nothing. Each function
 * fails with a {@link WindlassException} if a revision is applied that the graph does not have, or if a target stands for
 * nothing that the command can reach.
 */
public final class Planner {
    private Planner() {}

    /**
     * Applies what the targets require and is not applied, in canonical order. A target that is applied, or lies below
     * what is applied, adds nothing.
     */
    public static Plan upgrade(RevisionGraph graph, Set<RevisionId> applied, List<Target> targets) {
        TargetResolver resolver = new TargetResolver(graph, applied);
        List<Revision> wanted = Attempts.all(targets, target -> upgradeTarget(resolver, target)).stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
        requireNoOverlap(graph, wanted);
        Set<RevisionId> missing = new HashSet<>(graph.closure(ids(wanted)));
        missing.removeAll(applied);
        return plan(graph, applied, upgrades(graph.ordered(missing)));
    }

    /** Applies what one target requires and is not applied. */
    public static Plan upgrade(RevisionGraph graph, Set<RevisionId> applied, Target target) {
        return upgrade(graph, applied, List.of(target));
    }

    private static List<Revision> upgradeTarget(TargetResolver resolver, Target target) {
        if (target instanceof Target.Relative relative && relative.from().isEmpty() && relative.steps() < 0) {
            throw Problem.of(ErrorCode.BAD_TARGET, "\"" + target + "\" does not lead upwards")
                    .next("Use 'windlass downgrade " + target + "'.")
                    .toException();
        }
        return resolver.resolve(target);
    }

    private static void requireNoOverlap(RevisionGraph graph, List<Revision> wanted) {
        if (wanted.size() < 2) {
            return;
        }
        Set<Revision> tops = new HashSet<>(graph.versionTableRows(ids(wanted)));
        List<Problem> problems = new ArrayList<>();
        for (Revision lower : wanted) {
            if (!tops.contains(lower)) {
                Revision upper = wanted.stream()
                        .filter(r -> !r.equals(lower)
                                && graph.closure(List.of(r.id())).contains(lower.id()))
                        .findFirst()
                        .orElseThrow();
                problems.add(Problem.of(
                                ErrorCode.BAD_TARGET,
                                "The targets overlap: \"" + upper.id() + "\" requires \"" + lower.id() + "\"")
                        .next("Leave out '" + lower.id() + "'."));
            }
        }
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
    }

    /**
     * Reverts everything that is applied above the target, on all branches, and whatever depends on it. With a branch
     * before {@code @}, only the lines of that branch are left, and what depends on them. The target itself stays.
     */
    public static Plan downgrade(RevisionGraph graph, Set<RevisionId> applied, Target target) {
        return plan(graph, applied, downgrades(graph.orderedForDowngrade(Downgrade.reverted(graph, applied, target))));
    }

    /**
     * Goes up or down until the target is applied and nothing above it is. Branches that have nothing to do with it stay
     * as they are.
     */
    public static Plan goTo(RevisionGraph graph, Set<RevisionId> applied, Target target) {
        TargetResolver resolver = new TargetResolver(graph, applied);
        List<Revision> wanted = resolver.resolve(target);
        if (wanted.isEmpty()) {
            return downgrade(graph, applied, target);
        }
        requireNoOverlap(graph, wanted);
        Set<RevisionId> above = new HashSet<>(graph.dependentClosure(ids(wanted)));
        above.removeAll(ids(wanted));
        above.retainAll(applied);
        Set<RevisionId> missing = new HashSet<>(graph.closure(ids(wanted)));
        missing.removeAll(applied);
        List<Step> steps = new ArrayList<>(downgrades(graph.orderedForDowngrade(above)));
        steps.addAll(upgrades(graph.ordered(missing)));
        return plan(graph, applied, steps);
    }

    /** Reverts everything that is applied. */
    public static Plan reset(RevisionGraph graph, Set<RevisionId> applied) {
        graph.requireKnown(applied);
        return plan(graph, applied, downgrades(graph.orderedForDowngrade(applied)));
    }

    /**
     * Records revisions as applied and runs nothing. What is applied above or below a target on its line gives way to it;
     * other branches stay. {@code base} records nothing as applied, {@code label@base} nothing of that branch.
     */
    public static Plan stamp(RevisionGraph graph, Set<RevisionId> applied, List<Target> targets) {
        Set<RevisionId> after = Stamping.applied(graph, applied, targets);
        return stamped(graph, applied, after);
    }

    /** Records exactly the targets and what they require as applied, whatever is recorded, even what is unknown. */
    public static Plan purge(RevisionGraph graph, Set<RevisionId> applied, List<Target> targets) {
        Set<RevisionId> known = new HashSet<>(applied);
        known.removeIf(id -> !graph.contains(id));
        Plan plan = stamped(graph, known, Stamping.applied(graph, Set.of(), targets));
        List<Step> steps = new ArrayList<>();
        applied.stream().filter(id -> !graph.contains(id)).sorted().forEach(id -> steps.add(unknown(id)));
        steps.addAll(plan.steps());
        return new Plan(plan.from(), plan.to(), steps);
    }

    private static Step unknown(RevisionId id) {
        return new Step.Stamp(
                new Revision(id, List.of(), List.of(), List.of(), "unknown here", Optional.empty(), ""), false);
    }

    private static Plan stamped(RevisionGraph graph, Set<RevisionId> applied, Set<RevisionId> after) {
        Set<RevisionId> removed = new HashSet<>(applied);
        removed.removeAll(after);
        Set<RevisionId> added = new HashSet<>(after);
        added.removeAll(applied);
        List<Step> steps = new ArrayList<>();
        graph.orderedForDowngrade(removed).forEach(r -> steps.add(new Step.Stamp(r, false)));
        graph.ordered(added).forEach(r -> steps.add(new Step.Stamp(r, true)));
        return plan(graph, applied, steps);
    }

    /**
     * The upgrade from the lower to the upper end of a range, whatever is applied: for {@code upgrade a:b --sql}. An empty
     * lower end is the base, an empty upper end the heads; steps at the upper end are counted from the lower.
     */
    public static Plan upgradeRange(RevisionGraph graph, Target.Range range) {
        Set<RevisionId> start = assumed(graph, range.from());
        Target to = range.to().orElse(Target.heads());
        if (!start.isEmpty()) {
            Set<RevisionId> required = graph.closure(ids(new TargetResolver(graph, start).resolve(to)));
            if (!required.containsAll(start)) {
                throw Ranges.unrelated(range);
            }
        }
        return upgrade(graph, start, to);
    }

    /**
     * The downgrade from the first to the second end of a range, whatever is applied: for {@code downgrade a:b --sql}. The
     * first end must be named.
     */
    public static Plan downgradeRange(RevisionGraph graph, Target.Range range) {
        if (range.from().isEmpty()) {
            throw Problem.of(ErrorCode.BAD_TARGET, "The downgrade \"" + range + "\" does not say from where")
                    .next("Name both ends, as in 'windlass downgrade head:base --sql'.")
                    .toException();
        }
        return downgrade(graph, assumed(graph, range.from()), range.to().orElse(Target.base()));
    }

    private static Set<RevisionId> assumed(RevisionGraph graph, Optional<Target> from) {
        if (from.isEmpty()) {
            return Set.of();
        }
        return graph.closure(ids(new TargetResolver(graph, Set.of()).resolve(from.get())));
    }

    static Plan plan(RevisionGraph graph, Set<RevisionId> applied, List<Step> steps) {
        Set<RevisionId> after = new HashSet<>(applied);
        steps.forEach(step -> {
            if (step.applies()) {
                after.add(step.revision().id());
            } else {
                after.remove(step.revision().id());
            }
        });
        return new Plan(heads(graph, applied), heads(graph, after), steps);
    }

    private static SortedSet<RevisionId> heads(RevisionGraph graph, Set<RevisionId> applied) {
        return new TreeSet<>(ids(graph.headsOf(applied)));
    }

    static List<Step> upgrades(List<Revision> revisions) {
        return revisions.stream().<Step>map(Step.Upgrade::new).toList();
    }

    static List<Step> downgrades(List<Revision> revisions) {
        return revisions.stream().<Step>map(Step.Downgrade::new).toList();
    }

    static List<RevisionId> ids(Collection<Revision> revisions) {
        return revisions.stream().map(Revision::id).toList();
    }
}
