package dev.windlass.alembic.eval;

/**
 * How much a program may do.
 *
 * @param steps statements, calls, loop rounds and items of collections, in total
 * @param depth calls inside calls
 * @param text the longest string, in characters
 * @param memory what it may hold, in bytes
 */
public record Limits(long steps, int depth, int text, long memory) {
    /** Far more than any revision needs: a minute or so of work, Python's own depth, 64 million characters, 2 GiB. */
    public static final Limits DEFAULT = new Limits(100_000_000, 1_000, 64_000_000, 2L << 30);
}
