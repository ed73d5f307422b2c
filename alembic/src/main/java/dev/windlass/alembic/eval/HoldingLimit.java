package dev.windlass.alembic.eval;

import java.lang.ref.WeakReference;

/** Whether a program holds more memory than it may. It is asked now and then, by programs that run for long. */
final class HoldingLimit {
    /** Steps between two looks: a fraction of a second of work. */
    static final long INTERVAL = 1 << 20;

    private final long allowed;
    private final long before;
    private long next;

    HoldingLimit(long allowed) {
        // Near the end of the heap the collector runs all the time, and the program hardly at all.
        this.allowed = Math.min(allowed, Runtime.getRuntime().maxMemory() / 2);
        this.before = used();
        this.next = before + this.allowed;
    }

    boolean exceeded() {
        if (used() < next) {
            return false;
        }
        WeakReference<Object> garbage = new WeakReference<>(new Object());
        System.gc();
        if (garbage.get() != null) {
            // Collections on demand are turned off: what is in use cannot be told from what is garbage.
            return false;
        }
        long used = used();
        next = used + allowed / 4;
        return used - before > allowed;
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
