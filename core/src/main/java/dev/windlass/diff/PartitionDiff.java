package dev.windlass.diff;

import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.ConstraintOperation.AddConstraint;
import dev.windlass.operation.ConstraintOperation.DropConstraint;
import dev.windlass.operation.ConstraintOperation.RenameConstraint;
import dev.windlass.operation.Operation;
import dev.windlass.operation.Partitions;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Identity;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.util.List;
import java.util.Optional;

/**
 * What makes tables others of their names. What a partition gets from its table is done to the table alone; what is left
 * is the partition's own.
 */
record PartitionDiff(Schema actual, Schema desired, DiffRules rules, Touched touched, Recreated recreated) {
    /** A schema in which the partitions name their columns that do so in another one. */
    static Schema spelled(Schema schema, Schema other) {
        Schema result = schema;
        for (Table table : schema.tables()) {
            boolean named = table.partitioning().parent().isPresent()
                    && table.columns().isEmpty()
                    && other.table(table.name())
                            .filter(found -> found.partitioning().parent().isPresent())
                            .filter(found -> !found.columns().isEmpty())
                            .isPresent();
            result = named ? result.with(Partitions.spelled(schema, table)) : result;
        }
        return result;
    }

    /** The operations, in no particular order. */
    List<Operation> operations(Table from, Table to) {
        return parent(from, to)
                .map(parent -> new TableDiff(plain(inherited(from)), plain(to), rules, Touched.NOTHING)
                        .operations(constraint -> recreated.holds(from.name(), constraint)))
                .orElseGet(() -> new TableDiff(from, to, rules, touched)
                        .operations(constraint -> recreated.holds(from.name(), constraint)));
    }

    /** The table whose columns a partition has before and afterwards, and names. */
    private Optional<QualifiedName> parent(Table from, Table to) {
        return to.partitioning()
                .parent()
                .filter(parent -> !to.columns().isEmpty())
                .filter(parent -> from.partitioning().parent().equals(Optional.of(parent)))
                .filter(parent -> actual.table(parent).isPresent()
                        && desired.table(parent).isPresent()
                        && !recreated.keys().contains(ObjectKey.of(ObjectKind.TABLE, parent)));
    }

    /** The identity of a column is that of the table. */
    private static Table plain(Table partition) {
        return partition.withColumns(partition.columns().stream()
                .map(column -> column.withIdentity(Identity.NONE))
                .toList());
    }

    /** A partition after the changes of the tables above it. */
    private Table inherited(Table partition) {
        Schema above = Schema.of(List.of(partition));
        Table table = partition;
        while (table.partitioning().parent().flatMap(actual::table).isPresent()) {
            table = table.partitioning().parent().flatMap(actual::table).get();
            above = above.with(bare(table));
        }
        return reached(above, table).table(partition.name()).orElse(partition);
    }

    private Schema reached(Schema above, Table table) {
        Schema result = above;
        Optional<Table> to = desired.table(table.name());
        if (to.isPresent()) {
            List<Operation> all = OperationOrder.sorted(operations(table, to.get()), actual, desired, rules);
            for (Operation operation : all) {
                result = isInherited(operation, table) ? operation.applyTo(result) : result;
            }
        }
        for (Table other : above.tables()) {
            boolean next =
                    other.partitioning().parent().filter(table.name()::equals).isPresent()
                            && above.tables().stream()
                                    .anyMatch(below -> below.partitioning()
                                            .parent()
                                            .filter(other.name()::equals)
                                            .isPresent());
            if (next) {
                result = reached(result, actual.table(other.name()).orElse(other));
            }
        }
        return result;
    }

    /** What partitions have of a table. */
    private static Table bare(Table table) {
        return table.withIndexes(List.of())
                .withConstraints(table.constraints().stream()
                        .filter(Constraint.Check.class::isInstance)
                        .toList());
    }

    private static boolean isInherited(Operation operation, Table table) {
        return switch (operation) {
            case ColumnOperation column -> true;
            case AddConstraint add -> add.definition() instanceof Constraint.Check;
            case DropConstraint drop -> drop.definition().orElse(null) instanceof Constraint.Check;
            case RenameConstraint rename ->
                table.constraint(rename.constraint())
                        .filter(Constraint.Check.class::isInstance)
                        .isPresent();
            case Operation other -> false;
        };
    }
}
