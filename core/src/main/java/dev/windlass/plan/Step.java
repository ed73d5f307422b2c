package dev.windlass.plan;

import dev.windlass.revision.Revision;

/** One move of a plan. */
public sealed interface Step {
    /** The revision that is applied, reverted or stamped. */
    Revision revision();

    /** Runs the upgrade of a revision. */
    record Upgrade(Revision revision) implements Step {}

    /** Runs the downgrade of a revision. */
    record Downgrade(Revision revision) implements Step {}

    /**
     * Records a revision as applied, or as not applied, and runs nothing.
     *
     * @param applied whether it counts as applied afterwards
     */
    record Stamp(Revision revision, boolean applied) implements Step {}
}
