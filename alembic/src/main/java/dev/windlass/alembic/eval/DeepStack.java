package dev.windlass.alembic.eval;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A thread with a stack that is deep enough for programs: one for all that is done with it, which takes half as long as
 * one for each. It ends by itself when nothing is done for a while.
 */
public final class DeepStack {
    private static final String NAME = "windlass-alembic";

    // A Python call takes some twenty Java frames; a thousand of them, with what they evaluate, fit well.
    private static final long BYTES = 128L << 20;
    private static final int IDLE_SECONDS = 1;

    private final ThreadPoolExecutor thread;

    /** One that has done nothing. */
    public DeepStack() {
        thread = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread deep = new Thread(null, work, NAME, BYTES);
            deep.setDaemon(true);
            return deep;
        });
        thread.allowCoreThreadTimeOut(true);
    }

    /**
     * Does work there, and waits for it.
     *
     * @throws RuntimeException whatever the work throws
     */
    public <T> T call(Supplier<T> work) {
        Future<T> done = thread.submit(work::get);
        try {
            return done.get();
        } catch (InterruptedException interrupted) {
            done.cancel(true);
            Thread.currentThread().interrupt();
            throw new WindlassException(Problem.of(ErrorCode.CANCELLED, "The revision was interrupted"), interrupted);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }
}
