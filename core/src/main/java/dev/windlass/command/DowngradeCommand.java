package dev.windlass.command;

import dev.windlass.plan.CountedPlan;
import dev.windlass.plan.Planner;
import dev.windlass.plan.Target;
import dev.windlass.script.Layout;

/** {@code downgrade}: reverts revisions. */
public final class DowngradeCommand {
    private DowngradeCommand() {}

    /**
     * Reverts everything that is applied above the target. In the layout {@code pairs} a plain number is a number of
     * steps.
     */
    public static Move.Planning planning(String target) {
        return (project, applied) -> project.layout() == Layout.PAIRS
                ? LineCommands.downgrade(project.graph(), applied, target)
                : CountedPlan.unlimited(Planner.downgrade(
                        project.graph(),
                        applied,
                        Target.parse(Numbers.asSteps(target, project.graph(), "-"), project.graph())));
    }
}
