package dev.windlass.dialect.sqlite;

import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names as their definitions spell them, wherever others name them: capitals make no difference to SQLite.
 *
 * @param tables the tables by their names in small letters
 */
record SqliteSpelling(Map<String, Table> tables) {
    Table of(Table table) {
        return table.withConstraints(table.constraints().stream()
                        .map(constraint -> of(constraint, table))
                        .toList())
                .withIndexes(
                        table.indexes().stream().map(index -> of(index, table)).toList());
    }

    private Constraint of(Constraint constraint, Table table) {
        return switch (constraint) {
            case Constraint.PrimaryKey key ->
                new Constraint.PrimaryKey(key.name(), of(key.columns(), table), key.include(), key.deferral());
            case Constraint.Unique unique ->
                new Constraint.Unique(
                        unique.name(),
                        of(unique.columns(), table),
                        unique.nullsNotDistinct(),
                        unique.include(),
                        unique.deferral());
            case Constraint.ForeignKey key -> {
                Table other = tables.get(key.references().name().toLowerCase(Locale.ROOT));
                QualifiedName name = other == null ? key.references() : other.name();
                List<String> referenced = other == null ? key.referencedColumns() : of(key.referencedColumns(), other);
                yield key.withReferences(name).withColumns(of(key.columns(), table), referenced, key.onDeleteColumns());
            }
            case Constraint.Check check -> check;
            case Constraint.Exclusion exclusion -> exclusion;
        };
    }

    private static Index of(Index index, Table table) {
        return index.withElements(index.elements().stream()
                .map(element -> element.expression() ? element : of(element, table))
                .toList());
    }

    private static IndexElement of(IndexElement element, Table table) {
        return element.withText(of(element.text(), table));
    }

    private static List<String> of(List<String> columns, Table table) {
        return columns.stream().map(column -> of(column, table)).toList();
    }

    private static String of(String column, Table table) {
        return table.columns().stream()
                .map(Column::name)
                .filter(name -> SqliteLexer.sameName(name, column))
                .findFirst()
                .orElse(column);
    }
}
