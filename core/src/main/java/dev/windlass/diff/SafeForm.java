package dev.windlass.diff;

import dev.windlass.operation.ColumnChange;
import dev.windlass.operation.ColumnOperation.AddColumn;
import dev.windlass.operation.ColumnOperation.AlterColumn;
import dev.windlass.operation.Operation;
import dev.windlass.schema.Column;
import dev.windlass.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Operations in the form in which they work on tables that have rows. */
public final class SafeForm {
    private SafeForm() {}

    /** A column that must have a value and has no default is added without that rule, which comes after. */
    public static List<Operation> of(List<Operation> operations, Schema before) {
        List<Operation> safe = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation instanceof AddColumn add
                    && Hazards.needsValue(add.definition())
                    && before.table(add.table()).isPresent()) {
                Column open = add.definition().withNullable(true);
                safe.add(new AddColumn(add.table(), open, add.position(), add.ifNotExists()));
                safe.add(required(add, open));
            } else {
                safe.add(operation);
            }
        }
        return safe;
    }

    private static AlterColumn required(AddColumn add, Column open) {
        return new AlterColumn(
                add.table(), open.name(), List.of(new ColumnChange.SetNullable(false)), Optional.of(open));
    }

    /** Whether the operation is the second step of such a column, and the rows must be filled before it. */
    public static boolean isSecondStep(Operation operation, List<Operation> before) {
        return operation instanceof AlterColumn alter
                && alter.changes().equals(List.of(new ColumnChange.SetNullable(false)))
                && before.stream()
                        .anyMatch(earlier -> earlier instanceof AddColumn add
                                && add.table().equals(alter.table())
                                && add.column().equals(alter.column()));
    }
}
