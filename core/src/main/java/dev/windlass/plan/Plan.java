package dev.windlass.plan;

import dev.windlass.revision.RevisionId;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a command will do, decided before anything is done.
 *
 * @param from the heads, by parents, of what is applied before, sorted
 * @param to the heads, by parents, of what is applied after, sorted
 * @param steps the steps in order; none if the database is already there
 */
public record Plan(SortedSet<RevisionId> from, SortedSet<RevisionId> to, List<Step> steps) {
    public Plan {
        from = Collections.unmodifiableSortedSet(new TreeSet<>(from));
        to = Collections.unmodifiableSortedSet(new TreeSet<>(to));
        steps = List.copyOf(steps);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
