package dev.windlass.alembic.eval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set, frozen or not. It is walked in the order of insertion, where Python's order is arbitrary. */
public final class SetValue implements Value {
    private final boolean frozen;
    private final Set<Value> items = new LinkedHashSet<>();

    /** A set of these items. */
    public SetValue(Collection<? extends Value> items, boolean frozen) {
        this.frozen = frozen;
        items.forEach(item -> this.items.add(Operators.key(item)));
    }

    /** The items, live. */
    public Set<Value> items() {
        return items;
    }

    boolean frozen() {
        return frozen;
    }

    @Override
    public TypeValue type() {
        return frozen ? Types.FROZENSET : Types.SET;
    }

    @Override
    public String repr(Run run) {
        String inside = items.isEmpty() ? "" : Operators.joined(run, items, "{", "}");
        return frozen ? "frozenset(" + inside + ")" : items.isEmpty() ? "set()" : inside;
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
        return new ArrayList<>(items).iterator();
    }

    @Override
    public boolean contains(Run run, Value item) {
        return items.contains(Operators.key(item));
    }

    @Override
    public @Nullable Value operate(Run run, String operator, Value right) {
        if (!(right instanceof SetValue other)) {
            return null;
        }
        SetValue result = new SetValue(items, frozen);
        switch (operator) {
            case "|" -> result.items.addAll(other.items);
            case "&" -> result.items.retainAll(other.items);
            case "-" -> result.items.removeAll(other.items);
            case "^" ->
                other.items.forEach(item -> {
                    if (!result.items.remove(item)) {
                        result.items.add(item);
                    }
                });
            default -> {
                return null;
            }
        }
        return result;
    }

    @Override
    public @Nullable Value compare(Run run, String operator, Value other) {
        if (!(other instanceof SetValue set)) {
            return null;
        }
        return switch (operator) {
            case "<=" -> Bool.of(set.items.containsAll(items));
            case ">=" -> Bool.of(items.containsAll(set.items));
            case "<" -> Bool.of(set.items.size() > items.size() && set.items.containsAll(items));
            case ">" -> Bool.of(items.size() > set.items.size() && items.containsAll(set.items));
            case "==" -> Bool.of(items.equals(set.items));
            default -> null;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SetValue set && set.items.equals(items);
    }

    @Override
    public int hashCode() {
        if (!frozen) {
            throw Errors.type("unhashable type: 'set'");
        }
        return items.hashCode();
    }
}
