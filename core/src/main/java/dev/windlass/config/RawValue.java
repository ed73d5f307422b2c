package dev.windlass.config;

import dev.windlass.error.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value as a file, a variable or a flag holds it, before its setting gives it a type. */
public sealed interface RawValue {
    /** Where it stands. */
    Origin origin();

    /** Text. */
    record Text(String text, Origin origin) implements RawValue {}

    /** True or false. */
    record Truth(boolean value, Origin origin) implements RawValue {}

    /** A whole number. */
    record Whole(long value, Origin origin) implements RawValue {}

    /** Values in order. */
    record Items(List<RawValue> items, Origin origin) implements RawValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Named values, in the order of the file. */
    record Table(Map<String, RawValue> entries, Origin origin) implements RawValue {
        public Table {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /** A value that no setting takes, such as a date; {@code kind} says what it is. */
    record Other(String kind, Origin origin) implements RawValue {}

    /** A value that could not be made, such as one that names an undefined variable. */
    record Unresolved(Problem problem, Origin origin) implements RawValue {}

    /** What it is, for messages: {@code text}, {@code a list}. */
    default String kindName() {
        return switch (this) {
            case Text t -> "text";
            case Truth t -> "true or false";
            case Whole w -> "a number";
            case Items i -> "a list";
            case Table t -> "a table";
            case Other o -> o.kind();
            case Unresolved u -> "unresolved";
        };
    }
}
