package dev.windlass.plan;

import dev.windlass.revision.Revision;

/** One move of a plan. */
public sealed interface Step {
    /** The revision that is applied, reverted or stamped. */
    Revision revision();

    /** Whether the revision counts as applied afterwards. */
    boolean applies();

    /** Runs the upgrade of a revision. */
    record Upgrade(Revision revision) implements Step {
        @Override
        public boolean applies() {
            return true;
        }
    }

    /** Runs the downgrade of a revision. */
    record Downgrade(Revision revision) implements Step {
        @Override
        public boolean applies() {
            return false;
        }
    }

    /**
     * Records a revision as applied, or as not applied, and runs nothing.
     *
     * @param applies whether it counts as applied afterwards
     */
    record Stamp(Revision revision, boolean applies) implements Step {}
}
