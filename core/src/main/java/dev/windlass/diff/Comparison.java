package dev.windlass.diff;

import dev.windlass.diff.DiffRules.Trait;
import dev.windlass.operation.ConstraintOperation.AddConstraint;
import dev.windlass.operation.NamespaceOperation.CreateExtension;
import dev.windlass.operation.NamespaceOperation.CreateNamespace;
import dev.windlass.operation.NamespaceOperation.DropExtension;
import dev.windlass.operation.NamespaceOperation.DropNamespace;
import dev.windlass.operation.Operation;
import dev.windlass.operation.RoutineOperation.CreateRoutine;
import dev.windlass.operation.RoutineOperation.CreateTrigger;
import dev.windlass.operation.RoutineOperation.DropRoutine;
import dev.windlass.operation.RoutineOperation.DropTrigger;
import dev.windlass.operation.SecurityOperation.CreatePolicy;
import dev.windlass.operation.SecurityOperation.DropPolicy;
import dev.windlass.operation.SecurityOperation.GrantPrivileges;
import dev.windlass.operation.SecurityOperation.RevokePrivileges;
import dev.windlass.operation.SequenceOperation.AlterSequence;
import dev.windlass.operation.SequenceOperation.CreateSequence;
import dev.windlass.operation.SequenceOperation.DropSequence;
import dev.windlass.operation.SetComment;
import dev.windlass.operation.TableOperation.CreateTable;
import dev.windlass.operation.TableOperation.DropTable;
import dev.windlass.operation.TypeOperation.AlterDomain;
import dev.windlass.operation.TypeOperation.CreateCompositeType;
import dev.windlass.operation.TypeOperation.CreateDomain;
import dev.windlass.operation.TypeOperation.CreateEnumType;
import dev.windlass.operation.TypeOperation.DropCompositeType;
import dev.windlass.operation.TypeOperation.DropDomain;
import dev.windlass.operation.TypeOperation.DropEnumType;
import dev.windlass.operation.ViewOperation.CreateMaterializedView;
import dev.windlass.operation.ViewOperation.CreateView;
import dev.windlass.operation.ViewOperation.DropMaterializedView;
import dev.windlass.operation.ViewOperation.DropView;
import dev.windlass.schema.CompositeType;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Domain;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.Extension;
import dev.windlass.schema.Grant;
import dev.windlass.schema.MaterializedView;
import dev.windlass.schema.Namespace;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.Policy;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Routine;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.Sequence;
import dev.windlass.schema.Table;
import dev.windlass.schema.Trigger;
import dev.windlass.schema.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One comparison of two schemas: object by object, then what must step aside for the changes. */
final class Comparison {
    private final Schema actual;
    private final Schema desired;
    private final DiffRules rules;
    private final Touched touched;
    private final Recreated recreated;
    private final PartitionDiff partitions;
    private final List<Operation> operations = new ArrayList<>();

    Comparison(Schema actual, Schema desired, DiffRules rules) {
        this.actual = PartitionDiff.spelled(actual, desired);
        this.desired = PartitionDiff.spelled(desired, actual);
        this.rules = rules;
        this.touched = Touched.of(this.actual, this.desired, rules);
        this.recreated = Recreated.of(this.actual, this.desired, rules, touched);
        this.partitions = new PartitionDiff(this.actual, this.desired, rules, touched, recreated);
    }

    /** The operations, in no particular order. */
    List<Operation> operations() {
        Set<ObjectKey> keys = new TreeSet<>(actual.objects().keySet());
        keys.addAll(desired.objects().keySet());
        boolean disturbed = !touched.tables().isEmpty() || !recreated.byTable().isEmpty();
        for (ObjectKey key : keys) {
            Optional<SchemaObject> from = actual.find(key);
            Optional<SchemaObject> to = desired.find(key);
            boolean again = recreated.keys().contains(key);
            if (from.isPresent() && to.isPresent() && !again) {
                if (!from.get().equals(to.get()) || key.kind() == ObjectKind.TABLE && disturbed) {
                    change(from.get(), to.get());
                }
                continue;
            }
            from.ifPresent(object -> drop(object));
            to.ifPresent(object -> create(object));
        }
        keysInTheWay();
        return operations;
    }

