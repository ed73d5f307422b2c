package dev.windlass.alembic.eval;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A list. */
public final class ListValue implements Value {
    private final List<Value> items;

    /** A list of these items; the Java list is copied. */
    public ListValue(List<? extends Value> items) {
        this.items = new ArrayList<>(items);
    }

    /** The items, live. */
    public List<Value> items() {
        return items;
    }

    @Override
    public TypeValue type() {
        return Types.LIST;
    }

    @Override
    public String repr(Run run) {
        return Operators.joined(run, items, "[", "]");
    }

    @Override
    public boolean truth(Run run) {
        return !items.isEmpty();
    }

    @Override
    public int size(Run run) {
        return items.size();
    }

    @Override
    public Iterator<Value> iterator(Run run) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < items.size();
            }

            @Override
            public Value next() {
                return items.get(next++);
            }
        };
    }

    @Override
    public Value item(Run run, Value key) {
        if (key instanceof SliceValue slice) {
            return new ListValue(
                    slice.indices(items.size()).mapToObj(items::get).toList());
        }
        return items.get(Operators.index(run, key, items.size(), "list"));
    }

    @Override
    public void assignItem(Run run, Value key, Value value) {
        if (key instanceof SliceValue slice) {
            int[] positions = slice.indices(items.size()).toArray();
            List<Value> replacement = Operators.list(run, value);
            if (slice.step() == null || slice.step() == 1) {
                int from = slice.indices(Integer.MAX_VALUE).findFirst().orElse(items.size());
                from = positions.length > 0 ? positions[0] : Math.min(from, items.size());
                items.subList(from, from + positions.length).clear();
                items.addAll(from, replacement);
                return;
            }
            if (positions.length != replacement.size()) {
                throw Errors.value("attempt to assign sequence of size " + replacement.size()
                        + " to extended slice of size " + positions.length);
            }
            for (int i = 0; i < positions.length; i++) {
                items.set(positions[i], replacement.get(i));
            }
            return;
        }
        items.set(Operators.index(run, key, items.size(), "list assignment"), value);
    }

    @Override
    public void deleteItem(Run run, Value key) {
        if (key instanceof SliceValue slice) {
            int[] positions = slice.indices(items.size()).sorted().toArray();
            for (int i = positions.length - 1; i >= 0; i--) {
                items.remove(positions[i]);
            }
            return;
        }
        items.remove(Operators.index(run, key, items.size(), "list assignment"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListValue list && list.items.equals(items);
    }

    @Override
    public int hashCode() {
        throw Errors.type("unhashable type: 'list'");
    }
}
