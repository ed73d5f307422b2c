package dev.windlass.diff;

import dev.windlass.operation.ColumnChange;
import dev.windlass.operation.ColumnOperation.AddColumn;
import dev.windlass.operation.ColumnOperation.AlterColumn;
import dev.windlass.operation.ColumnOperation.DropColumn;
import dev.windlass.operation.ConstraintOperation.AddConstraint;
import dev.windlass.operation.IndexOperation.CreateIndex;
import dev.windlass.operation.NamespaceOperation.DropExtension;
import dev.windlass.operation.Operation;
import dev.windlass.operation.SequenceOperation.DropSequence;
import dev.windlass.operation.TableOperation.DropTable;
import dev.windlass.operation.TypeOperation.ReplaceEnumValues;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What an operation may lose, or what rows may stop it: sentences for the one who reviews it. */
public final class Hazards {
    private Hazards() {}

    /**
     * The hazards; none for most operations.
     *
     * @param before the schema before the operation
     */
    public static List<String> of(Operation operation, Schema before) {
        List<String> hazards = new ArrayList<>();
        if (operation instanceof DropTable drop) {
            hazards.add("The rows of " + drop.table() + " are lost.");
        } else if (operation instanceof DropColumn drop && !isComputed(drop, before)) {
            hazards.add("The values of " + drop.object() + " are lost.");
        } else if (operation instanceof DropSequence drop) {
            hazards.add("Where " + drop.sequence() + " has counted to is lost.");
        } else if (operation instanceof DropExtension drop) {
            hazards.add("Fails while anything uses what the extension " + drop.name() + " brings.");
        } else if (operation instanceof ReplaceEnumValues replace) {
            values(replace, before, hazards);
        } else if (operation instanceof AlterColumn alter) {
            before.table(alter.table())
                    .flatMap(table -> table.column(alter.column()))
                    .ifPresent(column -> column(alter, column, hazards));
        } else if (operation instanceof AddColumn add && needsValue(add.definition())) {
            hazards.add("Fails if " + add.table() + " has rows: " + add.object() + " is NOT NULL and has no default.");
        } else if (operation instanceof AddConstraint add) {
            constraint(add, hazards);
        } else if (operation instanceof CreateIndex create
                && create.definition().unique()
                && before.table(create.table()).isPresent()) {
            hazards.add("Fails if rows of " + create.table() + " have the same "
                    + create.definition().elements().stream()
                            .map(IndexElement::text)
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        return hazards;
    }

    /** Whether a new column can only be put into a table that has rows in two steps. */
    public static boolean needsValue(Column column) {
        return !column.nullable()
                && column.defaultValue() instanceof DefaultValue.None
                && column.identity() instanceof Identity.None
                && column.generated() instanceof Generated.None;
    }

    private static boolean isComputed(DropColumn drop, Schema before) {
        return before.table(drop.table())
                .flatMap(table -> table.column(drop.column()))
                .filter(column -> column.generated() instanceof Generated.Computed)
                .isPresent();
    }

    private static void values(ReplaceEnumValues replace, Schema before, List<String> hazards) {
        before.find(ObjectKey.of(ObjectKind.ENUM_TYPE, replace.type()))
                .map(EnumType.class::cast)
                .ifPresent(type -> {
                    List<String> gone = type.values().stream()
                            .filter(value -> !replace.values().contains(value))
                            .toList();
                    hazards.add(
                            gone.isEmpty()
                                    ? "Writes every table with a column of type " + replace.type() + " anew."
                                    : "Fails if a row holds " + String.join(" or ", gone)
                                            + "; writes every table with a column of type " + replace.type()
                                            + " anew.");
                });
    }

    private static void column(AlterColumn alter, Column column, List<String> hazards) {
        for (ColumnChange change : alter.changes()) {
            if (change instanceof ColumnChange.SetType type && narrows(column.type(), type.type())) {
                hazards.add("Fails, or cuts, where a value of " + alter.object() + " does not fit the new type.");
            }
            if (change instanceof ColumnChange.SetIdentity identity
                    && column.identity() instanceof Identity.Serial
                    && !(identity.identity() instanceof Identity.Serial)) {
                hazards.add("Where the sequence of " + alter.object() + " has counted to is lost.");
            }
            if (change instanceof ColumnChange.SetNullable nullable && !nullable.nullable() && column.nullable()) {
                hazards.add("Fails if a row of " + alter.table() + " has no " + alter.column() + ".");
            }
        }
    }

    private static void constraint(AddConstraint add, List<String> hazards) {
        switch (add.definition()) {
            case Constraint.PrimaryKey key ->
                hazards.add("Fails if rows of " + add.table() + " have the same " + String.join(", ", key.columns())
                        + ", or none.");
            case Constraint.Unique unique ->
                hazards.add("Fails if rows of " + add.table() + " have the same " + String.join(", ", unique.columns())
                        + ".");
            case Constraint.ForeignKey key -> {
                if (key.validated()) {
                    hazards.add("Fails if a row of " + add.table() + " refers to one that " + key.references()
                            + " has not.");
                }
            }
            case Constraint.Check check -> {
                if (check.validated()) {
                    hazards.add("Fails if a row of " + add.table() + " breaks it.");
                }
            }
            case Constraint.Exclusion exclusion ->
                hazards.add("Fails if rows of " + add.table() + " exclude each other.");
        }
    }

    /** Whether the new type holds fewer values, as far as the types themselves say. */
    static boolean narrows(DataType from, DataType to) {
        return switch (to) {
            case DataType.Text text -> false;
            case DataType.Varchar varchar -> length(from) > varchar.length() && varchar.length() >= 0;
            case DataType.Char varchar -> length(from) > varchar.length();
            case DataType.BigInt bigInt -> !(from instanceof DataType.SmallInt || from instanceof DataType.Int);
            case DataType.Int integer -> !(from instanceof DataType.SmallInt);
            case DataType.Double real -> !(from instanceof DataType.Real || from instanceof DataType.Int);
            case DataType.Numeric numeric ->
                !(from instanceof DataType.Numeric old
                        && (numeric.precision() < 0
                                || old.precision() >= 0
                                        && numeric.precision() - Math.max(numeric.scale(), 0)
                                                >= old.precision() - Math.max(old.scale(), 0)
                                        && numeric.scale() >= old.scale()));
            case DataType.Jsonb jsonb -> !(from instanceof DataType.Json);
            case DataType.Timestamp timestamp -> !(from instanceof DataType.Date || from instanceof DataType.Timestamp);
            case DataType.Enumeration enumeration ->
                !(from instanceof DataType.Enumeration old
                        && enumeration.values().containsAll(old.values()));
            case DataType other -> true;
        };
    }

    private static int length(DataType type) {
        return switch (type) {
            case DataType.Varchar it -> it.length() < 0 ? Integer.MAX_VALUE : it.length();
            case DataType.Char it -> it.length();
            case DataType.Uuid uuid -> 36;
            case DataType.Bool bool -> 5;
            case DataType.SmallInt smallInt -> 6;
            case DataType.Int integer -> 11;
            case DataType.BigInt bigInt -> 20;
            case DataType.Enumeration it ->
                it.values().stream().mapToInt(String::length).max().orElse(Integer.MAX_VALUE);
            case DataType other -> Integer.MAX_VALUE;
        };
    }
}
