package dev.windlass.schema;

import java.util.List;

/**
 * A type of several attributes (PostgreSQL).
 *
 * @param comment its comment; empty for none
 */
public record CompositeType(QualifiedName name, List<Attribute> attributes, String comment) implements SchemaObject {
    public CompositeType {
        attributes = List.copyOf(attributes);
    }

    /** A part of a composite type; the collation is empty for the default. */
    public record Attribute(String name, DataType type, String collation) {}

    @Override
    public ObjectKey key() {
        return ObjectKey.of(ObjectKind.COMPOSITE_TYPE, name);
    }
}
