package dev.windlass.cli;

import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.ConstraintKind;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.MaterializedView;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.Table;
import dev.windlass.schema.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A schema for {@code --json}: each object's kind and name, and of tables what is in them. */
final class SchemaDocument {
    private SchemaDocument() {}

    static List<Map<String, Object>> of(Schema schema) {
        return schema.objects().values().stream().map(SchemaDocument::of).toList();
    }

    private static Map<String, Object> of(SchemaObject object) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", object.key().kind().word().replace(' ', '_'));
        document.put("name", object.key().name().toString());
        if (!object.key().detail().isEmpty()) {
            document.put("detail", object.key().detail());
        }
        switch (object) {
            case Table it -> {
                document.put(
                        "columns",
                        it.columns().stream().map(SchemaDocument::column).toList());
                document.put(
                        "constraints",
                        it.constraints().stream()
                                .map(SchemaDocument::constraint)
                                .toList());
                document.put(
                        "indexes",
                        it.indexes().stream().map(SchemaDocument::index).toList());
                document.put("comment", it.comment());
            }
            case EnumType it -> document.put("values", it.values());
            case View it -> document.put("query", it.query());
            case MaterializedView it -> document.put("query", it.query());
            case SchemaObject other -> {}
        }
        return document;
    }

    private static Map<String, Object> column(Column column) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", column.name());
        document.put("type", TypeWords.of(column.type()));
        document.put("nullable", column.nullable());
        String value = TypeWords.of(column.defaultValue());
        if (!value.isEmpty()) {
            document.put("default", value);
        }
        if (column.generated() instanceof Generated.Computed computed) {
            document.put("generated", computed.sql());
        }
        if (!column.comment().isEmpty()) {
            document.put("comment", column.comment());
        }
        return document;
    }

    private static Map<String, Object> constraint(Constraint constraint) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", ConstraintKind.of(constraint).word().replace(' ', '_'));
        document.put("name", constraint.name());
        document.put("columns", constraint.columns());
        switch (constraint) {
            case Constraint.ForeignKey it -> {
                document.put("references", it.references().toString());
                document.put("referenced_columns", it.referencedColumns());
            }
            case Constraint.Check it -> document.put("expression", it.expression());
            case Constraint.PrimaryKey it -> {}
            case Constraint.Unique it -> {}
            case Constraint.Exclusion it -> {}
        }
        return document;
    }

    private static Map<String, Object> index(Index index) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", index.name());
        document.put("unique", index.unique());
        document.put("keys", index.elements().stream().map(IndexElement::text).toList());
        if (!index.where().isEmpty()) {
            document.put("where", index.where());
        }
        return document;
    }
}
