package dev.windlass.command;

import dev.windlass.plan.Planner;
import dev.windlass.plan.Target;
import java.util.List;

/** {@code upgrade}: applies revisions. */
public final class UpgradeCommand {
    private UpgradeCommand() {}

    /** Applies what the targets require and is not applied. */
    public static Move.Planning planning(List<String> targets) {
        return (project, applied) ->
                Planner.upgrade(project.graph(), applied, Target.parseAll(targets, project.graph()));
    }
}
