package dev.windlass.schema;

import java.util.List;

/**
 * A view whose rows are kept (PostgreSQL).
 *
 * @param query the query, SQL text
 * @param withData whether it is filled when it is created
 * @param indexes its indexes, sorted by name
 * @param options storage parameters, SQL text; empty for none
 * @param tablespace its tablespace; empty for the default
 * @param comment its comment; empty for none
 */
public record MaterializedView(
        QualifiedName name,
        String query,
        boolean withData,
        List<Index> indexes,
        String options,
        String tablespace,
        String comment)
        implements SchemaObject {
    public MaterializedView {
        indexes = Sorted.indexes(indexes);
    }

    /** A filled one without indexes. */
    public static MaterializedView of(QualifiedName name, String query) {
        return new MaterializedView(name, query, true, List.of(), "", "", "");
    }

    @Override
    public ObjectKey key() {
        return ObjectKey.of(ObjectKind.MATERIALIZED_VIEW, name);
    }

    /** The same with other indexes. */
    public MaterializedView withIndexes(List<Index> other) {
        return new MaterializedView(name, query, withData, other, options, tablespace, comment);
    }
}
