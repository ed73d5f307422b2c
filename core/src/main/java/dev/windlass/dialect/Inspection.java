package dev.windlass.dialect;

import java.util.List;
import java.util.Map;

/** How a dialect tells what a database looks like: a fixed number of queries, and what their rows mean. */
public interface Inspection {
    /** The queries; as many for ten thousand tables as for one. */
    List<CatalogQuery> queries(ServerVersion version, InspectionScope scope);

    /**
     * Queries that the answers to {@link #queries} call for: what a server tells of one object at a time alone, as MySQL does
     * the text of a routine. None for a database without such objects.
     */
    default List<CatalogQuery> further(
            ServerVersion version, InspectionScope scope, Map<String, List<CatalogRow>> rows) {
        return List.of();
    }

    /**
     * What the rows mean. Pure: nothing but the rows is looked at.
     *
     * @param rows the rows of each query of {@link #queries} and {@link #further}, by the query's name
     */
    Inspected assemble(ServerVersion version, InspectionScope scope, Map<String, List<CatalogRow>> rows);
}
