package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.CatalogRow;
import dev.windlass.dialect.InspectionScope;
import dev.windlass.schema.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The catalogue's rows, each found by what it belongs to. Objects are known by their numbers, as text. */
final class PostgresqlCatalogRows {
    private final Map<String, List<CatalogRow>> rows;
    private final InspectionScope scope;
    private final Map<String, CatalogRow> relations;
    private final Map<String, PostgresqlColumnNames> columns = new HashMap<>();
    private final Map<String, List<CatalogRow>> constraints;
    private final Map<String, List<CatalogRow>> indexes;
    private final Map<String, CatalogRow> indexesByNumber;
    private final Map<String, CatalogRow> sequences;
    private final Set<String> ownersOfSeveral = new HashSet<>();
    private final Map<String, CatalogRow> sequencesByOwner = new HashMap<>();
    /** The namespaces that belong to extensions, and to which. */
    private final Map<String, String> foreignNamespaces = new HashMap<>();

    private final Map<String, String> comments = new HashMap<>();
    private final Set<String> constraintIndexes = new HashSet<>();
    private final Set<QualifiedName> ownTables = new HashSet<>();

    PostgresqlCatalogRows(Map<String, List<CatalogRow>> rows, InspectionScope scope) {
        this.rows = rows;
        this.scope = scope;
        this.relations = byNumber("relations");
        grouped("columns", "relation")
                .forEach((relation, found) -> columns.put(relation, new PostgresqlColumnNames(found)));
        this.constraints = grouped("constraints", "relation");
        this.indexes = grouped("indexes", "relation");
        this.indexesByNumber = byNumber("indexes");
        all("constraints").forEach(row -> constraintIndexes.add(row.text("index")));
        this.sequences = byNumber("sequences");
        for (CatalogRow sequence : all("sequences")) {
            if (sequence.nullable("owner") != null) {
                String owner = sequence.text("owner") + " " + sequence.text("owner_column");
                if (sequencesByOwner.put(owner, sequence) != null) {
                    ownersOfSeveral.add(owner);
                }
            }
        }
        for (CatalogRow namespace : all("namespaces")) {
            if (namespace.nullable("extension") != null) {
                foreignNamespaces.put(namespace.text("name"), namespace.text("extension"));
            }
        }
        for (CatalogRow row : all("comments")) {
            comments.put(row.text("catalogue") + " " + row.text("oid") + " " + row.text("number"), row.text("comment"));
        }
        scope.ownTables().forEach(table -> ownTables.add(inDefault(table)));
    }

    private QualifiedName inDefault(QualifiedName name) {
        return name.namespace().equals(scope.defaultNamespace()) ? name.in("") : name;
    }

    private Map<String, CatalogRow> byNumber(String query) {
        List<CatalogRow> all = all(query);
        Map<String, CatalogRow> result = HashMap.newHashMap(all.size());
        all.forEach(row -> result.put(row.text("oid"), row));
        return result;
    }

    private Map<String, List<CatalogRow>> grouped(String query, String column) {
        Map<String, List<CatalogRow>> result = new HashMap<>();
        for (CatalogRow row : all(query)) {
            result.computeIfAbsent(row.text(column), ignored -> new ArrayList<>())
                    .add(row);
        }
        return result;
    }

    /** The rows of a query. */
    List<CatalogRow> all(String query) {
        return rows.getOrDefault(query, List.of());
    }

    @Nullable
    CatalogRow relation(String number) {
        return relations.get(number);
    }

    /** The columns of a relation; none where they were not asked for. */
    PostgresqlColumnNames columns(String relation) {
        return columns.getOrDefault(relation, new PostgresqlColumnNames(List.of()));
    }

    List<CatalogRow> constraints(String relation) {
        return constraints.getOrDefault(relation, List.of());
    }

    List<CatalogRow> indexes(String relation) {
        return indexes.getOrDefault(relation, List.of());
    }

    @Nullable
    CatalogRow index(String number) {
        return indexesByNumber.get(number);
    }

    @Nullable
    CatalogRow sequence(String number) {
        return sequences.get(number);
    }

    /** The sequence that is dropped with a column. */
    @Nullable
    CatalogRow sequence(String relation, String column) {
        return sequencesByOwner.get(relation + " " + column);
    }

    /** The comment on an object; empty for none. */
    String comment(String catalogue, CatalogRow row) {
        return comments.isEmpty() ? "" : comments.getOrDefault(catalogue + " " + row.text("oid") + " ", "");
    }

    /** The comment on a column; empty for none. */
    String columnComment(CatalogRow column) {
        return comments.isEmpty()
                ? ""
                : comments.getOrDefault("pg_class " + column.text("relation") + " " + column.text("number"), "");
    }

    /** Whether an index is the work of a constraint. */
    boolean isOfConstraint(CatalogRow index) {
        return constraintIndexes.contains(index.text("oid"));
    }

    /** Whether a column owns more than one sequence. */
    boolean ownsSeveral(String relation, String column) {
        return ownersOfSeveral.contains(relation + " " + column);
    }

    /** Whether there is a relation of that name. */
    boolean isRelation(QualifiedName name) {
        return all("relations").stream().anyMatch(row -> name(row).equals(name));
    }

    /** A name from a row with {@code namespace} and {@code name}. */
    static QualifiedName name(CatalogRow row) {
        return QualifiedName.of(row.text("namespace"), row.text("name"));
    }

    /** The extension that an object belongs to, or its namespace; null for none. */
    @Nullable
    String extension(CatalogRow row) {
        String own = row.nullable("extension");
        return own == null ? foreignNamespaces.get(row.text("namespace")) : own;
    }

    /** Whether a relation belongs to Windlass or to the tool whose history it keeps. */
    boolean isOwn(CatalogRow relation) {
        if (relation.text("kind").equals("S")) {
            CatalogRow sequence = sequence(relation.text("oid"));
            CatalogRow table = sequence == null ? null : relation(sequence.text("owner"));
            return table != null && isOwn(table);
        }
        return !ownTables.isEmpty() && ownTables.contains(name(relation));
    }

    /** Why a relation is no table, view or sequence that Windlass manages; null if it is. */
    @Nullable
    String reason(CatalogRow relation) {
        String extension = extension(relation);
        if (extension != null) {
            return "belongs to the extension '" + extension + "'";
        }
        return switch (relation.text("kind")) {
            case "f" -> "foreign tables are not managed";
            case "r", "p" -> tableReason(relation);
            default -> null;
        };
    }

    private @Nullable String tableReason(CatalogRow table) {
        if (table.nullable("of_type") != null) {
            return "tables of a type are not managed; it is of type " + table.text("of_type");
        }
        String parents = table.text("parents");
        if (parents.isEmpty()) {
            return null;
        }
        CatalogRow parent = relation(PostgresqlText.words(parents)[0]);
        String parentName = parent == null ? "a table outside of what is looked at" : "'" + name(parent) + "'";
        if (table.nullable("bound") == null) {
            return "inheritance is not managed; it inherits from " + parentName;
        }
        return parent == null || reason(parent) != null
                ? "is a partition of " + parentName + ", which is not managed"
                : null;
    }
}
