package dev.windlass.dialect;

import dev.windlass.schema.QualifiedName;
import java.util.Set;

/**
 * What of a database is looked at.
 *
 * @param defaultNamespace the namespace where names without one are looked up; its objects have names without a
 *     namespace. On PostgreSQL a schema, on MySQL the database, on SQLite empty
 * @param namespaces the namespaces looked at; none means all of the user's on PostgreSQL, and the default one on MySQL
 * @param ownTables the tables that belong to Windlass and to the tool whose history it keeps; they are no part of the
 *     schema
 */
public record InspectionScope(String defaultNamespace, Set<String> namespaces, Set<QualifiedName> ownTables) {
    public InspectionScope {
        namespaces = Set.copyOf(namespaces);
        ownTables = Set.copyOf(ownTables);
    }

    /** All that is the user's. */
    public static InspectionScope of(String defaultNamespace) {
        return new InspectionScope(defaultNamespace, Set.of(), Set.of());
    }
}
