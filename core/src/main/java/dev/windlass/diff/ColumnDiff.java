package dev.windlass.diff;

import dev.windlass.diff.DiffRules.Trait;
import dev.windlass.operation.ColumnChange;
import dev.windlass.schema.Column;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What must change about a column to make it another one. */
final class ColumnDiff {
    private ColumnDiff() {}

    /** Whether the server cannot change the one into the other, so that the column is dropped and added again. */
    static boolean mustBeReplaced(Column actual, Column desired, DiffRules rules) {
        if (actual.generated().equals(desired.generated())) {
            return actual.generated() instanceof Generated.Computed
                    && !sameType(actual.type(), desired.type(), rules)
                    && !rules.has(Trait.CHANGE_GENERATED);
        }
        if (actual.generated() instanceof Generated.Computed from
                && desired.generated() instanceof Generated.Computed to) {
            return !rules.has(Trait.CHANGE_GENERATED)
                    || from.stored() != to.stored() && !rules.has(Trait.MAKE_GENERATED);
        }
        return !rules.has(Trait.MAKE_GENERATED);
    }

    /** The changes, in an order in which the column never has two of default, identity and generated expression. */
    static List<ColumnChange> changes(Column actual, Column desired, DiffRules rules) {
        List<ColumnChange> changes = new ArrayList<>();
        boolean type = !sameType(actual.type(), desired.type(), rules);
        boolean generated = !actual.generated().equals(desired.generated());
        boolean serials = actual.identity() instanceof Identity.Serial && desired.identity() instanceof Identity.Serial;
        // The sequence of a serial column does not follow it to another type.
        boolean identity = !actual.identity().equals(desired.identity()) || type && serials;
        boolean value = !actual.defaultValue().equals(desired.defaultValue());
        if (generated && desired.generated() instanceof Generated.None) {
            changes.add(new ColumnChange.SetGenerated(Generated.NONE));
        }
        if (identity && desired.identity() instanceof Identity.None) {
            changes.add(new ColumnChange.SetIdentity(Identity.NONE));
        }
        if (value && desired.defaultValue() instanceof DefaultValue.None) {
            changes.add(new ColumnChange.SetDefault(DefaultValue.NONE));
        }
        if (type) {
            changes.add(
                    new ColumnChange.SetType(desired.type(), rules.conversion().expression(actual, desired)));
        }
        if (!actual.collation().equals(desired.collation())) {
            changes.add(new ColumnChange.SetCollation(desired.collation()));
        }
        if (value && !(desired.defaultValue() instanceof DefaultValue.None)) {
            changes.add(new ColumnChange.SetDefault(desired.defaultValue()));
        }
        if (actual.nullable() != desired.nullable()) {
            changes.add(new ColumnChange.SetNullable(desired.nullable()));
        }
        if (identity && !(desired.identity() instanceof Identity.None)) {
            changes.add(new ColumnChange.SetIdentity(desired.identity()));
        }
        if (generated && !(desired.generated() instanceof Generated.None)) {
            changes.add(new ColumnChange.SetGenerated(desired.generated()));
        }
        if (!actual.onUpdate().equals(desired.onUpdate())) {
            changes.add(new ColumnChange.SetOnUpdate(desired.onUpdate()));
        }
        if (!actual.comment().equals(desired.comment())) {
            changes.add(new ColumnChange.SetColumnComment(desired.comment()));
        }
        return changes;
    }

    /** Whether two types are the same; the values of an enum type with a name of its own are that type's affair. */
    static boolean sameType(DataType one, DataType other, DiffRules rules) {
        return rules.has(Trait.NAMED_TYPES) ? withoutValues(one).equals(withoutValues(other)) : one.equals(other);
    }

    /** Whether a type has a character set. */
    static boolean isText(DataType type) {
        return switch (type) {
            case DataType.Varchar it -> true;
            case DataType.Char it -> true;
            case DataType.Text it -> true;
            case DataType.Enumeration it -> true;
            case DataType.Native it ->
                it.name().toLowerCase(Locale.ROOT).matches("(tiny|medium|long)?text|(var)?char|enum|set");
            case DataType other -> false;
        };
    }

    private static DataType withoutValues(DataType type) {
        return switch (type) {
            case DataType.Enumeration it -> new DataType.Enumeration(it.name(), List.of());
            case DataType.Array it -> new DataType.Array(withoutValues(it.element()));
            case DataType other -> other;
        };
    }
}
