package dev.windlass.dialect;

import dev.windlass.schema.Literal;
import dev.windlass.schema.QualifiedName;

/** How a dialect writes names and constants, so that they mean what they say whatever is in them. */
public interface Quoting {
    /**
     * A name, in quotes where it needs them: where it is a reserved word, or has anything but lower-case letters, digits
     * and {@code _}.
     *
     * @throws dev.windlass.error.WindlassException if the server could not keep that name whole
     */
    String identifier(String name);

    /** A text constant. */
    String text(String value);

    /** A constant. */
    String literal(Literal value);

    /** A name with its namespace. */
    default String name(QualifiedName name) {
        return (name.namespace().isEmpty() ? "" : identifier(name.namespace()) + ".") + identifier(name.name());
    }

    /** Names in a row, with commas. */
    default String names(java.util.List<String> names) {
        return names.stream().map(this::identifier).collect(java.util.stream.Collectors.joining(", "));
    }
}
