package dev.windlass.schema;

import java.util.Comparator;

/**
 * The name of an object, exactly as the catalogue spells it: unquoted, in its own case.
 *
 * @param namespace the namespace (a schema on PostgreSQL, a database on MySQL); empty for the default one
 * @param name the object's own name; never empty
 */
public record QualifiedName(String namespace, String name) implements Comparable<QualifiedName> {
    private static final Comparator<QualifiedName> ORDER =
            Comparator.comparing(QualifiedName::namespace).thenComparing(QualifiedName::name);

    public QualifiedName {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an object needs a name");
        }
    }

    /** A name in the default namespace. */
    public static QualifiedName of(String name) {
        return new QualifiedName("", name);
    }

    /** A name in a namespace; the default one if that is empty. */
    public static QualifiedName of(String namespace, String name) {
        return new QualifiedName(namespace, name);
    }

    /** Another name in the same namespace. */
    public QualifiedName sibling(String other) {
        return new QualifiedName(namespace, other);
    }

    /** The same name in another namespace. */
    public QualifiedName in(String other) {
        return new QualifiedName(other, name);
    }

    @Override
    public int compareTo(QualifiedName other) {
        return ORDER.compare(this, other);
    }

    /** {@code namespace.name}, for messages; not quoted, so never for SQL. */
    @Override
    public String toString() {
        return namespace.isEmpty() ? name : namespace + "." + name;
    }
}
