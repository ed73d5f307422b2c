package dev.windlass.operation;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Index;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.Table;
import java.util.List;

/** Finds what an operation is about, and says so when the schema does not have it. */
final class Fit {
    private Fit() {}

    static WindlassException failure(String message) {
        return Problem.of(ErrorCode.OPERATION_DOES_NOT_FIT, message).toException();
    }

    static Table table(Schema schema, QualifiedName name) {
        return schema.table(name).orElseThrow(() -> failure("There is no table '" + name + "'"));
    }

    static Column column(Table table, String name) {
        return table.column(name)
                .orElseThrow(() -> failure("Table '" + table.name() + "' has no column '" + name + "'"));
    }

    static Constraint constraint(Table table, String name) {
        return table.constraint(name)
                .orElseThrow(() -> failure("Table '" + table.name() + "' has no constraint '" + name + "'"));
    }

    static Index index(Table table, String name) {
        return table.index(name).orElseThrow(() -> failure("Table '" + table.name() + "' has no index '" + name + "'"));
    }

    static <T extends SchemaObject> T object(Schema schema, ObjectKey key, Class<T> sort) {
        return sort.cast(schema.find(key).orElseThrow(() -> failure("There is no " + key)));
    }

    static Schema create(Schema schema, SchemaObject object, boolean mayExist) {
        if (schema.find(object.key()).isPresent()) {
            if (mayExist) {
                return schema;
            }
            throw failure("There is a " + object.key() + " already");
        }
        return schema.with(object);
    }

    static Schema drop(Schema schema, ObjectKey key, boolean mayBeMissing) {
        if (schema.find(key).isEmpty() && !mayBeMissing) {
            throw failure("There is no " + key);
        }
        return schema.without(key);
    }

    /** PostgreSQL keeps tables, views and sequences of a namespace under one name each. */
    static void nameIsFree(Schema schema, QualifiedName name) {
        for (ObjectKind kind :
                new ObjectKind[] {ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.SEQUENCE
                }) {
            ObjectKey key = ObjectKey.of(kind, name);
            if (schema.find(key).isPresent()) {
                throw failure("There is a " + key + " already");
            }
        }
    }

    static void columnsExist(Table table, Constraint constraint) {
        columnsExist(table, constraint.columns());
    }

    /** A partition may have the columns of its table without naming them. */
    static void columnsExist(Table table, List<String> columns) {
        boolean ofParent =
                table.columns().isEmpty() && table.partitioning().parent().isPresent();
        if (!ofParent) {
            columns.forEach(name -> column(table, name));
        }
    }
}
