package dev.windlass.operation;

import dev.windlass.schema.Constraint;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The foreign keys of other tables that are in the way of a change. */
final class ReferringKeys {
    private ReferringKeys() {}

    static Schema without(
            Schema schema,
            QualifiedName table,
            Predicate<Constraint.ForeignKey> inTheWay,
            boolean cascade,
            String what) {
        Schema result = schema;
        for (Table other : schema.tables()) {
            for (Constraint.ForeignKey key : other.foreignKeys()) {
                if (!key.references().equals(table) || !inTheWay.test(key)) {
                    continue;
                }
                boolean own = other.name().equals(table);
                if (!cascade && !own) {
                    throw Fit.failure(what + " of table '" + table + "' cannot be dropped: foreign key '" + key.name()
                            + "' of table '" + other.name() + "' refers to it");
                }
                result = result.with(Fit.table(result, other.name()).minus(key));
            }
        }
        return result;
    }

    static List<Operation> restore(Schema before, Schema after, QualifiedName except) {
        List<Operation> operations = new ArrayList<>();
        for (Table table : before.tables()) {
            if (table.name().equals(except)) {
                continue;
            }
            Table left = Fit.table(after, table.name());
            table.constraints().stream()
                    .filter(constraint -> !left.constraints().contains(constraint))
                    .forEach(constraint ->
                            operations.add(new ConstraintOperation.AddConstraint(table.name(), constraint, "")));
        }
        return operations;
    }
}
