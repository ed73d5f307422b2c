package dev.windlass.command;

import dev.windlass.plan.Planner;
import dev.windlass.plan.Target;
import java.util.List;

/** {@code stamp}: records revisions as applied and runs nothing. */
public final class StampCommand {
    private StampCommand() {}

    /**
     * Records the targets and what they require as applied.
     *
     * @param purge whether everything recorded before is forgotten first, even what is unknown here
     */
    public static Move.Planning planning(List<String> targets, boolean purge) {
        return (project, applied) -> {
            List<Target> parsed = Target.parseAll(targets, project.graph());
            return purge
                    ? Planner.purge(project.graph(), applied, parsed)
                    : Planner.stamp(project.graph(), applied, parsed);
        };
    }
}
