package dev.windlass.plan;

/** Which way a step goes. */
public enum Direction {
    /** Towards the heads. */
    UPGRADE,
    /** Towards the base. */
    DOWNGRADE;

    /** The word for it in output and in the journal: {@code upgrade} or {@code downgrade}. */
    public String word() {
        return this == UPGRADE ? "upgrade" : "downgrade";
    }
}
