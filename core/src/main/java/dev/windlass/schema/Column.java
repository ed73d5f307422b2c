package dev.windlass.schema;

/**
 * A column of a table. At most one of default, identity and generated is set.
 *
 * @param name its name as the catalogue spells it
 * @param type its type
 * @param nullable whether it may hold NULL
 * @param defaultValue what it holds when no value is given
 * @param identity how it numbers the rows, if it does
 * @param generated whether it is computed from others
 * @param collation the name of its collation; empty for the default. On MySQL it also decides the character set
 * @param comment its comment; empty for none
 * @param onUpdate MySQL's {@code ON UPDATE} expression; empty for none
 */
public record Column(
        String name,
        DataType type,
        boolean nullable,
        DefaultValue defaultValue,
        Identity identity,
        Generated generated,
        String collation,
        String comment,
        String onUpdate) {
    public Column {
        int sources = (defaultValue instanceof DefaultValue.None ? 0 : 1)
                + (identity instanceof Identity.None ? 0 : 1)
                + (generated instanceof Generated.None ? 0 : 1);
        if (sources > 1) {
            throw new IllegalArgumentException(
                    "column '" + name + "' has more than one of default, identity and generated expression");
        }
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a column needs a name");
        }
    }

    /** A nullable column without anything else. */
    public static Column of(String name, DataType type) {
        return new Column(name, type, true, DefaultValue.NONE, Identity.NONE, Generated.NONE, "", "", "");
    }

    /** The same column under another name. */
    public Column withName(String other) {
        return new Column(other, type, nullable, defaultValue, identity, generated, collation, comment, onUpdate);
    }

    /** The same column of another type. */
    public Column withType(DataType other) {
        return new Column(name, other, nullable, defaultValue, identity, generated, collation, comment, onUpdate);
    }

    /** The same column, nullable or not. */
    public Column withNullable(boolean other) {
        return new Column(name, type, other, defaultValue, identity, generated, collation, comment, onUpdate);
    }

    /** The same column with another default. */
    public Column withDefault(DefaultValue other) {
        return new Column(name, type, nullable, other, identity, generated, collation, comment, onUpdate);
    }

    /** The same column with another identity. */
    public Column withIdentity(Identity other) {
        return new Column(name, type, nullable, defaultValue, other, generated, collation, comment, onUpdate);
    }

    /** The same column with another generated expression. */
    public Column withGenerated(Generated other) {
        return new Column(name, type, nullable, defaultValue, identity, other, collation, comment, onUpdate);
    }

    /** The same column with another collation. */
    public Column withCollation(String other) {
        return new Column(name, type, nullable, defaultValue, identity, generated, other, comment, onUpdate);
    }

    /** The same column with another comment. */
    public Column withComment(String other) {
        return new Column(name, type, nullable, defaultValue, identity, generated, collation, other, onUpdate);
    }

    /** The same column with another {@code ON UPDATE} expression. */
    public Column withOnUpdate(String other) {
        return new Column(name, type, nullable, defaultValue, identity, generated, collation, comment, other);
    }
}
