package dev.windlass.diff;

import dev.windlass.diff.DiffRules.Trait;
import dev.windlass.schema.CompositeType;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Domain;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.Grant;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.MaterializedView;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.Policy;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Routine;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.Table;
import dev.windlass.schema.Trigger;
import dev.windlass.schema.View;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is dropped and created again: what cannot be changed in place, and what depends on it.
 *
 * @param keys the objects
 * @param byTable foreign keys that stay the same, by table
 */
record Recreated(Set<ObjectKey> keys, Map<QualifiedName, Set<Constraint>> byTable) {
    static Recreated of(Schema actual, Schema desired, DiffRules rules, Touched touched) {
        Recreated result = new Recreated(new HashSet<>(), new HashMap<>());
        touched.recreated().forEach(name -> result.keys.add(ObjectKey.of(ObjectKind.TABLE, name)));
        actual.objects().forEach((key, from) -> {
            SchemaObject to = desired.find(key).orElse(null);
            if (to != null && !from.equals(to) && !inPlace(from, to, rules)) {
                result.keys.add(key);
            }
        });
        result.dependents(actual, desired, rules, touched);
        result.belongings(actual, desired);
        result.foreignKeys(actual, desired, rules, touched);
        return result;
    }

    boolean holds(QualifiedName table, Constraint constraint) {
        return byTable.getOrDefault(table, Set.of()).contains(constraint);
    }

    /** Whether an object can become another one without being dropped. */
    static boolean inPlace(SchemaObject from, SchemaObject to, DiffRules rules) {
        return switch (from) {
            case View it -> {
                View next = (View) to;
                yield new View(it.name(), it.columns(), it.query(), it.options(), it.check(), next.comment())
                        .equals(next);
            }
            case MaterializedView it -> {
                MaterializedView next = (MaterializedView) to;
                yield new MaterializedView(
                                it.name(),
                                it.query(),
                                next.withData(),
                                next.indexes(),
                                it.options(),
                                it.tablespace(),
                                next.comment())
                        .equals(next);
            }
            case Routine it -> {
                Routine next = (Routine) to;
                yield withComment(it, next.comment()).equals(next)
                        || it.kind() == next.kind()
                                && it.arguments().equals(next.arguments())
                                && it.returns().equals(next.returns())
                                && rules.has(Trait.REPLACE_ROUTINE);
            }
            case Trigger it -> {
                Trigger next = (Trigger) to;
                yield it.withComment(next.comment()).equals(next);
            }
            case Policy it -> {
                Policy next = (Policy) to;
                yield new Policy(
                                it.name(),
                                it.table(),
                                it.permissive(),
                                it.command(),
                                it.roles(),
                                it.using(),
                                it.check(),
                                next.comment())
                        .equals(next);
            }
            case Domain it ->
                it.type().equals(((Domain) to).type()) && it.collation().equals(((Domain) to).collation());
            case CompositeType it -> it.attributes().equals(((CompositeType) to).attributes());
            case SchemaObject other -> true;
        };
    }

    static Routine withComment(Routine routine, String comment) {
        return new Routine(
                routine.kind(),
                routine.name(),
                routine.arguments(),
                routine.signature(),
                routine.returns(),
                routine.language(),
                routine.attributes(),
                routine.body(),
                comment);
    }

    /** Views, triggers and policies that speak of what goes, and views over those views. */
    private void dependents(Schema actual, Schema desired, DiffRules rules, Touched touched) {
        // SQLite looks at every view when a table is renamed, so none may speak of a view that is gone.
        if (!rules.has(Trait.VIEWS_HOLD_COLUMNS) && !rules.has(Trait.FORWARD_REFERENCES)) {
            return;
        }
        Map<String, Set<ObjectKey>> users = new HashMap<>();
        Map<ObjectKey, Set<String>> names = new HashMap<>();
        for (SchemaObject object : actual.objects().values()) {
            Set<String> mentioned = mentioned(object);
            if (!mentioned.isEmpty()) {
                names.put(object.key(), mentioned);
                mentioned.forEach(name ->
                        users.computeIfAbsent(name, any -> new HashSet<>()).add(object.key()));
            }
        }
        Deque<String> gone = new ArrayDeque<>();
        if (rules.has(Trait.VIEWS_HOLD_COLUMNS)) {
            declared(actual, desired, touched, gone);
        }
        for (QualifiedName table : rules.has(Trait.VIEWS_HOLD_COLUMNS) ? touched.tables() : touched.recreated()) {
            for (ObjectKey user : users.getOrDefault(table.name(), Set.of())) {
                boolean view = user.kind() == ObjectKind.VIEW || user.kind() == ObjectKind.MATERIALIZED_VIEW;
                boolean self = !view && user.detail().equals(table.toString());
                if ((view || self || user.kind() == ObjectKind.POLICY)
                        && touched.under(table, names.getOrDefault(user, Set.of()))
                        && again(user, desired)) {
                    gone.add(user.name().name());
                }
            }
        }
        keys.stream()
                .filter(key -> isUsed(key.kind()))
                .forEach(key -> gone.add(key.name().name()));
        actual.objects().keySet().stream()
                .filter(key -> isUsed(key.kind()) && desired.find(key).isEmpty())
                .forEach(key -> gone.add(key.name().name()));
        while (!gone.isEmpty()) {
            for (ObjectKey user : users.getOrDefault(gone.poll(), Set.of())) {
                if (again(user, desired) && isUsed(user.kind())) {
                    gone.add(user.name().name());
                }
            }
        }
    }

