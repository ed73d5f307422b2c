package dev.windlass.plan;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Plans on a line of numbered revisions, the layout {@code pairs}, counting as golang-migrate counts (measured,
 * {@code pairs-cases.json}). The state is the full set of applied revisions; the current one is the highest of them. A
 * revision whose script for a direction is missing is a step all the same, since it moves the version.
 */
public final class LinePlanner {
    /** What to do about revisions that were never applied and lie below the current one. */
    public enum OutOfOrder {
        /** Fail and name them. */
        REFUSE,
        /** Apply them first, in their order. */
        RUN,
        /** Leave them alone, as golang-migrate does silently. */
        SKIP
    }

    private final RevisionGraph graph;
    private final List<Revision> line;
    private final Set<RevisionId> applied;
    /** The position of the current revision in the line, or -1. */
    private final int current;

    /**
     * A planner for one line and one state.
     *
     * @throws IllegalArgumentException if the graph is not one line
     * @throws WindlassException if a revision is applied that the graph does not have
     */
    public LinePlanner(RevisionGraph graph, Set<RevisionId> applied) {
        graph.requireKnown(applied);
        this.graph = graph;
        this.line = graph.revisions();
        if (graph.bases().size() > 1 || graph.realHeads().size() > 1) {
            throw new IllegalArgumentException("the revisions are not one line");
        }
        this.applied = applied;
        int highest = -1;
        for (int i = 0; i < line.size(); i++) {
            if (applied.contains(line.get(i).id())) {
                highest = i;
            }
        }
        this.current = highest;
    }

    /** The highest applied revision. */
    public Optional<Revision> current() {
        return current < 0 ? Optional.empty() : Optional.of(line.get(current));
    }

    /** The revisions below the current one that are not applied, in order. */
    public List<Revision> missingBelow() {
        return line.subList(0, current + 1).stream()
                .filter(r -> !applied.contains(r.id()))
                .toList();
    }

    /**
     * {@code up}, {@code up N}.
     *
     * @param limit how many steps; all if empty
     * @throws WindlassException OUT_OF_ORDER if revisions below the current one are not applied and that is refused
     */
    public CountedPlan up(OptionalInt limit, OutOfOrder outOfOrder) {
        List<Revision> pending = pending(line.size() - 1, outOfOrder);
        if (limit.isEmpty()) {
            return CountedPlan.unlimited(plan(Planner.upgrades(pending)));
        }
        return CountedPlan.of(plan(Planner.upgrades(first(pending, limit.getAsInt()))), limit.getAsInt());
    }

    /**
     * {@code down N}, {@code down --all}.
     *
     * @param limit how many steps; all if empty
     */
    public CountedPlan down(OptionalInt limit) {
        List<Revision> present = present(-1);
        if (limit.isEmpty()) {
            return CountedPlan.unlimited(plan(Planner.downgrades(present)));
        }
        return CountedPlan.of(plan(Planner.downgrades(first(present, limit.getAsInt()))), limit.getAsInt());
    }

    /**
     * {@code goto V}: up or down to a revision, or down to nothing.
     *
     * @param target the revision to be the current one; empty to revert everything
     * @throws WindlassException UNKNOWN_REVISION if there is no such revision, OUT_OF_ORDER as for {@link #up}
     */
    public CountedPlan goTo(Optional<RevisionId> target, OutOfOrder outOfOrder) {
        int to = target.isEmpty() ? -1 : position(target.get());
        if (to > current) {
            return CountedPlan.unlimited(plan(Planner.upgrades(pending(to, outOfOrder))));
        }
        List<Step> steps = new ArrayList<>(Planner.downgrades(present(to)));
        if (to >= 0 && !applied.contains(line.get(to).id())) {
            // golang-migrate would record it as applied without running it (its defect D4).
            List<Revision> missing = line.subList(0, to + 1).stream()
                    .filter(r -> !applied.contains(r.id()))
                    .toList();
            if (outOfOrder == OutOfOrder.REFUSE) {
                throw refused(missing);
            }
            steps.addAll(Planner.upgrades(outOfOrder == OutOfOrder.RUN ? missing : List.of(line.get(to))));
        }
        return CountedPlan.unlimited(plan(steps));
    }

    private int position(RevisionId id) {
        for (int i = 0; i < line.size(); i++) {
            if (line.get(i).id().equals(id)) {
                return i;
            }
        }
        List<String> near = graph.nearest(id.value());
        Problem problem = Problem.of(ErrorCode.UNKNOWN_REVISION, "There is no revision \"" + id + "\"");
        throw (near.isEmpty() ? problem : problem.next("Did you mean " + String.join(" or ", near) + "?"))
                .toException();
    }

    private List<Revision> pending(int to, OutOfOrder outOfOrder) {
        List<Revision> missing = missingBelow();
        if (!missing.isEmpty() && outOfOrder == OutOfOrder.REFUSE) {
            throw refused(missing);
        }
        List<Revision> pending = new ArrayList<>(outOfOrder == OutOfOrder.RUN ? missing : List.of());
        pending.addAll(line.subList(current + 1, to + 1));
        return pending;
    }

    private WindlassException refused(List<Revision> missing) {
        return new WindlassException(missing.stream()
                .map(r -> Problem.of(
                                ErrorCode.OUT_OF_ORDER,
                                "Revision \"" + r.id() + "\" was never applied, and lies below the current one")
                        .at(r.location())
                        .because(current()
                                .map(c -> "the current one is \"" + c.id() + "\"")
                                .orElse("")))
                .toList());
    }

    /** The applied revisions above a position, the highest first. */
    private List<Revision> present(int above) {
        return line.subList(above + 1, current + 1).reversed().stream()
                .filter(r -> applied.contains(r.id()))
                .toList();
    }

    private static List<Revision> first(List<Revision> revisions, int limit) {
        if (limit < 0) {
            throw Problem.of(ErrorCode.USAGE, "The number of steps is " + limit)
                    .next("Give a number from 0 on.")
                    .toException();
        }
        return revisions.subList(0, Math.min(limit, revisions.size()));
    }

    private Plan plan(List<Step> steps) {
        return Planner.plan(graph, applied, steps);
    }
}
