package dev.windlass.schema;

import java.util.List;

/**
 * A view.
 *
 * @param columns its columns' names; none for those of the query
 * @param query the query, SQL text of the dialect
 * @param options such as {@code security_barrier=true} (PostgreSQL); SQL text, empty for none
 * @param check {@code LOCAL} or {@code CASCADED} for WITH CHECK OPTION; empty for none
 * @param comment its comment; empty for none
 */
public record View(QualifiedName name, List<String> columns, String query, String options, String check, String comment)
        implements SchemaObject {
    public View {
        columns = List.copyOf(columns);
    }

    /** A view with the columns of its query. */
    public static View of(QualifiedName name, String query) {
        return new View(name, List.of(), query, "", "", "");
    }

    @Override
    public ObjectKey key() {
        return ObjectKey.of(ObjectKind.VIEW, name);
    }
}
