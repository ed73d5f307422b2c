package dev.windlass.dialect.mysql;

import dev.windlass.dialect.CatalogRow;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.ReferentialAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Puts keys and indexes together. A unique constraint is a unique index here, so that every unique index which a
 * constraint could have made is read as one.
 */
final class MysqlKeyReader {
    private static final String PRIMARY = "PRIMARY";

    private final MysqlCatalog catalog;
    private final MysqlNotes notes;
    private final Map<QualifiedName, List<CatalogRow>> indexes;
    private final Map<QualifiedName, List<CatalogRow>> foreignKeys;

    MysqlKeyReader(MysqlCatalog catalog, MysqlNotes notes) {
        this.catalog = catalog;
        this.notes = notes;
        this.indexes = catalog.byTable("indexes");
        this.foreignKeys = catalog.byTable("foreign keys");
    }

    record Keys(List<Constraint> constraints, List<Index> indexes) {
        Keys {
            constraints = List.copyOf(constraints);
            indexes = List.copyOf(indexes);
        }
    }

    Keys of(QualifiedName table, String engine) {
        List<Constraint> keys = new ArrayList<>();
        List<Index> others = new ArrayList<>();
        MysqlCatalog.by("i", indexes.getOrDefault(table, List.of())).forEach((name, rows) -> {
            Index index = index(table, name, rows, engine);
            boolean plain = isPlain(index);
            if (name.equals(PRIMARY)) {
                if (!plain) {
                    notes.add("primary key", table, "only part of a column, or a column's descending order, is in it");
                }
                keys.add(Constraint.PrimaryKey.of("", index.columns()));
            } else if (index.unique() && plain) {
                keys.add(Constraint.Unique.of(name, index.columns()));
            } else {
                others.add(index);
            }
        });
        List<Constraint.ForeignKey> references = new ArrayList<>();
        MysqlCatalog.by("name", foreignKeys.getOrDefault(table, List.of()))
                .forEach((name, rows) -> references.add(foreignKey(name, rows)));
        List<Index> own = others.stream()
                .filter(index -> references.stream().noneMatch(key -> isImplicit(table, index, key, keys, others)))
                .toList();
        keys.addAll(references);
        return new Keys(keys, own);
    }

    /** The index that the server makes for a foreign key, which goes with it; see {@link MysqlForeignKeyIndexes}. */
    private static boolean isImplicit(
            QualifiedName table, Index index, Constraint.ForeignKey key, List<Constraint> keys, List<Index> indexes) {
        return index.name().equals(MysqlForeignKeyIndexes.name(table, key))
                && !index.unique()
                && isPlain(index)
                && index.columns().equals(key.columns())
                && keys.stream().noneMatch(other -> MysqlForeignKeyIndexes.begins(other.columns(), key.columns()))
                && indexes.stream()
                        .noneMatch(other -> other != index && MysqlForeignKeyIndexes.covers(other, key.columns()));
    }

    /** Whether a constraint could have made it: whole columns and nothing else. */
    private static boolean isPlain(Index index) {
        return index.comment().isEmpty()
                && (index.method().isEmpty() || index.unique() && index.method().equals("hash"))
                && index.elements().stream()
                        .allMatch(element ->
                                !element.expression() && !element.descending() && element.prefixLength() == 0);
    }

    private Index index(QualifiedName table, String name, List<CatalogRow> rows, String engine) {
        CatalogRow first = rows.getFirst();
        String type = first.text("type").toLowerCase(Locale.ROOT);
        List<IndexElement> elements = new ArrayList<>();
        for (CatalogRow row : rows) {
            IndexElement element = row.text("expression").isEmpty()
                    ? IndexElement.column(row.text("c"))
                    : IndexElement.expression(MysqlText.bare(MysqlText.expression(row.text("expression"))));
            boolean prefix = !type.equals("spatial") && !type.equals("rtree");
            element = prefix ? element.prefix((int) row.number("prefix")) : element;
            elements.add(row.text("direction").equals("D") ? element.desc() : element);
        }
        if (first.flag("hidden")) {
            notes.add("index attribute", table + "." + name, "the server does not use the index");
        }
        Index index =
                Index.ofElements(name, elements).using(method(type, engine)).withComment(first.text("comment"));
        return first.text("repeats").equals("0") ? index.asUnique() : index;
    }

    /** The method where it is not the one that the engine has by itself. */
    private static String method(String type, String engine) {
        boolean hashes = engine.equalsIgnoreCase("memory");
        return switch (type) {
            case "btree" -> hashes ? type : "";
            case "hash" -> hashes ? "" : type;
            case "rtree" -> "spatial";
            default -> type;
        };
    }

    private Constraint.ForeignKey foreignKey(String name, List<CatalogRow> rows) {
        CatalogRow first = rows.getFirst();
        return Constraint.ForeignKey.of(
                        name,
                        rows.stream().map(row -> row.text("c")).toList(),
                        catalog.name(first.text("other_schema"), first.text("other")),
                        rows.stream().map(row -> row.text("other_column")).toList())
                .onDelete(action(first.text("on_delete")))
                .onUpdate(action(first.text("on_update")));
    }

    private static ReferentialAction action(String rule) {
        return switch (rule) {
            case "CASCADE" -> ReferentialAction.CASCADE;
            case "SET NULL" -> ReferentialAction.SET_NULL;
            case "SET DEFAULT" -> ReferentialAction.SET_DEFAULT;
            default -> ReferentialAction.NO_ACTION;
        };
    }
}
