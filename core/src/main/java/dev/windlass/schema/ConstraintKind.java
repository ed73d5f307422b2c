package dev.windlass.schema;

import java.util.Locale;

/** The kinds of constraints. */
public enum ConstraintKind {
    PRIMARY_KEY,
    UNIQUE,
    FOREIGN_KEY,
    CHECK,
    EXCLUSION,
    /** Not said; servers that need it refuse, unless the schema says it. */
    UNKNOWN;

    /** The kind of a constraint. */
    public static ConstraintKind of(Constraint constraint) {
        return switch (constraint) {
            case Constraint.PrimaryKey key -> PRIMARY_KEY;
            case Constraint.Unique unique -> UNIQUE;
            case Constraint.ForeignKey key -> FOREIGN_KEY;
            case Constraint.Check check -> CHECK;
            case Constraint.Exclusion exclusion -> EXCLUSION;
        };
    }

    /** The words for it in messages, such as {@code foreign key}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
