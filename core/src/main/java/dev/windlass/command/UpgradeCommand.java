package dev.windlass.command;

import dev.windlass.plan.CountedPlan;
import dev.windlass.plan.LinePlanner;
import dev.windlass.plan.Planner;
import dev.windlass.plan.Target;
import dev.windlass.script.Layout;
import java.util.List;

/** {@code upgrade}: applies revisions. */
public final class UpgradeCommand {
    private UpgradeCommand() {}

    /**
     * Applies what the targets require and is not applied. In the layout {@code pairs} a plain number is a number of
     * steps.
     *
     * @param outOfOrder what to do about revisions of that layout that were never applied and lie below the current one
     */
    public static Move.Planning planning(List<String> targets, LinePlanner.OutOfOrder outOfOrder) {
        return (project, applied) -> project.layout() == Layout.PAIRS
                ? LineCommands.upgrade(project.graph(), applied, targets, outOfOrder)
                : CountedPlan.unlimited(Planner.upgrade(
                        project.graph(),
                        applied,
                        Target.parseAll(
                                targets.stream()
                                        .map(target -> Numbers.asSteps(target, project.graph(), "+"))
                                        .toList(),
                                project.graph())));
    }
}
