package dev.windlass.schema;

import java.util.Comparator;
import java.util.List;

/** The order of things whose order says nothing, so that equal tables are equal values. */
final class Sorted {
    private static final Comparator<Constraint> CONSTRAINTS = Comparator.comparing(ConstraintKind::of)
            .thenComparing(Constraint::name)
            .thenComparing(Object::toString);
    private static final Comparator<Index> INDEXES =
            Comparator.comparing(Index::name).thenComparing(Index::toString);

    private Sorted() {}

    static List<Constraint> constraints(List<Constraint> constraints) {
        return constraints.stream().sorted(CONSTRAINTS).toList();
    }

    static List<Index> indexes(List<Index> indexes) {
        return indexes.stream().sorted(INDEXES).toList();
    }
}