    private void create(SchemaObject object) {
        switch (object) {
            case Namespace it -> operations.add(new CreateNamespace(it, true));
            case Extension it -> operations.add(new CreateExtension(it, true));
            case EnumType it -> operations.add(new CreateEnumType(it, false));
            case Domain it -> operations.add(new CreateDomain(it));
            case CompositeType it -> operations.add(new CreateCompositeType(it));
            case Sequence it -> {
                operations.add(
                        new CreateSequence(new Sequence(it.name(), it.type(), it.options(), "", it.comment()), false));
                if (!it.ownedBy().isEmpty()) {
                    operations.add(new AlterSequence(it.name(), it));
                }
            }
            case Table it -> table(it);
            case View it -> operations.add(new CreateView(it, false));
            case MaterializedView it -> operations.add(new CreateMaterializedView(it, false));
            case Routine it -> operations.add(new CreateRoutine(it, false));
            case Trigger it -> operations.add(new CreateTrigger(it));
            case Policy it -> operations.add(new CreatePolicy(it));
            case Grant it -> operations.add(new GrantPrivileges(it));
        }
    }

    /** A table, with its keys to others apart where those must be there first. */
    private void table(Table table) {
        List<Constraint> within = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            boolean apart = switch (constraint) {
                case Constraint.ForeignKey key -> !key.validated() || !rules.has(Trait.FORWARD_REFERENCES);
                case Constraint.Check check -> !check.validated();
                case Constraint.PrimaryKey key -> false;
                case Constraint.Unique unique -> false;
                case Constraint.Exclusion exclusion -> false;
            };
            if (apart) {
                operations.add(new AddConstraint(table.name(), constraint, ""));
            } else {
                within.add(constraint);
            }
        }
        operations.add(new CreateTable(table.withConstraints(within), false));
    }

    private void drop(SchemaObject object) {
        switch (object) {
            case Namespace it -> operations.add(new DropNamespace(it.name(), false));
            case Extension it -> operations.add(new DropExtension(it.name(), false));
            case EnumType it -> operations.add(new DropEnumType(it.name(), false));
            case Domain it -> operations.add(new DropDomain(it.name(), false));
            case CompositeType it -> operations.add(new DropCompositeType(it.name(), false));
            case Sequence it -> {
                if (!goesWithItsOwner(it)) {
                    operations.add(new DropSequence(it.name(), false));
                }
            }
            case Table it -> {
                if (!goesWithItsParent(it)) {
                    operations.add(new DropTable(it.name(), false, false));
                }
            }
            case View it -> operations.add(new DropView(it.name(), false, false));
            case MaterializedView it -> operations.add(new DropMaterializedView(it.name(), false));
            case Routine it -> operations.add(new DropRoutine(it.kind(), it.name(), it.signature(), false));
            case Trigger it -> {
                if (!isGone(it.table())) {
                    operations.add(new DropTrigger(it.name(), Optional.of(it.table()), false));
                }
            }
            case Policy it -> {
                if (!isGone(it.table())) {
                    operations.add(new DropPolicy(it.name(), it.table(), false));
                }
            }
            case Grant it -> {
                if (!isGone(it)) {
                    operations.add(new RevokePrivileges(it));
                }
            }
        }
    }

    private boolean goesWithItsOwner(Sequence sequence) {
        int dot = sequence.ownedBy().lastIndexOf('.');
        if (dot < 0) {
            return false;
        }
        String table = sequence.ownedBy().substring(0, dot);
        String column = sequence.ownedBy().substring(dot + 1);
        return actual.tables().stream()
                .filter(found -> found.name().toString().equals(table))
                .anyMatch(found -> isGone(found.name())
                        || desired.table(found.name())
                                .flatMap(to -> to.column(column))
                                .isEmpty());
    }

    private boolean goesWithItsParent(Table table) {
        return table.partitioning().parent().filter(this::isGone).isPresent();
    }

    /** Whether the table or view is dropped, if only to be created again. */
    private boolean isGone(QualifiedName name) {
        ObjectKey table = ObjectKey.of(ObjectKind.TABLE, name);
        if (actual.find(table).isPresent()) {
            return desired.find(table).isEmpty() || recreated.keys().contains(table);
        }
        return false;
    }

    private boolean isGone(Grant grant) {
        ObjectKey key = grant.on() == ObjectKind.ROUTINE
                ? new ObjectKey(ObjectKind.ROUTINE, grant.object(), grant.signature())
                : ObjectKey.of(grant.on(), grant.object());
        if (grant.on() == ObjectKind.TABLE) {
            return List.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW).stream()
                    .map(kind -> ObjectKey.of(kind, grant.object()))
                    .noneMatch(of ->
                            desired.find(of).isPresent() && !recreated.keys().contains(of));
        }
        return desired.find(key).isEmpty() || recreated.keys().contains(key);
    }

    private void change(SchemaObject from, SchemaObject to) {
        switch (from) {
            case Table it -> table(it, (Table) to);
            case EnumType it -> {
                operations.addAll(EnumDiff.operations(it, (EnumType) to));
                comment(it.key(), it.comment(), ((EnumType) to).comment());
            }
            case Domain it -> operations.add(new AlterDomain(it.name(), (Domain) to));
            case Sequence it -> {
                Sequence next = (Sequence) to;
                Sequence same = new Sequence(next.name(), next.type(), next.options(), next.ownedBy(), it.comment());
                if (!same.equals(it)) {
                    operations.add(new AlterSequence(it.name(), same));
                }
                comment(it.key(), it.comment(), next.comment());
            }
            case Routine it -> routine(it, (Routine) to);
            case Grant it -> grant(it, (Grant) to);
            case MaterializedView it -> {
                MaterializedView next = (MaterializedView) to;
                TableDiff.indexes(it.name(), it.indexes(), next.indexes(), rules, index -> false, operations);
                comment(it.key(), it.comment(), next.comment());
            }
            case Namespace it -> comment(it.key(), it.comment(), ((Namespace) to).comment());
            case View it -> comment(it.key(), it.comment(), ((View) to).comment());
            case Trigger it -> comment(it.key(), it.comment(), ((Trigger) to).comment());
            case Policy it -> comment(it.key(), it.comment(), ((Policy) to).comment());
            case CompositeType it -> comment(it.key(), it.comment(), ((CompositeType) to).comment());
            // Which version of an extension is there is the server's affair, and nothing moves its objects.
            case Extension it -> {}
        }
    }

    private void routine(Routine from, Routine to) {
        if (!Recreated.withComment(from, to.comment()).equals(to)) {
            operations.add(new CreateRoutine(to, true));
        }
        comment(from.key(), from.comment(), to.comment());
    }

    private void comment(ObjectKey key, String from, String to) {
        if (!from.equals(to)) {
            operations.add(new SetComment(new SetComment.Subject.Whole(key), to));
        }
    }

    private void grant(Grant from, Grant to) {
        Set<String> gone = new TreeSet<>(from.privileges());
        gone.removeAll(to.privileges());
        Set<String> added = new TreeSet<>(to.privileges());
        added.removeAll(from.privileges());
        if (!gone.isEmpty()) {
            operations.add(new RevokePrivileges(from.withPrivileges(gone)));
        }
        if (!added.isEmpty()) {
            operations.add(new GrantPrivileges(to.withPrivileges(added)));
        }
    }

    private void table(Table from, Table to) {
        operations.addAll(partitions.operations(from, to));
    }

    /**
     * What tables that go must lose beforehand: keys to others that go too, where each refers to the other, and constraints
     * whose names are wanted elsewhere.
     */
    private void keysInTheWay() {
        Set<QualifiedName> gone = new HashSet<>();
        actual.tables().stream().map(Table::name).filter(this::isGone).forEach(gone::add);
        Set<Operation> drops = new LinkedHashSet<>();
        for (CyclicKeys.Key key : CyclicKeys.among(actual, gone)) {
            drops.add(TableDiff.drop(key.table(), key.key()));
        }
        for (Table table : actual.tables()) {
            if (gone.contains(table.name())) {
                table.constraints().stream()
                        .filter(constraint -> isWantedElsewhere(table.name(), constraint))
                        .forEach(constraint -> drops.add(TableDiff.drop(table.name(), constraint)));
            }
        }
        operations.addAll(drops);
    }

    private boolean isWantedElsewhere(QualifiedName table, Constraint constraint) {
        return namedOnce(constraint)
                && desired.tables().stream()
                        .filter(other -> !other.name().equals(table))
                        .flatMap(other -> other.constraints().stream())
                        .anyMatch(other -> namedOnce(other) && other.name().equalsIgnoreCase(constraint.name()));
    }

    private boolean namedOnce(Constraint constraint) {
        return switch (constraint) {
            case Constraint.ForeignKey key -> rules.has(Trait.FOREIGN_KEYS_NAMED_ONCE);
            case Constraint.Check check -> rules.has(Trait.CHECKS_NAMED_ONCE);
            case Constraint.PrimaryKey key -> false;
            case Constraint.Unique unique -> false;
            case Constraint.Exclusion exclusion -> false;
        };
    }
}
