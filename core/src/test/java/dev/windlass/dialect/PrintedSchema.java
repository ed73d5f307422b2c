package dev.windlass.dialect;

import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;
import dev.windlass.schema.Index;
import dev.windlass.schema.Partitioning;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.Table;
import dev.windlass.schema.TableOptions;

/** What was inspected, as text to compare: a line for each thing, without what says nothing. */
final class PrintedSchema {
    private PrintedSchema() {}

    static String of(Inspected inspected) {
        StringBuilder text = new StringBuilder();
        inspected.schema().objects().values().forEach(object -> object(object, text));
        inspected
                .unmanaged()
                .forEach(it -> text.append("unmanaged ")
                        .append(it.kind())
                        .append(" | ")
                        .append(it.name())
                        .append(" | ")
                        .append(it.why())
                        .append('\n'));
        return text.toString();
    }

    private static void object(SchemaObject object, StringBuilder text) {
        if (!(object instanceof Table table)) {
            text.append(object.toString().replace("\n", "\\n")).append('\n');
            return;
        }
        text.append("table ").append(table.name()).append(comment(table.comment()));
        if (!table.options().equals(TableOptions.NONE)) {
            text.append(" ").append(table.options());
        }
        if (!table.partitioning().equals(Partitioning.NONE)) {
            text.append(" ").append(table.partitioning());
        }
        text.append('\n');
        for (Column column : table.columns()) {
            text.append("    ").append(column(column)).append('\n');
        }
        for (Constraint constraint : table.constraints()) {
            text.append("    ").append(constraint).append('\n');
        }
        for (Index index : table.indexes()) {
            text.append("    ").append(index).append('\n');
        }
    }

    private static String column(Column column) {
        return column.name() + " " + column.type() + (column.nullable() ? "" : " not null")
                + (column.defaultValue() instanceof DefaultValue.None ? "" : " " + column.defaultValue())
                + (column.identity() instanceof Identity.None ? "" : " " + column.identity())
                + (column.generated() instanceof Generated.None ? "" : " " + column.generated())
                + (column.collation().isEmpty() ? "" : " collation " + column.collation())
                + (column.onUpdate().isEmpty() ? "" : " on update " + column.onUpdate())
                + comment(column.comment());
    }

    private static String comment(String comment) {
        return comment.isEmpty() ? "" : " comment <" + comment + ">";
    }
}
