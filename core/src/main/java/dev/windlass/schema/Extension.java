package dev.windlass.schema;

/**
 * An extension of the server (PostgreSQL).
 *
 * @param namespace where its objects are; empty for the default
 * @param version its version; empty for the newest
 * @param comment its comment; empty for the extension's own
 */
public record Extension(String name, String namespace, String version, String comment) implements SchemaObject {
    /** An extension in the default namespace, the newest version. */
    public static Extension of(String name) {
        return new Extension(name, "", "", "");
    }

    @Override
    public ObjectKey key() {
        return ObjectKey.of(ObjectKind.EXTENSION, QualifiedName.of(name));
    }
}
