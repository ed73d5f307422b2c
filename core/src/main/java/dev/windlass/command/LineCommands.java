package dev.windlass.command;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.plan.CountedPlan;
import dev.windlass.plan.LinePlanner;
import dev.windlass.plan.Target;
import dev.windlass.plan.TargetResolver;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Plans for the layout {@code pairs}, whose targets are mostly numbers. */
final class LineCommands {
    private LineCommands() {}

    static CountedPlan upgrade(
            RevisionGraph graph, Set<RevisionId> applied, List<String> targets, LinePlanner.OutOfOrder outOfOrder) {
        String target = one(targets);
        LinePlanner planner = new LinePlanner(graph, applied);
        if (target.equals("head") || target.equals("heads")) {
            return planner.up(OptionalInt.empty(), outOfOrder);
        }
        Optional<Integer> count = steps(target, '+');
        if (count.isPresent()) {
            return there(planner.up(OptionalInt.of(count.get()), outOfOrder), "upgrade", target);
        }
        Revision wanted = revision(graph, applied, target)
                .orElseThrow(() -> Problem.of(ErrorCode.BAD_TARGET, "\"" + target + "\" does not lead upwards")
                        .next("Use 'windlass downgrade " + target + "'.")
                        .toException());
        if (applied.contains(wanted.id())) {
            return CountedPlan.unlimited(
                    planner.up(OptionalInt.of(0), LinePlanner.OutOfOrder.SKIP).plan());
        }
        // What lies below the current one goes up by itself only when the user allows it.
        return isBelowCurrent(planner, wanted)
                ? planner.up(OptionalInt.empty(), LinePlanner.OutOfOrder.REFUSE)
                : planner.goTo(Optional.of(wanted.id()), outOfOrder);
    }

    private static boolean isBelowCurrent(LinePlanner planner, Revision wanted) {
        return planner.missingBelow().contains(wanted);
    }

    static CountedPlan downgrade(RevisionGraph graph, Set<RevisionId> applied, String target) {
        LinePlanner planner = new LinePlanner(graph, applied);
        if (target.equals("base")) {
            return planner.down(OptionalInt.empty());
        }
        Optional<Integer> count = steps(target, '-');
        if (count.isPresent()) {
            return there(planner.down(OptionalInt.of(count.get())), "downgrade", target);
        }
        Optional<Revision> wanted = revision(graph, applied, target);
        if (wanted.isPresent() && !applied.contains(wanted.get().id())) {
            throw Problem.of(
                            ErrorCode.TARGET_OUT_OF_REACH,
                            "\"" + target + "\" is not a valid downgrade target: it is not applied")
                    .because(planner.current()
                            .map(current -> "the current one is " + current.id())
                            .orElse("nothing is applied"))
                    .next("Use 'windlass goto " + target + "'.")
                    .toException();
        }
        return planner.goTo(wanted.map(Revision::id), LinePlanner.OutOfOrder.SKIP);
    }

    static CountedPlan goTo(
            RevisionGraph graph, Set<RevisionId> applied, String target, LinePlanner.OutOfOrder outOfOrder) {
        LinePlanner planner = new LinePlanner(graph, applied);
        return planner.goTo(revision(graph, applied, target).map(Revision::id), outOfOrder);
    }

    /** The revision that a target stands for, a number being its version; nothing for the base. */
    static Optional<Revision> revision(RevisionGraph graph, Set<RevisionId> applied, String target) {
        if (Numbers.isNumber(target)) {
            RevisionId id = new RevisionId(new BigInteger(target).toString());
            return Optional.of(graph.find(id).orElseThrow(() -> unknown(graph, target)));
        }
        return new TargetResolver(graph, applied)
                .resolve(Target.parse(target, graph)).stream().findFirst();
    }

    private static WindlassException unknown(RevisionGraph graph, String target) {
        List<String> near = graph.nearest(target);
        Problem problem = Problem.of(ErrorCode.UNKNOWN_REVISION, "There is no revision \"" + target + "\"");
        return (near.isEmpty() ? problem : problem.next("Did you mean " + String.join(" or ", near) + "?"))
                .toException();
    }

    /** golang-migrate's {@code file does not exist}: steps were asked for, and there is none. */
    private static CountedPlan there(CountedPlan counted, String command, String target) {
        if (!(counted.outcome() instanceof CountedPlan.Outcome.NothingThere)) {
            return counted;
        }
        boolean up = command.equals("upgrade");
        throw Problem.of(
                        ErrorCode.TARGET_OUT_OF_REACH,
                        "\"" + target + "\" goes too far: there is no revision " + (up ? "above" : "below")
                                + " the current one")
                .because(
                        counted.plan().from().isEmpty()
                                ? "nothing is applied"
                                : "the current one is " + counted.plan().from().first())
                .toException();
    }

    private static Optional<Integer> steps(String target, char sign) {
        String number = target.charAt(0) == sign ? target.substring(1) : target;
        return Numbers.isCount(number) ? Optional.of(new BigInteger(number).intValueExact()) : Optional.empty();
    }

    private static String one(List<String> targets) {
        if (targets.size() != 1 || targets.getFirst().isBlank()) {
            throw Problem.of(ErrorCode.BAD_TARGET, "A line of numbered revisions has one place to go to")
                    .because("there are " + targets.size() + " targets: " + String.join(", ", targets))
                    .next("Name one of them.")
                    .toException();
        }
        return targets.getFirst().strip();
    }
}
