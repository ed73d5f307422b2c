package dev.windlass.schema;

import java.util.Comparator;

/**
 * What tells an object of a schema from every other one.
 *
 * @param kind its kind
 * @param name its name; of a grant, the name of what it is on
 * @param detail what else it takes: the argument types of a routine, the table of a trigger or policy, the kind and
 *     the grantee of a grant; empty for other kinds
 */
public record ObjectKey(ObjectKind kind, QualifiedName name, String detail) implements Comparable<ObjectKey> {
    private static final Comparator<ObjectKey> ORDER =
            Comparator.comparing(ObjectKey::kind).thenComparing(ObjectKey::name).thenComparing(ObjectKey::detail);

    /** The key of an object that its kind and name alone tell from others. */
    public static ObjectKey of(ObjectKind kind, QualifiedName name) {
        return new ObjectKey(kind, name, "");
    }

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }

    /** Such as {@code table 'users'}, for messages. */
    @Override
    public String toString() {
        return kind.word() + " '" + name + "'"
                + switch (kind) {
                    case TRIGGER, POLICY -> " on '" + detail + "'";
                    case ROUTINE -> " (" + detail + ")";
                    case GRANT -> " to " + detail;
                    case NAMESPACE,
                            EXTENSION,
                            ENUM_TYPE,
                            DOMAIN,
                            COMPOSITE_TYPE,
                            SEQUENCE,
                            TABLE,
                            VIEW,
                            MATERIALIZED_VIEW -> "";
                };
    }
}
