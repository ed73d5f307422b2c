package dev.windlass.schema;

/**
 * A sequence of numbers that is not the work of an identity column.
 *
 * @param type smallint, integer or bigint
 * @param options how it counts
 * @param ownedBy the column it is dropped with, as {@code table.column}; empty for none
 * @param comment its comment; empty for none
 */
public record Sequence(QualifiedName name, DataType type, SequenceOptions options, String ownedBy, String comment)
        implements SchemaObject {
    /** A sequence of bigint that counts as the server does by itself. */
    public static Sequence of(QualifiedName name) {
        return new Sequence(name, new DataType.BigInt(), SequenceOptions.DEFAULT, "", "");
    }

    @Override
    public ObjectKey key() {
        return ObjectKey.of(ObjectKind.SEQUENCE, name);
    }
}
