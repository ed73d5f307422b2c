package dev.windlass.schema;

/**
 * A namespace: what PostgreSQL calls a schema and MySQL a database.
 *
 * @param comment its comment; empty for none
 */
public record Namespace(String name, String comment) implements SchemaObject {
    @Override
    public ObjectKey key() {
        return ObjectKey.of(ObjectKind.NAMESPACE, QualifiedName.of(name));
    }
}
