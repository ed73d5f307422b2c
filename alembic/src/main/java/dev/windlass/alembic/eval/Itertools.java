package dev.windlass.alembic.eval;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The module {@code itertools}. */
final class Itertools {
    private Itertools() {}

    static Map<String, Value> members() {
        Map<String, Value> all = new LinkedHashMap<>();
        Native chained = Native.of(
                "from_iterable",
                "items",
                (run, b) -> chain(run, b.value("items").iterator(run)));
        all.put(
                "chain",
                new NativeClass(
                        "chain",
                        List.of(),
                        Methods.none(),
                        Map.of("from_iterable", chained),
                        "*items",
                        (run, type, b) -> chain(run, b.rest().iterator())));
        all.put("count", Native.of("count", "start=, step=", (run, b) -> {
            Value[] next = {b.or("start", Int.of(0))};
            return iterate(run, () -> {
                Value current = next[0];
                next[0] = Operators.binary(run, "+", current, b.or("step", Int.of(1)));
                return current;
            });
        }));
        all.put("repeat", Native.of("repeat", "object, times=", (run, b) -> {
            int[] left = {b.has("times") ? b.integer("times", 0) : -1};
            return iterate(run, () -> left[0]-- == 0 ? null : b.value("object"));
        }));
        all.put("cycle", Native.of("cycle", "items", (run, b) -> {
            List<Value> items = Operators.list(run, b.value("items"));
            int[] next = {0};
            return iterate(run, () -> items.isEmpty() ? null : items.get(next[0]++ % items.size()));
        }));
        all.put("islice", Native.of("islice", "items, start, stop=, step=", (run, b) -> {
            boolean one = !b.has("stop");
            int start = one ? 0 : b.integer("start", 0);
            int stop = one ? b.integer("start", Integer.MAX_VALUE) : b.integer("stop", Integer.MAX_VALUE);
            int step = b.integer("step", 1);
            Iterator<Value> items = b.value("items").iterator(run);
            int[] at = {0};
            return iterate(run, () -> {
                while (at[0] < stop && items.hasNext()) {
                    Value item = items.next();
                    int index = at[0]++;
                    if (index >= start && (index - start) % step == 0) {
                        return item;
                    }
                }
                return null;
            });
        }));
        all.put("groupby", Native.of("groupby", "items, key=", Itertools::groupBy));
        all.put("product", Native.of("product", "*items, repeat=", (run, b) -> {
            List<List<Value>> rows = List.of(List.of());
            for (int i = 0; i < b.integer("repeat", 1); i++) {
                for (Value items : b.rest()) {
                    List<List<Value>> longer = new ArrayList<>();
                    for (List<Value> row : rows) {
                        for (Value item : Operators.list(run, items)) {
                            run.charge(1);
                            longer.add(with(row, item));
                        }
                    }
                    rows = longer;
                }
            }
            return new IteratorValue(rows.stream().<Value>map(TupleValue::new).iterator());
        }));
        all.put("combinations", Native.of("combinations", "items, r", (run, b) -> {
            List<Value> found = new ArrayList<>();
            combine(run, Operators.list(run, b.value("items")), b.integer("r", 0), 0, List.of(), found);
            return new IteratorValue(found.iterator());
        }));
        all.put("permutations", Native.of("permutations", "items, r=", (run, b) -> {
            List<Value> items = Operators.list(run, b.value("items"));
            List<Value> found = new ArrayList<>();
            permute(run, items, b.integer("r", items.size()), List.of(), List.of(), found);
            return new IteratorValue(found.iterator());
        }));
        all.put("zip_longest", Native.of("zip_longest", "*items, fillvalue=", (run, b) -> {
            List<Iterator<Value>> iterators =
                    b.rest().stream().map(v -> v.iterator(run)).toList();
            return iterate(
                    run,
                    () -> iterators.stream().noneMatch(Iterator::hasNext)
                            ? null
                            : new TupleValue(iterators.stream()
                                    .map(i -> i.hasNext() ? i.next() : b.value("fillvalue"))
                                    .toList()));
        }));
        all.put("takewhile", Native.of("takewhile", "function, items", (run, b) -> {
            Iterator<Value> items = b.value("items").iterator(run);
            return iterate(run, () -> {
                Value item = items.hasNext() ? items.next() : null;
                return item != null
                                && b.value("function")
                                        .call(run, Arguments.of(item))
                                        .truth(run)
                        ? item
                        : null;
            });
        }));
        all.put("accumulate", Native.of("accumulate", "items", (run, b) -> {
            List<Value> sums = new ArrayList<>();
            for (Value item : Operators.list(run, b.value("items"))) {
                sums.add(sums.isEmpty() ? item : Operators.binary(run, "+", sums.getLast(), item));
            }
            return new IteratorValue(sums.iterator());
        }));
        return all;
    }

    private static List<Value> with(List<Value> row, Value item) {
        List<Value> longer = new ArrayList<>(row);
        longer.add(item);
        return longer;
    }

    private static void combine(Run run, List<Value> items, int count, int from, List<Value> row, List<Value> found) {
        run.charge(1);
        if (row.size() == count) {
            found.add(new TupleValue(row));
            return;
        }
        for (int i = from; i < items.size(); i++) {
            combine(run, items, count, i + 1, with(row, items.get(i)), found);
        }
    }

    private static void permute(
            Run run, List<Value> items, int count, List<Integer> used, List<Value> row, List<Value> found) {
        run.charge(1);
        if (row.size() == count) {
            found.add(new TupleValue(row));
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            if (!used.contains(i)) {
                List<Integer> more = new ArrayList<>(used);
                more.add(i);
                permute(run, items, count, more, with(row, items.get(i)), found);
            }
        }
    }

    private static Value chain(Run run, Iterator<Value> parts) {
        List<Iterator<Value>> current = new ArrayList<>();
        return iterate(run, () -> {
            while (current.isEmpty() || !current.getFirst().hasNext()) {
                if (!parts.hasNext()) {
                    return null;
                }
                current.clear();
                current.add(parts.next().iterator(run));
            }
            return current.getFirst().next();
        });
    }

    private static Value groupBy(Run run, Bound b) {
        Value key = b.orNull("key");
        List<Value> groups = new ArrayList<>();
        List<Value> group = new ArrayList<>();
        Value current = null;
        for (Value item : Operators.list(run, b.value("items"))) {
            Value itemKey = key == null ? item : key.call(run, Arguments.of(item));
            if (current == null || !Operators.equal(run, current, itemKey)) {
                if (current != null) {
                    groups.add(TupleValue.of(current, new ListValue(group)));
                }
                current = itemKey;
                group = new ArrayList<>();
            }
            group.add(item);
        }
        if (current != null) {
            groups.add(TupleValue.of(current, new ListValue(group)));
        }
        return new IteratorValue(groups.iterator());
    }

    /** Gives the next item, or null at the end. */
    private interface Source {
        @Nullable
        Value next();
    }

    private static Value iterate(Run run, Source source) {
        return new IteratorValue(new Iterator<>() {
            private @Nullable Value ahead;

            @Override
            public boolean hasNext() {
                if (ahead == null) {
                    run.charge(1);
                    ahead = source.next();
                }
                return ahead != null;
            }

            @Override
            public Value next() {
                if (!hasNext() || ahead == null) {
                    throw new java.util.NoSuchElementException();
                }
                Value item = ahead;
                ahead = null;
                return item;
            }
        });
    }
}
