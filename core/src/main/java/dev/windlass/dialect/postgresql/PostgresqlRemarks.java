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
        for (CatalogRow row : rows.all("columns")) {
            if (row.nullable("remarkable") != null && managed.contains(row.text("relation"))) {
                column(row);
            }
        }
        for (CatalogRow relation : rows.all("relations")) {
            if (relation.text("kind").equals("m") && managed.contains(relation.text("oid"))) {
                rows.columns(relation.text("oid")).rows().forEach(this::viewColumn);
            }
        }
        for (CatalogRow row : rows.all("view columns")) {
            if (managed.contains(row.text("relation"))) {
                viewColumn(row);
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
            if (index.nullable("statistics") != null) {
                note(
                        "index statistics",
                        name,
                        "statistics targets are not managed; index '" + index.text("name") + "' sets that of column "
                                + index.text("statistics"));
            }
            if (index.nullable("clustered") != null) {
                note(
                        "clustering",
                        name,
                        "the order of rows is not managed; it is by index '" + index.text("name") + "'");
            }
        }
    }

    private void column(CatalogRow row) {
        option("column options", row, "options of columns", row.text("options"));
        option("column storage", row, "how a column is stored", storage(row.text("storage")));
        option("column compression", row, "how a column is compressed", row.text("compression"));
        option("column statistics", row, "statistics targets", row.text("statistics"));
    }

    private void viewColumn(CatalogRow row) {
        option("default of a view's column", row, "defaults of a view's columns", row.text("value"));
        option("comment on a view's column", row, "comments on a view's columns", rows.columnComment(row));
    }

    private static String storage(String code) {
        return switch (code) {
            case "p" -> "plain";
            case "e" -> "external";
            case "x" -> "extended";
            case "m" -> "main";
            default -> code;
        };
    }

    private void option(String kind, CatalogRow column, String what, String value) {
        if (!value.isEmpty()) {
            note(
                    kind,
                    PostgresqlCatalogRows.name(relationOf(column)) + "." + column.text("name"),
                    what + (what.startsWith("how") ? " is" : " are") + " not managed; here: " + value);
        }
    }

    private void note(String kind, String name, String why) {
        unmanaged.add(new Unmanaged(kind, name, why));
    }
}
