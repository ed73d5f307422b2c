package dev.windlass.alembic.eval;

import java.util.function.Supplier;

/** A thread with a stack that is deep enough for programs. */
public final class DeepStack {
    // A Python call takes some twenty Java frames; a thousand of them, with what they evaluate, fit well.
    private static final long BYTES = 128L << 20;

    private DeepStack() {}

    private static final class Deep extends Thread {
        Deep(Runnable work) {
            super(null, work, "windlass-alembic", BYTES);
        }
    }

    /**
     * Does work on such a thread, this one if it is one, and waits for it. An interrupt is handed on to the work, which is
     * waited for all the same: what it uses is not free before.
     *
     * @throws RuntimeException whatever the work throws
     */
    public static <T> T call(Supplier<T> work) {
        if (Thread.currentThread() instanceof Deep) {
            return work.get();
        }
        Object[] result = new Object[1];
        Throwable[] failure = new Throwable[1];
        Thread thread = new Deep(() -> {
            try {
                result[0] = work.get();
            } catch (Throwable thrown) {
                failure[0] = thrown;
            }
        });
        thread.start();
        join(thread);
        switch (failure[0]) {
            case null -> {}
            case RuntimeException thrown -> throw thrown;
            case Error thrown -> throw thrown;
            default -> throw new IllegalStateException(failure[0]);
        }
        @SuppressWarnings("unchecked")
        T value = (T) result[0];
        return value;
    }

    /** Begins work on such a thread, which does not keep the process from ending. */
    public static Thread start(Runnable work) {
        Thread thread = new Deep(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                thread.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
