package dev.windlass.command;

import dev.windlass.plan.CountedPlan;
import dev.windlass.plan.LinePlanner;
import dev.windlass.plan.Planner;
import dev.windlass.script.Layout;
import java.util.OptionalInt;

/** {@code reset}: reverts everything that is applied. */
public final class ResetCommand {
    private ResetCommand() {}

    /** Reverts everything. */
    public static Move.Planning planning() {
        return (project, applied) -> project.layout() == Layout.PAIRS
                ? new LinePlanner(project.graph(), applied).down(OptionalInt.empty())
                : CountedPlan.unlimited(Planner.reset(project.graph(), applied));
    }
}
