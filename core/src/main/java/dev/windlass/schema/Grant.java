package dev.windlass.schema;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The privileges that one role has on one object.
 *
 * @param on the kind of the object: table (views too), sequence, routine, namespace, or a type
 * @param object its name; of a routine with its signature in {@code signature}
 * @param signature the argument types of a routine; empty otherwise
 * @param grantee the role, as the catalogue spells it; {@code public} in lower case is everybody on PostgreSQL. On MySQL
 *     {@code user@host}
 * @param privileges such as {@code SELECT}, {@code UPDATE (email)}; SQL text in upper case
 * @param grantable whether the grantee may grant them to others
 */
public record Grant(
        ObjectKind on,
        QualifiedName object,
        String signature,
        String grantee,
        Set<String> privileges,
        boolean grantable)
        implements SchemaObject {
    public Grant {
        privileges = Collections.unmodifiableSet(new TreeSet<>(privileges));
    }

    @Override
    public ObjectKey key() {
        return new ObjectKey(
                ObjectKind.GRANT,
                object,
                grantee + (grantable ? " with grant option" : "") + " on " + on.word() + signature);
    }

    /** The same with other privileges. */
    public Grant withPrivileges(Set<String> other) {
        return new Grant(on, object, signature, grantee, other, grantable);
    }

    /** The same on another object. */
    public Grant withObject(QualifiedName other) {
        return new Grant(on, other, signature, grantee, privileges, grantable);
    }
}
