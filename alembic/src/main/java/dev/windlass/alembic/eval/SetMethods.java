package dev.windlass.alembic.eval;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The methods of sets. */
final class SetMethods {
    static final Methods<SetValue> TABLE = new Methods<>(SetValue.class)
            .method("add", "item", (run, self, b) -> {
                self.items().add(b.value("item"));
                return None.NONE;
            })
            .method("discard", "item", (run, self, b) -> {
                self.items().remove(b.value("item"));
                return None.NONE;
            })
            .method("remove", "item", (run, self, b) -> {
                if (!self.items().remove(b.value("item"))) {
                    throw Errors.key(b.value("item"));
                }
                return None.NONE;
            })
            .method("pop", "", (run, self, b) -> {
                if (self.items().isEmpty()) {
                    throw Errors.of(Exceptions.KEY_ERROR, "pop from an empty set");
                }
                Value first = self.items().iterator().next();
                self.items().remove(first);
                return first;
            })
            .method("clear", "", (run, self, b) -> {
                self.items().clear();
                return None.NONE;
            })
            .method("update", "*others", (run, self, b) -> {
                b.rest().forEach(o -> self.items().addAll(Operators.list(run, o)));
                return None.NONE;
            })
            .method("difference_update", "*others", (run, self, b) -> {
                b.rest().forEach(o -> Operators.list(run, o).forEach(self.items()::remove));
                return None.NONE;
            })
            .method("union", "*others", (run, self, b) -> {
                SetValue result = new SetValue(self.items(), self.frozen());
                b.rest().forEach(o -> result.items().addAll(Operators.list(run, o)));
                return result;
            })
            .method("intersection", "*others", (run, self, b) -> {
                SetValue result = new SetValue(self.items(), self.frozen());
                b.rest().forEach(o -> result.items().retainAll(set(run, o)));
                return result;
            })
            .method("difference", "*others", (run, self, b) -> {
                SetValue result = new SetValue(self.items(), self.frozen());
                b.rest().forEach(o -> Operators.list(run, o).forEach(result.items()::remove));
                return result;
            })
            .method("symmetric_difference", "other", (run, self, b) -> {
                Value other = new SetValue(List.copyOf(set(run, b.value("other"))), false);
                return Operators.binary(run, "^", self, other);
            })
            .method(
                    "issubset",
                    "other",
                    (run, self, b) -> Bool.of(set(run, b.value("other")).containsAll(self.items())))
            .method(
                    "issuperset",
                    "other",
                    (run, self, b) -> Bool.of(self.items().containsAll(set(run, b.value("other")))))
            .method(
                    "isdisjoint",
                    "other",
                    (run, self, b) ->
                            Bool.of(set(run, b.value("other")).stream().noneMatch(self.items()::contains)))
            .method("copy", "", (run, self, b) -> new SetValue(self.items(), self.frozen()));

    private SetMethods() {}

    private static Set<Value> set(Run run, Value value) {
        return new LinkedHashSet<>(Operators.list(run, value));
    }
}
