package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Errors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The order of a table's columns after batch mode has added and dropped some, as Alembic finds it (operations/batch.py,
 * {@code _adjust_self_columns_for_partial_reordering}): columns as early as those that must precede them allow. A column
 * that is added behind one that is dropped in the same batch therefore comes to the front.
 */
final class BatchColumnOrder {
    private record Pair(String first, String second) {}

    private final List<String> existing;
    private final List<Pair> wanted = new ArrayList<>();
    private final List<Pair> added = new ArrayList<>();
    private final boolean partial;

    /**
     * An order.
     *
     * @param columns the table's columns
     * @param reordering {@code partial_reordering}: columns that shall follow one another; empty for as they are
     */
    BatchColumnOrder(List<String> columns, List<List<String>> reordering) {
        this.existing = new ArrayList<>(columns);
        this.partial = !reordering.isEmpty();
        reordering.forEach(names -> {
            for (int i = 1; i < names.size(); i++) {
                wanted.add(new Pair(names.get(i - 1), names.get(i)));
            }
        });
    }

    /** Notes a new column; {@code before} and {@code after} are empty if it was not said where. */
    void add(String name, String before, String after) {
        String first = after;
        String second = before;
        if (!partial && !after.isEmpty() && before.isEmpty()) {
            int index = existing.indexOf(after) + 1;
            second = index == 0 ? second(after) : index < existing.size() ? existing.get(index) : "";
        }
        if (!partial && after.isEmpty() && !before.isEmpty()) {
            int index = existing.indexOf(before) - 1;
            first = index == -2 ? first(before) : index >= 0 ? existing.get(index) : "";
        }
        if (!second.isEmpty()) {
            added.add(new Pair(name, second));
        }
        if (!first.isEmpty()) {
            added.add(new Pair(first, name));
        }
        if (!partial && first.isEmpty() && second.isEmpty() && !existing.isEmpty()) {
            added.add(new Pair(existing.getLast(), name));
        }
    }

    private String second(String first) {
        return added.reversed().stream()
                .filter(pair -> pair.first.equals(first))
                .findFirst()
                .map(Pair::second)
                .orElseThrow(() -> Errors.key(new dev.windlass.alembic.eval.Str(first)));
    }

    private String first(String second) {
        return added.reversed().stream()
                .filter(pair -> pair.second.equals(second))
                .findFirst()
                .map(Pair::first)
                .orElseThrow(() -> Errors.key(new dev.windlass.alembic.eval.Str(second)));
    }

    /** Notes that a column is gone. */
    void drop(String name) {
        existing.remove(name);
    }

    /** The columns in order. */
    List<String> of(Set<String> columns) {
        if (!partial && added.isEmpty()) {
            return List.copyOf(columns);
        }
        List<Pair> pairs = new ArrayList<>(wanted);
        List<String> all = List.copyOf(columns);
        for (int i = 1; !partial && i < existing.size(); i++) {
            pairs.add(new Pair(all.get(i - 1), existing.get(i)));
        }
        pairs.addAll(added);
        Set<String> left = new LinkedHashSet<>(all);
        List<String> sorted = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<String> waiting = new HashSet<>();
            pairs.stream()
                    .filter(pair -> !pair.first.equals(pair.second) && left.contains(pair.first))
                    .forEach(pair -> waiting.add(pair.second));
            List<String> next =
                    left.stream().filter(name -> !waiting.contains(name)).toList();
            if (next.isEmpty()) {
                throw Errors.value("Circular dependency detected in the order of columns " + left);
            }
            sorted.addAll(next);
            next.forEach(left::remove);
        }
        return sorted;
    }
}
