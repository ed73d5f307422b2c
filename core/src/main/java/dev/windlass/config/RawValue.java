package dev.windlass.config;

import dev.windlass.error.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A value as a file, a variable or a flag holds it, before its setting gives it a type. Its kinds answer for themselves,
 * rather than being told apart by a {@code switch}: every command reads configuration before it does anything else, and
 * each {@code switch} over types costs a start some two milliseconds (see docs/decisions.md).
 */
public sealed interface RawValue {
    /** Where it stands. */
    Origin origin();

    /** What it is, for messages: {@code text}, {@code a list}. */
    String kindName();

    /** Its text, if it is a text, number or truth value. */
    default Optional<String> scalar() {
        return Optional.empty();
    }

    /** Its items, if it is a list. */
    default Optional<List<RawValue>> list() {
        return Optional.empty();
    }

    /** Its entries, if it is a table. */
    default Optional<Map<String, RawValue>> table() {
        return Optional.empty();
    }

    /** Why there is no value, if so. */
    default Optional<Problem> unresolved() {
        return Optional.empty();
    }

    /** The same with every text changed, in lists and tables too. */
    default RawValue mapTexts(BiFunction<String, Origin, RawValue> change) {
        return this;
    }

    /** Text. */
    record Text(String text, Origin origin) implements RawValue {
        @Override
        public String kindName() {
            return "text";
        }

        @Override
        public Optional<String> scalar() {
            return Optional.of(text);
        }

        @Override
        public RawValue mapTexts(BiFunction<String, Origin, RawValue> change) {
            return change.apply(text, origin);
        }
    }

    /** True or false. */
    record Truth(boolean value, Origin origin) implements RawValue {
        @Override
        public String kindName() {
            return "true or false";
        }

        @Override
        public Optional<String> scalar() {
            return Optional.of(Boolean.toString(value));
        }
    }

    /** A whole number. */
    record Whole(long value, Origin origin) implements RawValue {
        @Override
        public String kindName() {
            return "a number";
        }

        @Override
        public Optional<String> scalar() {
            return Optional.of(Long.toString(value));
        }
    }

    /** Values in order. */
    record Items(List<RawValue> items, Origin origin) implements RawValue {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String kindName() {
            return "a list";
        }

        @Override
        public Optional<List<RawValue>> list() {
            return Optional.of(items);
        }

        @Override
        public RawValue mapTexts(BiFunction<String, Origin, RawValue> change) {
            return new Items(items.stream().map(item -> item.mapTexts(change)).toList(), origin);
        }
    }

    /** Named values, in the order of the file. */
    record Table(Map<String, RawValue> entries, Origin origin) implements RawValue {
        public Table {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String kindName() {
            return "a table";
        }

        @Override
        public Optional<Map<String, RawValue>> table() {
            return Optional.of(entries);
        }

        @Override
        public RawValue mapTexts(BiFunction<String, Origin, RawValue> change) {
            Map<String, RawValue> changed = new LinkedHashMap<>();
            entries.forEach((key, entry) -> changed.put(key, entry.mapTexts(change)));
            return new Table(changed, origin);
        }
    }

    /** A value that no setting takes, such as a date; {@code kindName} says what it is. */
    record Other(String kindName, Origin origin) implements RawValue {}

    /** A value that could not be made, such as one that names an undefined variable. */
    record Unresolved(Problem problem, Origin origin) implements RawValue {
        @Override
        public String kindName() {
            return "unresolved";
        }

        @Override
        public Optional<Problem> unresolved() {
            return Optional.of(problem);
        }
    }
}
