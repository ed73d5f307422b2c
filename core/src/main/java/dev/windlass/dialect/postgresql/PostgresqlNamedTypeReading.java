package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.CatalogRow;
import dev.windlass.dialect.Inspected.Unmanaged;
import dev.windlass.schema.CompositeType;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DataType;
import dev.windlass.schema.Domain;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Types with names from the catalogue's rows. */
final class PostgresqlNamedTypeReading {
    private final PostgresqlCatalogRows rows;
    private final PostgresqlTypeReading types;
    private final List<Unmanaged> unmanaged;
    private final Map<String, List<Constraint.Check>> checks = new HashMap<>();

    PostgresqlNamedTypeReading(PostgresqlCatalogRows rows, PostgresqlTypeReading types, List<Unmanaged> unmanaged) {
        this.rows = rows;
        this.types = types;
        this.unmanaged = unmanaged;
        for (CatalogRow row : rows.all("constraints")) {
            if (row.nullable("domain") != null && row.text("kind").equals("c")) {
                checks.computeIfAbsent(row.text("domain"), ignored -> new ArrayList<>())
                        .add(PostgresqlConstraintReading.check(row));
                if (!rows.comment("pg_constraint", row).isEmpty()) {
                    unmanaged.add(new Unmanaged(
                            "comment", row.text("name"), "comments on a domain's constraints are not managed"));
                }
            }
        }
    }

    List<SchemaObject> types() {
        List<SchemaObject> objects = new ArrayList<>();
        for (CatalogRow row : rows.all("types")) {
            if (rows.extension(row) == null) {
                read(row, objects);
            }
        }
        return objects;
    }

    private void read(CatalogRow row, List<SchemaObject> objects) {
        QualifiedName name = PostgresqlCatalogRows.name(row);
        String comment = rows.comment("pg_type", row);
        switch (row.text("kind")) {
            case "e" -> objects.add(new EnumType(name, PostgresqlText.parts(row.text("labels")), comment));
            case "d" -> objects.add(domain(row, name, comment));
            case "c" -> {
                attributeComments(row, name);
                objects.add(new CompositeType(
                        name,
                        rows.columns(row.text("relation")).rows().stream()
                                .map(attribute -> new CompositeType.Attribute(
                                        attribute.text("name"), types.read(attribute), attribute.text("collation")))
                                .toList(),
                        comment));
            }
            case "r" -> unmanaged.add(new Unmanaged("range type", name.toString(), "range types are not managed"));
            default -> unmanaged.add(new Unmanaged("base type", name.toString(), "base types are not managed"));
        }
    }

    private void attributeComments(CatalogRow row, QualifiedName name) {
        for (CatalogRow attribute : rows.columns(row.text("relation")).rows()) {
            if (!rows.columnComment(attribute).isEmpty()) {
                unmanaged.add(new Unmanaged(
                        "comment",
                        name + "." + attribute.text("name"),
                        "comments on a composite type's attributes are not managed"));
            }
        }
    }

    private Domain domain(CatalogRow row, QualifiedName name, String comment) {
        DataType type = types.read(row);
        return new Domain(
                name,
                type,
                row.nullable("not_null") == null,
                PostgresqlDefaultReading.read(row.text("value"), type, row.text("type"), false),
                row.text("collation"),
                checks.getOrDefault(row.text("oid"), List.of()),
                comment);
    }
}
