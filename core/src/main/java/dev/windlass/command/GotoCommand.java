package dev.windlass.command;

import dev.windlass.plan.CountedPlan;
import dev.windlass.plan.LinePlanner;
import dev.windlass.plan.Planner;
import dev.windlass.plan.Target;
import dev.windlass.script.Layout;

/** {@code goto}: up or down, whichever leads to the target. */
public final class GotoCommand {
    private GotoCommand() {}

    /**
     * Goes until the target is applied and nothing above it is.
     *
     * @param outOfOrder what to do about revisions of the layout {@code pairs} that were never applied and lie below the
     *     current one
     */
    public static Move.Planning planning(String target, LinePlanner.OutOfOrder outOfOrder) {
        return (project, applied) -> project.layout() == Layout.PAIRS
                ? LineCommands.goTo(project.graph(), applied, target, outOfOrder)
                : CountedPlan.unlimited(Planner.goTo(project.graph(), applied, Target.parse(target, project.graph())));
    }
}
