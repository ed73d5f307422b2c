package dev.windlass.alembic.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of lists and tuples, and sorting. */
final class CollectionMethods {
    static final Methods<ListValue> LIST = new Methods<>(ListValue.class)
            .method("append", "item", (run, self, b) -> {
                self.items().add(b.value("item"));
                return None.NONE;
            })
            .method("appendleft", "item", (run, self, b) -> {
                self.items().addFirst(b.value("item"));
                return None.NONE;
            })
            .method("extend", "items", (run, self, b) -> {
                List<Value> more = Operators.list(run, b.value("items"));
                run.charge(more.size());
                self.items().addAll(more);
                return None.NONE;
            })
            .method("insert", "index, item", (run, self, b) -> {
                int index = b.integer("index", 0);
                int size = self.items().size();
                int position = index < 0 ? Math.max(0, index + size) : Math.min(index, size);
                self.items().add(position, b.value("item"));
                return None.NONE;
            })
            .method("pop", "index=", (run, self, b) -> {
                if (self.items().isEmpty()) {
                    throw Errors.index("pop from empty list");
                }
                int at = Operators.index(
                        run, b.or("index", Int.of(-1)), self.items().size(), "pop");
                return self.items().remove(at);
            })
            .method("popleft", "", (run, self, b) -> {
                if (self.items().isEmpty()) {
                    throw Errors.index("pop from an empty deque");
                }
                return self.items().removeFirst();
            })
            .method("remove", "item", (run, self, b) -> {
                int at = position(run, self.items(), b.value("item"));
                if (at < 0) {
                    throw Errors.value("list.remove(x): x not in list");
                }
                self.items().remove(at);
                return None.NONE;
            })
            .method("clear", "", (run, self, b) -> {
                self.items().clear();
                return None.NONE;
            })
            .method("copy", "", (run, self, b) -> new ListValue(self.items()))
            .method("reverse", "", (run, self, b) -> {
                Collections.reverse(self.items());
                return None.NONE;
            })
            .method("sort", "*, key=, reverse=", (run, self, b) -> {
                List<Value> sorted = sorted(run, self.items(), b.orNull("key"), b.flag(run, "reverse", false));
                self.items().clear();
                self.items().addAll(sorted);
                return None.NONE;
            })
            .method("index", "item, start=", (run, self, b) -> found(run, self.items(), b.value("item")))
            .method("count", "item", (run, self, b) -> count(run, self.items(), b.value("item")));

    static final Methods<TupleValue> TUPLE = new Methods<>(TupleValue.class)
            .method("index", "item", (run, self, b) -> found(run, self.items(), b.value("item")))
            .method("count", "item", (run, self, b) -> count(run, self.items(), b.value("item")));

    private CollectionMethods() {}

    private static int position(Run run, List<Value> items, Value item) {
        for (int i = 0; i < items.size(); i++) {
            if (Operators.equal(run, items.get(i), item)) {
                return i;
            }
        }
        return -1;
    }

    private static Value found(Run run, List<Value> items, Value item) {
        int at = position(run, items, item);
        if (at < 0) {
            throw Errors.value(item.repr(run) + " is not in list");
        }
        return Int.of(at);
    }

    private static Value count(Run run, List<Value> items, Value item) {
        return Int.of(items.stream().filter(i -> Operators.equal(run, i, item)).count());
    }

    static List<Value> sorted(Run run, List<Value> items, @Nullable Value key, boolean reverse) {
        run.charge(items.size() * 4L);
        record Keyed(Value key, Value item) {}
        List<Keyed> keyed = new ArrayList<>();
        for (Value item : items) {
            keyed.add(new Keyed(key == null ? item : key.call(run, Arguments.of(item)), item));
        }
        Comparator<Keyed> order = (a, b) -> Operators.order(run, a.key(), b.key(), "<");
        keyed.sort(reverse ? order.reversed() : order);
        return keyed.stream().map(Keyed::item).toList();
    }
}
