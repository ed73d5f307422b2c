package dev.windlass.operation;

import dev.windlass.schema.Constraint;
import dev.windlass.schema.Grant;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.Policy;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.Sequence;
import dev.windlass.schema.Table;
import dev.windlass.schema.Trigger;
import java.util.ArrayList;
import java.util.List;

/** What goes with a table that is dropped, and comes back with it. */
final class TableRemoval {
    private TableRemoval() {}

    static boolean belongsTo(SchemaObject object, QualifiedName table) {
        return switch (object) {
            case Trigger trigger -> trigger.table().equals(table);
            case Policy policy -> policy.table().equals(table);
            case Grant grant -> grant.on() == ObjectKind.TABLE && grant.object().equals(table);
            case Sequence sequence -> sequence.ownedBy().startsWith(table + ".");
            case SchemaObject other -> false;
        };
    }

    static Schema remove(Schema schema, QualifiedName table, boolean cascade) {
        Schema result = schema;
        for (Table other : schema.tables()) {
            if (other.partitioning().parent().filter(table::equals).isPresent()) {
                result = remove(result, other.name(), cascade);
            }
        }
        result = result.without(TableRename.key(table));
        for (SchemaObject object : schema.objects().values()) {
            if (belongsTo(object, table)) {
                result = result.without(object.key());
            }
        }
        for (Table other : result.tables()) {
            for (Constraint.ForeignKey key : other.foreignKeys()) {
                if (!key.references().equals(table)) {
                    continue;
                }
                if (!cascade) {
                    throw Fit.failure("Table '" + table + "' cannot be dropped: foreign key '" + key.name()
                            + "' of table '" + other.name() + "' refers to it");
                }
                result = result.with(Fit.table(result, other.name()).minus(key));
            }
        }
        return result;
    }

    /** The operations that bring back what is in the one schema and not in the other, tables first. */
    static Reversal restore(Schema before, Schema after) {
        List<Operation> operations = new ArrayList<>();
        List<Table> gone = before.tables().stream()
                .filter(table -> after.table(table.name()).isEmpty())
                .toList();
        before.all(Sequence.class).stream()
                .filter(sequence -> after.find(sequence.key()).isEmpty())
                .forEach(sequence -> operations.add(new SequenceOperation.CreateSequence(
                        new Sequence(sequence.name(), sequence.type(), sequence.options(), "", sequence.comment()),
                        false)));
        gone.stream()
                .sorted(java.util.Comparator.comparingInt(table -> depth(before, table)))
                .forEach(table -> operations.add(new TableOperation.CreateTable(table, false)));
        before.all(Sequence.class).stream()
                .filter(sequence -> after.find(sequence.key()).isEmpty())
                .forEach(sequence -> operations.add(new SequenceOperation.AlterSequence(sequence.name(), sequence)));
        for (Table table : before.tables()) {
            after.table(table.name())
                    .ifPresent(left -> table.constraints().stream()
                            .filter(constraint -> !left.constraints().contains(constraint))
                            .forEach(constraint -> operations.add(
                                    new ConstraintOperation.AddConstraint(table.name(), constraint, ""))));
        }
        before.objects().forEach((key, object) -> {
            if (after.find(key).isPresent()) {
                return;
            }
            switch (object) {
                case Trigger trigger -> operations.add(new RoutineOperation.CreateTrigger(trigger));
                case Policy policy -> operations.add(new SecurityOperation.CreatePolicy(policy));
                case Grant grant -> operations.add(new SecurityOperation.GrantPrivileges(grant));
                case SchemaObject other -> {}
            }
        });
        return new Reversal.Reversed(operations);
    }

    private static int depth(Schema schema, Table table) {
        return table.partitioning()
                .parent()
                .flatMap(schema::table)
                .map(parent -> 1 + depth(schema, parent))
                .orElse(0);
    }
}
