package dev.windlass.dialect.mysql;

import dev.windlass.dialect.Inspected.Unmanaged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers what is seen while a catalogue is read and has no place in a schema. */
final class MysqlNotes {
    private static final int NAMED = 5;

    private final List<Unmanaged> notes = new ArrayList<>();
    private final Map<String, List<String>> definers = new TreeMap<>();
    private final Map<String, List<String>> modes = new TreeMap<>();

    void add(String kind, Object name, String why) {
        notes.add(new Unmanaged(kind, name.toString(), why));
    }

    /** An object that runs with the privileges of another user than ours. */
    void definer(String definer, Object name) {
        definers.computeIfAbsent(definer, key -> new ArrayList<>()).add(name.toString());
    }

    /** An object that runs under another SQL mode than ours. */
    void mode(String mode, Object name) {
        modes.computeIfAbsent(mode, key -> new ArrayList<>()).add(name.toString());
    }

    List<Unmanaged> all() {
        List<Unmanaged> all = new ArrayList<>(notes);
        definers.forEach((definer, names) -> all.add(new Unmanaged(
                "definer", definer, "of " + some(names) + "; what Windlass creates has its own user as the definer")));
        modes.forEach((mode, names) -> all.add(new Unmanaged(
                "SQL mode",
                mode.isEmpty() ? "''" : mode,
                "of " + some(names) + "; what Windlass creates has the session's SQL mode")));
        all.sort(Comparator.comparing(Unmanaged::kind).thenComparing(Unmanaged::name));
        return all;
    }

    private static String some(List<String> names) {
        int more = names.size() - NAMED;
        return more <= 0
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMED)) + " and " + more + " more";
    }
}
