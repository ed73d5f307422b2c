package dev.windlass.alembic.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods of dictionaries. */
final class DictMethods {
    static final Methods<DictValue> TABLE = new Methods<>(DictValue.class)
            .method("get", "key, default=", (run, self, b) -> {
                Value found = self.entries().get(b.value("key"));
                return found == null ? b.value("default") : found;
            })
            .method(
                    "items",
                    "",
                    (run, self, b) -> new ListValue(self.entries().entrySet().stream()
                            .map(e -> TupleValue.of(e.getKey(), e.getValue()))
                            .toList()))
            .method(
                    "keys",
                    "",
                    (run, self, b) -> new SetValue(List.copyOf(self.entries().keySet()), true))
            .method(
                    "values",
                    "",
                    (run, self, b) -> new ListValue(List.copyOf(self.entries().values())))
            .method("pop", "key, default=", (run, self, b) -> {
                Value found = self.entries().remove(b.value("key"));
                if (found == null && !b.has("default")) {
                    throw Errors.key(b.value("key"));
                }
                return found == null ? b.value("default") : found;
            })
            .method("popitem", "", (run, self, b) -> {
                if (self.entries().isEmpty()) {
                    throw Errors.of(Exceptions.KEY_ERROR, "popitem(): dictionary is empty");
                }
                Value key = new ArrayList<>(self.entries().keySet()).getLast();
                Value value = self.item(run, key);
                self.entries().remove(key);
                return TupleValue.of(key, value);
            })
            .method("setdefault", "key, default=", (run, self, b) -> {
                Value found = self.entries().get(b.value("key"));
                if (found == null) {
                    found = b.value("default");
                    self.entries().put(b.value("key"), found);
                }
                return found;
            })
            .method("update", "items=, **kw", (run, self, b) -> {
                self.entries().putAll(entries(run, b));
                return None.NONE;
            })
            .method("copy", "", (run, self, b) -> new DictValue(self.entries()))
            .method("clear", "", (run, self, b) -> {
                self.entries().clear();
                return None.NONE;
            });

    static final Methods<DictValue> ORDERED = new Methods<>(DictValue.class)
            .method("move_to_end", "key, last=", (run, self, b) -> {
                Value value = self.entries().remove(b.value("key"));
                if (value != null) {
                    self.entries().put(b.value("key"), value);
                }
                return None.NONE;
            });

    static final Methods<DictValue> COUNTER = new Methods<>(DictValue.class)
            .method("most_common", "n=", (run, self, b) -> {
                List<Value> pairs = new ArrayList<>();
                self.entries().entrySet().stream()
                        .sorted((x, y) -> Operators.order(run, y.getValue(), x.getValue(), "<"))
                        .forEach(e -> pairs.add(TupleValue.of(e.getKey(), e.getValue())));
                int count = b.integer("n", pairs.size());
                return new ListValue(pairs.subList(0, Math.min(count, pairs.size())));
            });

    static final Value FROM_KEYS = Native.of("fromkeys", "keys, value=", (run, b) -> {
        Map<Value, Value> entries = new LinkedHashMap<>();
        Operators.list(run, b.value("keys")).forEach(key -> entries.put(key, b.value("value")));
        return new DictValue(entries);
    });

    private DictMethods() {}

    static Map<Value, Value> entries(Run run, Bound b) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        if (b.orNull("items") != null) {
            entries.putAll(Operators.mapping(run, b.value("items")));
        }
        b.others().forEach((key, value) -> entries.put(new Str(key), value));
        run.charge(entries.size());
        return entries;
    }

    static Value count(Run run, TypeValue type, Bound b) {
        Map<Value, Value> counts = new LinkedHashMap<>();
        if (b.orNull("items") instanceof Value items) {
            for (Value item : Operators.list(run, items)) {
                counts.merge(item, Int.of(1), (x, y) -> Operators.binary(run, "+", x, y));
            }
        }
        return new DictValue(type, counts, type);
    }
}
