package dev.windlass.schema;

import java.util.List;

/**
 * A type of named values (PostgreSQL).
 *
 * @param values the values, in order
 * @param comment its comment; empty for none
 */
public record EnumType(QualifiedName name, List<String> values, String comment) implements SchemaObject {
    public EnumType {
        values = List.copyOf(values);
    }

    /** A type without a comment. */
    public static EnumType of(QualifiedName name, List<String> values) {
        return new EnumType(name, values, "");
    }

    @Override
    public ObjectKey key() {
        return ObjectKey.of(ObjectKind.ENUM_TYPE, name);
    }

    /** The same type under another name. */
    public EnumType withName(QualifiedName other) {
        return new EnumType(other, values, comment);
    }

    /** The same type with other values. */
    public EnumType withValues(List<String> other) {
        return new EnumType(name, other, comment);
    }
}
