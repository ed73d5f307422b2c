package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.CatalogQuery;
import dev.windlass.dialect.CatalogRow;
import dev.windlass.dialect.Inspected;
import dev.windlass.dialect.Inspected.Unmanaged;
import dev.windlass.dialect.Inspection;
import dev.windlass.dialect.InspectionScope;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.schema.Index;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads a schema from the SQL text that SQLite keeps of each object in {@code sqlite_master}, which is all that it knows
 * itself. The primary key's columns are read as NOT NULL, because that is how a table is created.
 */
final class SqliteInspection implements Inspection {
    /** The tables behind a virtual table are told from others since SQLite 3.37 (https://sqlite.org/pragma.html). */
    private static boolean tellsShadowTables(ServerVersion version) {
        return version.atLeast(3, 37);
    }

    @Override
    public List<CatalogQuery> queries(ServerVersion version, InspectionScope scope) {
        List<CatalogQuery> queries = new ArrayList<>();
        queries.add(
                new CatalogQuery("objects", "SELECT type, name, tbl_name, sql FROM main.sqlite_master ORDER BY rowid"));
        if (tellsShadowTables(version)) {
            queries.add(new CatalogQuery(
                    "shadow tables",
                    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow' ORDER BY name"));
        }
        return queries;
    }

    @Override
    public Inspected assemble(ServerVersion version, InspectionScope scope, Map<String, List<CatalogRow>> rows) {
        Set<String> shadows = rows.getOrDefault("shadow tables", List.of()).stream()
                .map(row -> row.text("name").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Map<String, Table> tables = new LinkedHashMap<>();
        Map<String, List<Index>> indexes = new TreeMap<>();
        List<SchemaObject> objects = new ArrayList<>();
        List<Unmanaged> notes = new ArrayList<>();
        for (CatalogRow row : rows.getOrDefault("objects", List.of())) {
            String name = row.text("name");
            String owner = row.text("tbl_name").toLowerCase(Locale.ROOT);
            if (row.text("sql").isEmpty() || owner.startsWith("sqlite_") || isOwn(row.text("tbl_name"), scope)) {
                continue;
            }
            try {
                switch (row.text("type")) {
                    case "table" -> {
                        if (shadows.contains(owner)) {
                            notes.add(new Unmanaged("table", name, "belongs to a virtual table"));
                        } else if (SqliteStatements.isVirtualTable(row.text("sql"))) {
                            notes.add(new Unmanaged("virtual table", name, "is left to its module"));
                        } else {
                            tables.put(owner, new SqliteTableReader(row.text("sql"), name, notes).table());
                        }
                    }
                    case "index" ->
                        indexes.computeIfAbsent(owner, key -> new ArrayList<>())
                                .add(SqliteStatements.index(row.text("sql"), name));
                    case "view" -> objects.add(SqliteStatements.view(row.text("sql"), name));
                    case "trigger" ->
                        objects.add(SqliteStatements.trigger(row.text("sql"), name, row.text("tbl_name")));
                    default -> notes.add(new Unmanaged(row.text("type"), name, "is not known"));
                }
            } catch (IllegalArgumentException e) {
                notes.add(new Unmanaged(row.text("type"), name, "cannot be read: " + e.getMessage()));
            }
        }
        SqliteSpelling spelling = new SqliteSpelling(tables);
        tables.forEach(
                (key, table) -> objects.add(spelling.of(table.withIndexes(indexes.getOrDefault(key, List.of())))));
        return new Inspected(Schema.of(objects), notes);
    }

    private static boolean isOwn(String table, InspectionScope scope) {
        return scope.ownTables().contains(QualifiedName.of(table));
    }
}
