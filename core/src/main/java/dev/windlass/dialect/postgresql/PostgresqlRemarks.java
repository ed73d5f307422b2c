package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.CatalogRow;
import dev.windlass.dialect.Inspected.Unmanaged;
import java.util.List;
import java.util.Set;

/** What the catalogue says of managed objects and a schema has no word for, and the objects of other kinds. */
final class PostgresqlRemarks {
    private final PostgresqlCatalogRows rows;
    private final Set<String> managed;
    private final List<Unmanaged> unmanaged;

    PostgresqlRemarks(PostgresqlCatalogRows rows, Set<String> managed, List<Unmanaged> unmanaged) {
        this.rows = rows;
        this.managed = managed;
        this.unmanaged = unmanaged;
    }

    /** The server's word for a kind of relation. */
    static String word(String kind) {
        return switch (kind) {
            case "v" -> "view";
            case "m" -> "materialized view";
            case "S" -> "sequence";
            case "f" -> "foreign table";
            default -> "table";
        };
    }

    void add() {
        for (CatalogRow row : rows.all("others")) {
            String kind = row.text("kind");
            unmanaged.add(new Unmanaged(kind, row.text("name"), "objects of this kind are not managed"));
        }
        for (CatalogRow relation : rows.all("relations")) {
            if (managed.contains(relation.text("oid"))) {
                relation(relation);
            }
        }
        for (CatalogRow row : rows.all("column details")) {
            if (managed.contains(row.text("relation"))) {
                column(row, PostgresqlCatalogRows.name(relationOf(row)) + "." + row.text("name"));
            }
        }
    }

    private CatalogRow relationOf(CatalogRow row) {
        CatalogRow relation = rows.relation(row.text("relation"));
        if (relation == null) {
            throw new IllegalStateException("no relation " + row.text("relation"));
        }
        return relation;
    }

    private void relation(CatalogRow relation) {
        String name = PostgresqlCatalogRows.name(relation).toString();
        if (relation.nullable("method") != null && !relation.text("kind").equals("S")) {
            note(
                    "access method",
                    name,
                    "how a table is kept is not managed; it is by '" + relation.text("method") + "'");
        }
        if (relation.nullable("replica_identity") != null) {
            note("replica identity", name, "what a table tells its replicas is not managed");
        }
        if (relation.nullable("forced") != null && relation.nullable("security") == null) {
            note("row security", name, "row security that is forced and not enabled is not managed");
        }
        for (CatalogRow index : rows.indexes(relation.text("oid"))) {
            if (index.nullable("clustered") != null) {
                note(
                        "clustering",
                        name,
                        "the order of rows is not managed; it is by index '" + index.text("name") + "'");
            }
        }
    }

    private void column(CatalogRow row, String name) {
        option(name, "options of column", row.text("options"));
        option(name, "storage of column", row.text("storage"));
        option(name, "compression of column", row.text("compression"));
        option(name, "statistics of column", row.text("statistics"));
        option(name, "default of view column", row.text("value"));
        option(name, "comment on view column", row.text("comment"));
    }

    private void option(String name, String kind, String value) {
        if (!value.isEmpty()) {
            note(kind, name, "this is not managed; it is " + value);
        }
    }

    private void note(String kind, String name, String why) {
        unmanaged.add(new Unmanaged(kind, name, why));
    }
}
