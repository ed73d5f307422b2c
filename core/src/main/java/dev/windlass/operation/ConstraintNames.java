package dev.windlass.operation;

import dev.windlass.schema.Constraint;
import dev.windlass.schema.QualifiedName;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Names for constraints that a revision gives none: those that PostgreSQL would choose, on every dialect, so that the way
 * back can name them.
 */
final class ConstraintNames {
    private static final int LONGEST_NAME = 63;

    private ConstraintNames() {}

    static Constraint named(Constraint constraint, QualifiedName table) {
        if (!constraint.name().isEmpty()) {
            return constraint;
        }
        return constraint.withName(
                switch (constraint) {
                    case Constraint.PrimaryKey key -> name(table, List.of(), "pkey");
                    case Constraint.Unique unique -> name(table, unique.columns(), "key");
                    case Constraint.ForeignKey key -> name(table, key.columns(), "fkey");
                    case Constraint.Check check -> name(table, List.of(), "check");
                    case Constraint.Exclusion exclusion -> name(table, exclusion.columns(), "excl");
                });
    }

    private static String name(QualifiedName table, List<String> columns, String suffix) {
        String end = "_" + suffix;
        String start = columns.isEmpty() ? table.name() : table.name() + "_" + String.join("_", columns);
        while (start.getBytes(StandardCharsets.UTF_8).length + end.length() > LONGEST_NAME) {
            start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
        }
        return start + end;
    }
}