    /** Routines whose arguments or result are of a type that is replaced by another of its name. */
    private void declared(Schema actual, Schema desired, Touched touched, Deque<String> gone) {
        Set<String> types = new HashSet<>();
        touched.remade().keySet().forEach(name -> types.add(name.name()));
        for (EnumType type : actual.all(EnumType.class)) {
            desired.find(type.key())
                    .map(EnumType.class::cast)
                    .filter(to -> !EnumDiff.canAppend(type.values(), to.values()))
                    .ifPresent(to -> types.add(type.name().name()));
        }
        if (types.isEmpty()) {
            return;
        }
        for (Routine routine : actual.all(Routine.class)) {
            Set<String> names = SqlNames.in(routine.arguments());
            SqlNames.collect(routine.returns(), names);
            if (!Collections.disjoint(names, types) && again(routine.key(), desired)) {
                gone.add(routine.name().name());
            }
        }
    }

    private static boolean isUsed(ObjectKind kind) {
        return kind == ObjectKind.VIEW || kind == ObjectKind.MATERIALIZED_VIEW || kind == ObjectKind.ROUTINE;
    }

    private boolean again(ObjectKey key, Schema desired) {
        return desired.find(key).isPresent() && keys.add(key);
    }

    private static Set<String> mentioned(SchemaObject object) {
        return switch (object) {
            case View it -> SqlNames.in(it.query());
            case MaterializedView it -> SqlNames.in(it.query());
            case Trigger it -> {
                Set<String> names = SqlNames.in(it.action());
                SqlNames.collect(it.when(), names);
                it.events().forEach(event -> SqlNames.collect(event, names));
                names.add(it.table().name());
                yield names;
            }
            case Policy it -> {
                Set<String> names = SqlNames.in(it.using());
                SqlNames.collect(it.check(), names);
                names.add(it.table().name());
                yield names;
            }
            case SchemaObject other -> Set.of();
        };
    }

    /** What goes with an object that is dropped, and must come back with it. */
    private void belongings(Schema actual, Schema desired) {
        if (keys.isEmpty()) {
            return;
        }
        for (SchemaObject object : actual.objects().values()) {
            boolean belongs = switch (object) {
                case Trigger it -> isAgain(it.table());
                case Policy it -> keys.contains(ObjectKey.of(ObjectKind.TABLE, it.table()));
                case Grant it ->
                    it.on() == ObjectKind.TABLE
                            ? isAgain(it.object())
                            : it.on() == ObjectKind.ROUTINE
                                    && keys.contains(new ObjectKey(ObjectKind.ROUTINE, it.object(), it.signature()));
                case SchemaObject other -> false;
            };
            if (belongs && desired.find(object.key()).isPresent()) {
                keys.add(object.key());
            }
        }
    }

    private boolean isAgain(QualifiedName name) {
        return List.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW).stream()
                .anyMatch(kind -> keys.contains(ObjectKey.of(kind, name)));
    }

    /** Foreign keys that stay when the table that they refer to goes: it goes while they are away. */
    private void keysToNothing(Schema actual, Schema desired) {
        for (Table table : actual.tables()) {
            if (desired.table(table.name()).isEmpty()) {
                continue;
            }
            table.foreignKeys().stream()
                    .filter(key -> actual.table(key.references()).isPresent()
                            && desired.table(key.references()).isEmpty())
                    .forEach(key -> byTable.computeIfAbsent(table.name(), any -> new HashSet<>())
                            .add(key));
        }
    }

    /** Foreign keys to a key that goes, if only to come back. */
    private void foreignKeys(Schema actual, Schema desired, DiffRules rules, Touched touched) {
        if (rules.has(Trait.FORWARD_REFERENCES)) {
            keysToNothing(actual, desired);
        }
        Map<QualifiedName, Set<List<String>>> dropped = new HashMap<>();
        for (Table table : actual.tables()) {
            Table to = desired.table(table.name()).orElse(null);
            if (to == null || table.equals(to) && !touched.tables().contains(table.name())) {
                continue;
            }
            TableDiff diff = new TableDiff(table, to, rules, touched);
            Set<List<String>> columns = new HashSet<>();
            for (Constraint key : diff.droppedKeys()) {
                columns.add(key.columns());
                if (key instanceof Constraint.PrimaryKey) {
                    columns.add(List.of());
                }
            }
            for (Index index : diff.droppedIndexes()) {
                columns.add(index.elements().stream().map(IndexElement::text).toList());
            }
            if (!columns.isEmpty()) {
                dropped.put(table.name(), columns);
            }
        }
        if (dropped.isEmpty()) {
            return;
        }
        for (Table table : actual.tables()) {
            for (Constraint.ForeignKey key : table.foreignKeys()) {
                boolean gone = dropped.getOrDefault(key.references(), Set.of()).stream()
                        .anyMatch(columns -> new HashSet<>(columns).equals(new HashSet<>(key.referencedColumns())));
                if (gone) {
                    byTable.computeIfAbsent(table.name(), any -> new HashSet<>())
                            .add(key);
                }
            }
        }
    }
}
