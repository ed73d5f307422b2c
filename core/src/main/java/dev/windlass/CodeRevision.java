package dev.windlass;

/**
 * A revision written in Java: a class with a constructor without parameters and the annotation {@link Revision}.
 *
 * <p>It may run more than once: after a lost lock or a crash it runs from the top again, and what it asked {@code op}
 * for and is done already is passed over. What it does elsewhere is its own concern.
 */
public interface CodeRevision {
    /**
     * Applies the revision.
     *
     * @param op what it calls
     * @throws Exception to end the step; it is shown with the place in this class
     */
    void upgrade(Operations op) throws Exception;

    /**
     * Reverts the revision. One that does not have this method, or says why it is {@link Revision#irreversible}, has no
     * way back.
     *
     * @param op what it calls
     * @throws Exception to end the step; it is shown with the place in this class
     */
    default void downgrade(Operations op) throws Exception {
        throw new UnsupportedOperationException("the revision has no downgrade method");
    }
}
