package dev.windlass.cli;

import dev.windlass.command.Interrupts;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C and SIGTERM: the running statement is cancelled on the server, and the run gets a moment to journal what
 * happened and give the lock back. The virtual machine then ends with 130 or 143 by itself.
 */
final class Signals implements Interrupts {
    private static final Duration MOMENT = Duration.ofMillis(1700);

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Runnable action;

    private Signals() {}

    /** Listens to signals from now on. */
    static Signals install() {
        Signals signals = new Signals();
        Runtime.getRuntime().addShutdownHook(new Thread(signals::interrupted, "windlass signals"));
        return signals;
    }

    private void interrupted() {
        Runnable wanted = action;
        if (wanted == null) {
            return;
        }
        wanted.run();
        try {
            if (!ended.await(MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("warning: the run did not end in time; the next one goes on where it was cut off");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command has come to its end. */
    void ended() {
        action = null;
        ended.countDown();
    }

    @Override
    public Registration onInterrupt(Runnable wanted) {
        action = wanted;
        return () -> action = null;
    }
}
