package dev.windlass.diff;

import dev.windlass.schema.Column;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** The order of columns, which means nothing to a program and is never changed. */
public final class ColumnOrder {
    private ColumnOrder() {}

    /** The tables whose common columns are in another order. */
    public static List<QualifiedName> differing(Schema actual, Schema desired) {
        List<QualifiedName> differing = new ArrayList<>();
        for (Table table : actual.tables()) {
            Table other = desired.table(table.name()).orElse(table);
            if (!common(table, other).equals(common(other, table))) {
                differing.add(table.name());
            }
        }
        return differing;
    }

    private static List<String> common(Table table, Table other) {
        List<String> otherNames = other.columns().stream().map(Column::name).toList();
        return table.columns().stream()
                .map(Column::name)
                .filter(otherNames::contains)
                .toList();
    }
}
