package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.ClassValue;
import dev.windlass.alembic.eval.DictValue;
import dev.windlass.alembic.eval.Instance;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes objects of mapped classes to their tables. */
final class OrmWrites {
    private OrmWrites() {}

    private static TableItem table(Run run, ClassValue type) {
        return java.util.Objects.requireNonNull(OrmClasses.table(run, type));
    }

    static void insert(Run run, Instance instance) {
        TableItem table = table(run, instance.type());
        references(run, instance, table);
        Map<Value, Value> row = new LinkedHashMap<>();
        ColumnItem generated = null;
        for (ColumnItem column : table.columns().values()) {
            String attribute = OrmClasses.attributeOf(instance.type(), column);
            Value value = instance.attributes().get(attribute);
            if (value == null) {
                value = column.pythonDefault(run);
            }
            if (value != null) {
                instance.attributes().put(attribute, value);
                if (value != None.NONE || !column.isKey()) {
                    row.put(new Str(column.name), value);
                }
            }
            if (column.isKey() && (value == null || value == None.NONE)) {
                generated = column;
            }
        }
        Dml dml = new Dml(Dml.Kind.INSERT, table);
        dml.add(run, new DictValue(row));
        Context context = Context.of(run);
        if (generated != null && context.target().postgresql() && !context.offline()) {
            dml.returning.add(Exprs.column(null, generated.name, generated.sqlType));
        }
        ResultValue result = (ResultValue) Executing.statement(run, dml, Map.of());
        if (generated != null && !context.offline()) {
            Value key = context.target().postgresql() ? result.scalar() : result.attribute(run, "lastrowid");
            instance.attributes().put(OrmClasses.attributeOf(instance.type(), generated), key);
        }
        for (ColumnItem column : table.columns().values()) {
            instance.attributes().putIfAbsent(OrmClasses.attributeOf(instance.type(), column), None.NONE);
        }
    }

    // parent=object sets the columns that point to it.
    private static void references(Run run, Instance instance, TableItem table) {
        for (Value value : List.copyOf(instance.attributes().values())) {
            if (value instanceof Instance other && OrmClasses.table(run, other.type()) != null) {
                refer(run, instance, table, other);
            }
        }
    }

    /** Sets the columns of an object that point to another. */
    static void refer(Run run, Instance instance, TableItem table, Instance other) {
        TableItem target = table(run, other.type());
        for (ConstraintItem key : table.constraints()) {
            if (key.kind != ConstraintItem.Kind.FOREIGN
                    || !key.referred.getFirst().startsWith(target.name() + ".")) {
                continue;
            }
            ColumnItem local = table.columns().get(key.columns.getFirst());
            ColumnItem remote = target.columns()
                    .get(key.referred.getFirst().substring(target.name().length() + 1));
            if (local != null && remote != null) {
                instance.attributes()
                        .put(
                                OrmClasses.attributeOf(instance.type(), local),
                                other.attribute(run, OrmClasses.attributeOf(other.type(), remote)));
            }
        }
    }

    /** Writes what changed since the object was read; false if nothing did. */
    static boolean update(Run run, Instance instance, Map<String, Value> before) {
        TableItem table = table(run, instance.type());
        references(run, instance, table);
        Map<Value, Value> changed = new LinkedHashMap<>();
        for (ColumnItem column : table.columns().values()) {
            String attribute = OrmClasses.attributeOf(instance.type(), column);
            Value now = instance.attributes().getOrDefault(attribute, None.NONE);
            Value then = before.getOrDefault(attribute, None.NONE);
            boolean flagged = instance.attributes().remove("_modified_" + attribute) != null;
            if (flagged || now != then && !(now instanceof SqlExpr ? false : Operators.equal(run, now, then))) {
                changed.put(new Str(column.name), now);
            }
        }
        if (changed.isEmpty()) {
            return false;
        }
        Dml dml = new Dml(Dml.Kind.UPDATE, table);
        dml.add(run, new DictValue(changed));
        identify(run, dml, instance.type(), before);
        Executing.statement(run, dml, Map.of());
        return true;
    }

    private static void identify(Run run, Dml dml, ClassValue type, Map<String, Value> values) {
        for (ColumnItem column : dml.table.columns().values()) {
            if (column.isKey()) {
                Value key = values.getOrDefault(OrmClasses.attributeOf(type, column), None.NONE);
                dml.where.add(SqlExpr.of(
                        new Node.Binary("=", column.expression(), Exprs.literal(run, key, column.sqlType), 5)));
            }
        }
    }

    static void delete(Run run, Instance instance) {
        Dml dml = new Dml(Dml.Kind.DELETE, table(run, instance.type()));
        identify(run, dml, instance.type(), instance.attributes());
        Executing.statement(run, dml, Map.of());
    }

    static void updateMapping(Run run, ClassValue type, Map<Value, Value> row) {
        Dml dml = new Dml(Dml.Kind.UPDATE, table(run, type));
        Map<Value, Value> changed = new LinkedHashMap<>();
        Map<String, Value> all = new LinkedHashMap<>();
        row.forEach((key, value) -> {
            String name = key.text(run);
            all.put(name, value);
            ColumnItem column = dml.table.columns().get(name);
            if (column == null || !column.isKey()) {
                changed.put(key, value);
            }
        });
        dml.add(run, new DictValue(changed));
        identify(run, dml, type, all);
        Executing.statement(run, dml, Map.of());
    }
}
