package dev.windlass.command;

import dev.windlass.plan.Planner;
import dev.windlass.plan.Target;

/** {@code goto}: up or down, whichever leads to the target. */
public final class GotoCommand {
    private GotoCommand() {}

    /** Goes until the target is applied and nothing above it is. */
    public static Move.Planning planning(String target) {
        return (project, applied) -> Planner.goTo(project.graph(), applied, Target.parse(target, project.graph()));
    }
}
