package dev.windlass.alembic.eval;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code start:stop:step}. */
public record SliceValue(
        @Nullable Integer start,
        @Nullable Integer stop,
        @Nullable Integer step) implements Value {
    @Override
    public TypeValue type() {
        return Types.SLICE;
    }

    /** The positions it picks from a sequence. */
    IntStream indices(int size) {
        int by = step == null ? 1 : step;
        if (by == 0) {
            throw Errors.value("slice step cannot be zero");
        }
        int from =
                start == null ? (by > 0 ? 0 : size - 1) : clamp(start, size, by > 0 ? 0 : -1, by > 0 ? size : size - 1);
        int to = stop == null ? (by > 0 ? size : -1) : clamp(stop, size, by > 0 ? 0 : -1, by > 0 ? size : size - 1);
        return by > 0
                ? IntStream.iterate(from, i -> i < to, i -> i + by)
                : IntStream.iterate(from, i -> i > to, i -> i + by);
    }

    private static int clamp(int index, int size, int low, int high) {
        int position = index < 0 ? index + size : index;
        return Math.max(low, Math.min(high, position));
    }
}
