package dev.windlass.alembic.eval;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** {@code range(start, stop, step)}. */
public record RangeValue(long start, long stop, long step) implements Value {
    public RangeValue {
        if (step == 0) {
            throw Errors.value("range() arg 3 must not be zero");
        }
    }

    @Override
    public TypeValue type() {
        return Types.RANGE;
    }

    @Override
    public String repr(Run run) {
        return "range(" + start + ", " + stop + (step == 1 ? "" : ", " + step) + ")";
    }

    @Override
    public boolean truth(Run run) {
        return length() > 0;
    }

    private long length() {
        return step > 0
                ? Math.max(0, (stop - start + step - 1) / step)
                : Math.max(0, (start - stop - step - 1) / -step);
    }

    @Override
    public int size(Run run) {
        return Math.toIntExact(length());
    }

    @Override
    public Iterator<Value> iterator(Run run) {
        return new Iterator<>() {
            private long next = start;

            @Override
            public boolean hasNext() {
                return step > 0 ? next < stop : next > stop;
            }

            @Override
            public Value next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                run.charge(1);
                Value value = Int.of(next);
                next += step;
                return value;
            }
        };
    }

    @Override
    public Value item(Run run, Value key) {
        if (key instanceof SliceValue slice) {
            return new ListValue(slice.indices(size(run))
                    .<Value>mapToObj(i -> Int.of(start + i * step))
                    .toList());
        }
        return Int.of(start + Operators.index(run, key, size(run), "range object") * step);
    }
}
