package dev.windlass.schema;

/**
 * A function or a procedure.
 *
 * @param kind which of the two
 * @param arguments its arguments as they are declared, without the parentheses; SQL text
 * @param signature its argument types alone, which tell it from others of its name (PostgreSQL); SQL text
 * @param returns what it returns; SQL text, empty for a procedure
 * @param language its language (PostgreSQL); empty where the body is written as it stands, without quotes
 * @param attributes such as {@code IMMUTABLE STRICT SECURITY DEFINER} or {@code DETERMINISTIC}; SQL text
 * @param body its body, without quotes
 * @param comment its comment; empty for none
 */
public record Routine(
        Kind kind,
        QualifiedName name,
        String arguments,
        String signature,
        String returns,
        String language,
        String attributes,
        String body,
        String comment)
        implements SchemaObject {
    /** Function or procedure. */
    public enum Kind {
        FUNCTION,
        PROCEDURE
    }

    @Override
    public ObjectKey key() {
        return new ObjectKey(ObjectKind.ROUTINE, name, signature);
    }
}
