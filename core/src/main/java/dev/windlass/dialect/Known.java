package dev.windlass.dialect;

import dev.windlass.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a database before an operation.
 *
 * @param schema what it looks like, where known
 * @param definitions on SQLite all rows of {@code sqlite_master}, in the order of their rowids; none elsewhere, or where
 *     not known
 */
public record Known(Optional<Schema> schema, List<StoredDefinition> definitions) {
    /** Nothing. */
    public static final Known NOTHING = new Known(Optional.empty(), List.of());

    public Known {
        definitions = List.copyOf(definitions);
    }

    /** What it looks like. */
    public static Known of(Schema schema) {
        return new Known(Optional.of(schema), List.of());
    }
}
