package dev.windlass.alembic.eval;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dictionary, in the order of insertion. */
public final class DictValue implements Value {
    private final TypeValue type;
    private final Map<Value, Value> entries;
    private final @Nullable Value factory;

    /** A dictionary of these entries; the Java map is copied. */
    public DictValue(Map<? extends Value, ? extends Value> entries) {
        this(Types.DICT, entries, null);
    }

    /** A dictionary of a subclass, with a factory for missing values if it is a {@code defaultdict}. */
    DictValue(TypeValue type, Map<? extends Value, ? extends Value> entries, @Nullable Value factory) {
        this.type = type;
        this.entries = new LinkedHashMap<>(entries);
        this.factory = factory;
    }

    /** The entries, live. */
    public Map<Value, Value> entries() {
        return entries;
    }

    @Override
    public TypeValue type() {
        return type;
    }

    @Override
    public String repr(Run run) {
        StringBuilder text = new StringBuilder("{");
        entries.forEach((key, value) -> {
            text.append(text.length() > 1 ? ", " : "");
            text.append(key.repr(run)).append(": ").append(value.repr(run));
        });
        return text.append('}').toString();
    }

    @Override
    public boolean truth(Run run) {
        return !entries.isEmpty();
    }

    @Override
    public int size(Run run) {
        return entries.size();
    }

    @Override
    public Iterator<Value> iterator(Run run) {
        return new ArrayList<>(entries.keySet()).iterator();
    }

    @Override
    public boolean contains(Run run, Value item) {
        return entries.containsKey(Operators.key(item));
    }

    @Override
    public Value item(Run run, Value key) {
        Value found = entries.get(Operators.key(key));
        if (found == null && factory != null) {
            found = type == Types.COUNTER ? Int.of(0) : factory.call(run, Arguments.NONE);
            if (type != Types.COUNTER) {
                entries.put(Operators.key(key), found);
            }
        }
        if (found == null) {
            throw Errors.key(key);
        }
        return found;
    }

    @Override
    public void assignItem(Run run, Value key, Value value) {
        entries.put(Operators.key(key), value);
    }

    @Override
    public void deleteItem(Run run, Value key) {
        if (entries.remove(Operators.key(key)) == null) {
            throw Errors.key(key);
        }
    }

    @Override
    public @Nullable Value operate(Run run, String operator, Value right) {
        if (!operator.equals("|") || !(right instanceof DictValue other)) {
            return null;
        }
        DictValue union = new DictValue(entries);
        union.entries.putAll(other.entries);
        return union;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DictValue dict && dict.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        throw Errors.type("unhashable type: 'dict'");
    }
}
