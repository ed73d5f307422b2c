package dev.windlass.operation;

import dev.windlass.schema.Column;
import dev.windlass.schema.DataType;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.util.List;

/** Follows the values of an enum type into the columns that repeat them. */
final class EnumColumns {
    private EnumColumns() {}

    static Schema withValues(Schema schema, EnumType type, List<String> values) {
        Schema result = schema.with(type.withValues(values));
        for (Table table : schema.tables()) {
            Table changed = table.withColumns(table.columns().stream()
                    .map(column -> follow(column, type, values))
                    .toList());
            if (!changed.equals(table)) {
                result = result.with(changed);
            }
        }
        return result;
    }

    private static Column follow(Column column, EnumType type, List<String> values) {
        return column.type() instanceof DataType.Enumeration old
                        && old.name().equals(type.name())
                        && !old.values().isEmpty()
                ? column.withType(new DataType.Enumeration(old.name(), values))
                : column;
    }
}
