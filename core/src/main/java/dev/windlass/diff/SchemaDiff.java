package dev.windlass.diff;

import dev.windlass.operation.ColumnOperation.RenameColumn;
import dev.windlass.operation.Operation;
import dev.windlass.operation.TableOperation.RenameTable;
import dev.windlass.operation.TypeOperation.RenameEnumValue;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/** Compares two schemas. */
public final class SchemaDiff {
    private SchemaDiff() {}

    /**
     * What makes the actual schema the desired one, in an order that works. The order of columns means nothing.
     *
     * @param renames what is the same under another name; those that do not fit are left out
     */
    public static List<Operation> between(Schema actual, Schema desired, DiffRules rules, List<Rename> renames) {
        if (actual.equals(desired)) {
            return List.of();
        }
        List<Operation> operations = new ArrayList<>(renames(actual, desired, renames));
        Schema start = actual;
        for (Operation operation : operations) {
            start = operation.applyTo(start);
        }
        List<Operation> rest = new Comparison(start, desired, rules).operations();
        operations.addAll(OperationOrder.sorted(rest, start, desired, rules));
        return List.copyOf(operations);
    }

    /** The actual schema after the renames that fit. */
    public static Schema renamed(Schema actual, Schema desired, List<Rename> renames) {
        Schema current = actual;
        for (Operation operation : renames(actual, desired, renames)) {
            current = operation.applyTo(current);
        }
        return current;
    }

    private static List<Operation> renames(Schema actual, Schema desired, List<Rename> renames) {
        List<Operation> operations = new ArrayList<>();
        Schema current = actual;
        for (Rename rename : tablesFirst(renames)) {
            if (fits(rename, current, desired)) {
                Operation operation = operation(rename);
                operations.add(operation);
                current = operation.applyTo(current);
            }
        }
        return operations;
    }

    private static List<Rename> tablesFirst(List<Rename> renames) {
        List<Rename> sorted = new ArrayList<>();
        renames.stream().filter(Rename.OfTable.class::isInstance).forEach(sorted::add);
        renames.stream().filter(rename -> !(rename instanceof Rename.OfTable)).forEach(sorted::add);
        return sorted;
    }

    /** Whether the old one is there and not wanted, and the new one is wanted and not there. */
    static boolean fits(Rename rename, Schema actual, Schema desired) {
        return switch (rename) {
            case Rename.OfTable it ->
                actual.table(it.from()).isPresent()
                        && actual.table(it.to()).isEmpty()
                        && desired.table(it.to()).isPresent()
                        && desired.table(it.from()).isEmpty();
            case Rename.OfColumn it ->
                !isPartition(actual, it.table())
                        && hasColumn(actual, it.table(), it.from())
                        && !hasColumn(actual, it.table(), it.to())
                        && hasColumn(desired, it.table(), it.to())
                        && !hasColumn(desired, it.table(), it.from());
            case Rename.OfEnumValue it ->
                hasValue(actual, it.type(), it.from())
                        && !hasValue(actual, it.type(), it.to())
                        && hasValue(desired, it.type(), it.to())
                        && !hasValue(desired, it.type(), it.from());
        };
    }

    /** The columns of a partition are renamed with those of its table. */
    private static boolean isPartition(Schema schema, QualifiedName table) {
        return schema.table(table)
                .filter(found -> found.partitioning().parent().isPresent())
                .isPresent();
    }

    private static boolean hasColumn(Schema schema, QualifiedName table, String column) {
        return schema.table(table).flatMap(found -> found.column(column)).isPresent();
    }

    private static boolean hasValue(Schema schema, QualifiedName type, String value) {
        return schema.find(ObjectKey.of(ObjectKind.ENUM_TYPE, type))
                .map(EnumType.class::cast)
                .filter(found -> found.values().contains(value))
                .isPresent();
    }

    /** The operation that renames. */
    public static Operation operation(Rename rename) {
        return switch (rename) {
            case Rename.OfTable it -> new RenameTable(it.from(), it.to());
            case Rename.OfColumn it -> new RenameColumn(it.table(), it.from(), it.to());
            case Rename.OfEnumValue it -> new RenameEnumValue(it.type(), it.from(), it.to());
        };
    }
}
