package dev.windlass.schema;

import java.util.List;

/**
 * A type with rules of its own (PostgreSQL).
 *
 * @param checks its checks, sorted by name
 * @param comment its comment; empty for none
 */
public record Domain(
        QualifiedName name,
        DataType type,
        boolean nullable,
        DefaultValue defaultValue,
        String collation,
        List<Constraint.Check> checks,
        String comment)
        implements SchemaObject {
    public Domain {
        checks = checks.stream()
                .sorted(java.util.Comparator.comparing(Constraint.Check::name)
                        .thenComparing(Constraint.Check::expression))
                .toList();
    }

    /** A nullable domain without rules. */
    public static Domain of(QualifiedName name, DataType type) {
        return new Domain(name, type, true, DefaultValue.NONE, "", List.of(), "");
    }

    @Override
    public ObjectKey key() {
        return ObjectKey.of(ObjectKind.DOMAIN, name);
    }

    /** The same domain, nullable or not. */
    public Domain withNullable(boolean other) {
        return new Domain(name, type, other, defaultValue, collation, checks, comment);
    }

    /** The same domain with another default. */
    public Domain withDefault(DefaultValue other) {
        return new Domain(name, type, nullable, other, collation, checks, comment);
    }

    /** The same domain with other checks. */
    public Domain withChecks(List<Constraint.Check> other) {
        return new Domain(name, type, nullable, defaultValue, collation, other, comment);
    }
}
