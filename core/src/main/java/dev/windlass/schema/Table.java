package dev.windlass.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A table.
 *
 * @param name its name
 * @param columns its columns, in order
 * @param constraints its constraints; their order says nothing, so they are kept sorted by kind and
 *     name
 * @param indexes its indexes, but those of its constraints; sorted by name
 * @param options how it is kept
 * @param partitioning its part in partitioning
 * @param rowSecurity whether policies decide which rows are seen
 * @param comment its comment; empty for none
 */
public record Table(
        QualifiedName name,
        List<Column> columns,
        List<Constraint> constraints,
        List<Index> indexes,
        TableOptions options,
        Partitioning partitioning,
        RowSecurity rowSecurity,
        String comment)
        implements SchemaObject {
    public Table {
        columns = List.copyOf(columns);
        constraints = Sorted.constraints(constraints);
        indexes = Sorted.indexes(indexes);
        Map<String, Column> byName = new LinkedHashMap<>();
        for (Column column : columns) {
            if (byName.put(column.name(), column) != null) {
                throw new IllegalArgumentException(
                        "table '" + name + "' has two columns named '" + column.name() + "'");
            }
        }
    }

    /** A table with columns and constraints alone. */
    public static Table of(QualifiedName name, List<Column> columns, List<Constraint> constraints) {
        return new Table(
                name, columns, constraints, List.of(), TableOptions.NONE, Partitioning.NONE, RowSecurity.DISABLED, "");
    }

    @Override
    public ObjectKey key() {
        return ObjectKey.of(ObjectKind.TABLE, name);
    }

    /** The column of that name, as the catalogue spells it. */
    public Optional<Column> column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }

    /** The constraint of that name. */
    public Optional<Constraint> constraint(String constraintName) {
        return constraints.stream()
                .filter(constraint -> constraint.name().equals(constraintName))
                .findFirst();
    }

    /** The index of that name. */
    public Optional<Index> index(String indexName) {
        return indexes.stream().filter(index -> index.name().equals(indexName)).findFirst();
    }

    /** The primary key. */
    public Optional<Constraint.PrimaryKey> primaryKey() {
        return constraints.stream()
                .filter(Constraint.PrimaryKey.class::isInstance)
                .map(Constraint.PrimaryKey.class::cast)
                .findFirst();
    }

    /** The foreign keys. */
    public List<Constraint.ForeignKey> foreignKeys() {
        return constraints.stream()
                .filter(Constraint.ForeignKey.class::isInstance)
                .map(Constraint.ForeignKey.class::cast)
                .toList();
    }

    /** The same table under another name. */
    public Table withName(QualifiedName other) {
        return new Table(other, columns, constraints, indexes, options, partitioning, rowSecurity, comment);
    }

    /** The same table with other columns. */
    public Table withColumns(List<Column> other) {
        return new Table(name, other, constraints, indexes, options, partitioning, rowSecurity, comment);
    }

    /** The same table with one column changed; the same if it has no such column. */
    public Table withColumn(String columnName, UnaryOperator<Column> change) {
        return withColumns(columns.stream()
                .map(column -> column.name().equals(columnName) ? change.apply(column) : column)
                .toList());
    }

    /** The same table with other constraints. */
    public Table withConstraints(List<Constraint> other) {
        return new Table(name, columns, other, indexes, options, partitioning, rowSecurity, comment);
    }

    /** The same table with one constraint more. */
    public Table plus(Constraint constraint) {
        List<Constraint> more = new ArrayList<>(constraints);
        more.add(constraint);
        return withConstraints(more);
    }

    /** The same table with one constraint less. */
    public Table minus(Constraint constraint) {
        List<Constraint> fewer = new ArrayList<>(constraints);
        fewer.remove(constraint);
        return withConstraints(fewer);
    }

    /** The same table with other indexes. */
    public Table withIndexes(List<Index> other) {
        return new Table(name, columns, constraints, other, options, partitioning, rowSecurity, comment);
    }

    /** The same table with one index more. */
    public Table plus(Index index) {
        List<Index> more = new ArrayList<>(indexes);
        more.add(index);
        return withIndexes(more);
    }

    /** The same table with one index less. */
    public Table minus(Index index) {
        List<Index> fewer = new ArrayList<>(indexes);
        fewer.remove(index);
        return withIndexes(fewer);
    }

    /** The same table with other options. */
    public Table withOptions(TableOptions other) {
        return new Table(name, columns, constraints, indexes, other, partitioning, rowSecurity, comment);
    }

    /** The same table with another part in partitioning. */
    public Table withPartitioning(Partitioning other) {
        return new Table(name, columns, constraints, indexes, options, other, rowSecurity, comment);
    }

    /** The same table with another row security. */
    public Table withRowSecurity(RowSecurity other) {
        return new Table(name, columns, constraints, indexes, options, partitioning, other, comment);
    }

    /** The same table with another comment. */
    public Table withComment(String other) {
        return new Table(name, columns, constraints, indexes, options, partitioning, rowSecurity, other);
    }
}
