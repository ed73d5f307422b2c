package dev.windlass.command;

import dev.windlass.plan.Planner;
import dev.windlass.plan.Target;

/** {@code downgrade}: reverts revisions. */
public final class DowngradeCommand {
    private DowngradeCommand() {}

    /** Reverts everything that is applied above the target. */
    public static Move.Planning planning(String target) {
        return (project, applied) -> Planner.downgrade(project.graph(), applied, Target.parse(target, project.graph()));
    }
}
