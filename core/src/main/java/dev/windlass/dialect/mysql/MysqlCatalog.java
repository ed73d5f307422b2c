package dev.windlass.dialect.mysql;

import dev.windlass.dialect.CatalogRow;
import dev.windlass.dialect.InspectionScope;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.schema.QualifiedName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of the catalogue, and what all who read them need to know. */
record MysqlCatalog(ServerVersion version, InspectionScope scope, Map<String, List<CatalogRow>> answers) {
    boolean isMariaDb() {
        return version.isMariaDb();
    }

    /** The rows of a query; none if the version has no such query. */
    List<CatalogRow> rows(String query) {
        return answers.getOrDefault(query, List.of());
    }

    /** The database whose objects have names without a namespace. */
    String defaultNamespace() {
        return scope.defaultNamespace();
    }

    QualifiedName name(String database, String name) {
        return QualifiedName.of(database.equals(defaultNamespace()) ? "" : database, name);
    }

    /** The name in the columns {@code s} and {@code t}. */
    QualifiedName table(CatalogRow row) {
        return name(row.text("s"), row.text("t"));
    }

    boolean isOwn(QualifiedName table) {
        return scope.ownTables().contains(table)
                || scope.ownTables().contains(table.in(defaultNamespace()))
                        && table.namespace().isEmpty();
    }

    /** The rows of a query by their tables. */
    Map<QualifiedName, List<CatalogRow>> byTable(String query) {
        Map<QualifiedName, List<CatalogRow>> result = new LinkedHashMap<>();
        for (CatalogRow row : rows(query)) {
            result.computeIfAbsent(table(row), key -> new ArrayList<>()).add(row);
        }
        return result;
    }

    /** The rows in groups that have a column's value in common, in their order. */
    static Map<String, List<CatalogRow>> by(String column, List<CatalogRow> rows) {
        Map<String, List<CatalogRow>> result = new LinkedHashMap<>();
        for (CatalogRow row : rows) {
            result.computeIfAbsent(row.text(column), key -> new ArrayList<>()).add(row);
        }
        return result;
    }
}
