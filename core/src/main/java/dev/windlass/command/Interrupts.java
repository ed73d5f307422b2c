package dev.windlass.command;

/** How the surroundings tell a run that the user wants it to stop. */
public interface Interrupts {
    /** Surroundings that never interrupt. */
    Interrupts NONE = action -> () -> {};

    /** Calls an action, from any thread, when the user wants to stop; until the registration is closed. */
    Registration onInterrupt(Runnable action);

    /** Ends what {@link #onInterrupt} began. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
