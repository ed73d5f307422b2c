package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.ClassValue;
import dev.windlass.alembic.eval.Descriptor;
import dev.windlass.alembic.eval.Instance;
import dev.windlass.alembic.eval.ListValue;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loads what {@code relationship()} leads to when it is asked for. */
final class Relationships {
    private Relationships() {}

    /** {@code relationship(target, …)} on a class. */
    record Relationship(Value target, Map<String, Value> options) implements Descriptor {
        @Override
        public Value bind(Run run, Value self) {
            return self instanceof Instance instance ? Relationships.of(run, instance, this) : this;
        }

        @Override
        public TypeValue type() {
            return dev.windlass.alembic.eval.Types.OBJECT;
        }

        String option(Run run, String name) {
            Value value = options.get(name);
            return value == null || value == None.NONE ? "" : value.text(run);
        }
    }

    static @Nullable Value load(Run run, Instance instance, String name) {
        ClassValue type = instance.type();
        for (ClassValue other : registry(run, type)) {
            for (Map.Entry<String, Value> member : List.copyOf(other.members().entrySet())) {
                if (!(member.getValue() instanceof Relationship relationship)) {
                    continue;
                }
                String back = relationship.option(run, "backref");
                ClassValue target = target(run, other, relationship.target());
                if (target != null && target == type && back.equals(name)) {
                    return related(run, instance, other, relationship);
                }
            }
        }
        return null;
    }

    /** What an attribute that is a relationship gives on an instance. */
    static Value of(Run run, Instance instance, Relationship relationship) {
        ClassValue target = target(run, instance.type(), relationship.target());
        if (target == null) {
            throw run.unsupported(
                    "The target of a relationship of '" + instance.type().name() + "' is not known", "");
        }
        return related(run, instance, target, relationship);
    }

    private static List<ClassValue> registry(Run run, ClassValue type) {
        List<ClassValue> all = new ArrayList<>();
        for (TypeValue parent : type.lineage()) {
            if (parent instanceof ClassValue c
                    && c.members().containsKey(OrmClasses.BASE)
                    && c.members().get("registry") instanceof ListValue known) {
                known.items().forEach(k -> all.add((ClassValue) k));
            }
        }
        return all;
    }

    private static @Nullable ClassValue target(Run run, ClassValue from, Value target) {
        if (target instanceof ClassValue known) {
            return known;
        }
        String name = Operators.underlying(target) instanceof Str text ? text.value() : "";
        return registry(run, from).stream()
                .filter(c -> c.name().equals(name.substring(name.lastIndexOf('.') + 1)))
                .findFirst()
                .orElse(null);
    }

    private static Value related(Run run, Instance instance, ClassValue target, Relationship relationship) {
        TableItem here = OrmClasses.table(run, instance.type());
        TableItem there = OrmClasses.table(run, target);
        if (here == null || there == null) {
            return None.NONE;
        }
        Select select = new Select(List.of(), List.of());
        select.want(run, target);
        if (relationship.options().get("secondary") instanceof TableItem secondary) {
            link(run, instance, here, secondary, select);
            link(run, there, secondary, select);
            return list(run, select);
        }
        ConstraintItem out = key(here, there);
        if (out != null) {
            for (int i = 0; i < out.columns.size(); i++) {
                ColumnItem local = here.columns().get(out.columns.get(i));
                ColumnItem remote = there.columns().get(last(out.referred.get(i)));
                Value value = local == null
                        ? None.NONE
                        : instance.attribute(run, OrmClasses.attributeOf(instance.type(), local));
                if (remote == null || value == None.NONE) {
                    return None.NONE;
                }
                select.where.add(equal(remote.expression(), Exprs.literal(run, value, remote.sqlType)));
            }
            List<Value> found = list(run, select).items();
            return found.isEmpty() ? None.NONE : found.getFirst();
        }
        ConstraintItem in = key(there, here);
        if (in == null) {
            throw run.unsupported(
                    "The relationship between '" + here.name() + "' and '" + there.name() + "' has no foreign key", "");
        }
        for (int i = 0; i < in.columns.size(); i++) {
            ColumnItem remote = there.columns().get(in.columns.get(i));
            ColumnItem local = here.columns().get(last(in.referred.get(i)));
            if (remote != null && local != null) {
                Value value = instance.attribute(run, OrmClasses.attributeOf(instance.type(), local));
                select.where.add(equal(remote.expression(), Exprs.literal(run, value, remote.sqlType)));
            }
        }
        ListValue all = list(run, select);
        Value single = relationship.options().get("uselist");
        return single != null && !single.truth(run)
                ? all.items().isEmpty() ? None.NONE : all.items().getFirst()
                : all;
    }

    private static SqlExpr equal(SqlExpr a, SqlExpr b) {
        return SqlExpr.of(new Node.Binary("=", a, b, 5));
    }

    static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    static @Nullable ConstraintItem key(TableItem from, TableItem to) {
        for (ConstraintItem constraint : from.constraints()) {
            if (constraint.kind == ConstraintItem.Kind.FOREIGN) {
                String[] parts = constraint.referred.getFirst().split("\\.");
                if (parts.length >= 2 && parts[parts.length - 2].equals(to.name())) {
                    return constraint;
                }
            }
        }
        return null;
    }

    private static void link(Run run, Instance instance, TableItem here, TableItem secondary, Select select) {
        ConstraintItem key = key(secondary, here);
        if (key != null) {
            ColumnItem local = here.columns().get(last(key.referred.getFirst()));
            ColumnItem across = secondary.columns().get(key.columns.getFirst());
            if (local != null && across != null) {
                Value value = instance.attribute(run, OrmClasses.attributeOf(instance.type(), local));
                select.where.add(equal(across.expression(), Exprs.literal(run, value, across.sqlType)));
            }
        }
    }

    private static void link(Run run, TableItem there, TableItem secondary, Select select) {
        ConstraintItem key = key(secondary, there);
        if (key != null) {
            ColumnItem remote = there.columns().get(last(key.referred.getFirst()));
            ColumnItem across = secondary.columns().get(key.columns.getFirst());
            if (remote != null && across != null) {
                select.where.add(equal(remote.expression(), across.expression()));
            }
        }
    }

    private static ListValue list(Run run, Select select) {
        ResultValue result = (ResultValue) Executing.statement(run, select, Map.of());
        return new ListValue(result.scalars().all());
    }
}
