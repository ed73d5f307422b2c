package dev.windlass.operation;

import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Partitions have the columns and checks of their table, and each change of those reaches them (PostgreSQL). A partition
 * that differs from its table, if only by a default, names its columns and those checks; any other names none.
 */
public final class Partitions {
    private Partitions() {}

    /** A table; a partition that names no columns with those that it has, and with the checks of its table. */
    public static Table spelled(Schema schema, Table table) {
        Optional<Table> parent = table.partitioning().parent().flatMap(schema::table);
        if (!table.columns().isEmpty() || parent.isEmpty()) {
            return table;
        }
        Table whole = spelled(schema, parent.get());
        List<Constraint> constraints = new ArrayList<>(table.constraints());
        whole.constraints().stream()
                .filter(Constraint.Check.class::isInstance)
                .map(Constraint.Check.class::cast)
                .filter(check -> !check.noInherit())
                .filter(check -> table.constraint(check.name()).isEmpty())
                .forEach(check -> constraints.add(check.withValidated(true)));
        return table.withColumns(whole.columns()).withConstraints(constraints);
    }

    /** Does to the partitions of a table that name their columns, and to theirs, what is done to the table. */
    static Schema reach(Schema schema, QualifiedName table, UnaryOperator<Table> change) {
        Schema result = schema;
        for (Table other : schema.tables()) {
            if (other.partitioning().parent().filter(table::equals).isPresent()) {
                result = other.columns().isEmpty() ? result : result.with(change.apply(other));
                result = reach(result, other.name(), change);
            }
        }
        return result;
    }

    static Table plus(Table partition, Column column) {
        if (partition.column(column.name()).isPresent()) {
            return partition;
        }
        List<Column> columns = new ArrayList<>(partition.columns());
        columns.add(column);
        return partition.withColumns(columns);
    }

    static Table plus(Table partition, Constraint constraint) {
        return constraint instanceof Constraint.Check check
                        && partition.constraint(check.name()).isEmpty()
                ? partition.plus(check.withValidated(true))
                : partition;
    }

    static Table minus(Table partition, Constraint constraint) {
        return constraint instanceof Constraint.Check
                ? partition
                        .constraint(constraint.name())
                        .filter(Constraint.Check.class::isInstance)
                        .map(partition::minus)
                        .orElse(partition)
                : partition;
    }
}
