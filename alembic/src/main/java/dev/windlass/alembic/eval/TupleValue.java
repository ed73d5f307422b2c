package dev.windlass.alembic.eval;

import java.util.Iterator;
import java.util.List;

/** A tuple. */
public record TupleValue(List<Value> items) implements Value {
    /** The empty tuple. */
    public static final TupleValue EMPTY = new TupleValue(List.of());

    public TupleValue {
        items = List.copyOf(items);
    }

    /** A tuple of these items. */
    public static TupleValue of(Value... items) {
        return new TupleValue(List.of(items));
    }

    @Override
    public TypeValue type() {
        return Types.TUPLE;
    }

    @Override
    public String repr(Run run) {
        return Operators.joined(run, items, "(", items.size() == 1 ? ",)" : ")");
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
        return items.iterator();
    }

    @Override
    public Value item(Run run, Value key) {
        if (key instanceof SliceValue slice) {
            return new TupleValue(
                    slice.indices(items.size()).mapToObj(items::get).toList());
        }
        return items.get(Operators.index(run, key, items.size(), "tuple"));
    }
}
