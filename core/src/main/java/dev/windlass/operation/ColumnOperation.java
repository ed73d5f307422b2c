package dev.windlass.operation;

import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A change of a table's columns. */
public sealed interface ColumnOperation extends Operation {
    /** The table. */
    QualifiedName table();

    /** The column's name before the operation. */
    String column();

    @Override
    default String object() {
        return table() + "." + column();
    }

    /**
     * Adds a column.
     *
     * @param ifNotExists whether a column of that name is left as it is
     */
    record AddColumn(QualifiedName table, Column definition, Position position, boolean ifNotExists)
            implements ColumnOperation {
        @Override
        public String column() {
            return definition.name();
        }

        @Override
        public Schema applyTo(Schema schema) {
            Table before = Fit.table(schema, table);
            if (before.column(column()).isPresent()) {
                if (ifNotExists) {
                    return schema;
                }
                throw Fit.failure("Table '" + table + "' has a column '" + column() + "' already");
            }
            List<Column> columns = new ArrayList<>(before.columns());
            int at = switch (position.place()) {
                case FIRST -> 0;
                case LAST -> columns.size();
                case AFTER -> columns.indexOf(Fit.column(before, position.column())) + 1;
            };
            columns.add(at, definition);
            return Partitions.reach(
                    schema.with(before.withColumns(columns)),
                    table,
                    partition -> Partitions.plus(partition, definition));
        }

        @Override
        public Reversal reverse(Schema before) {
            boolean there = Fit.table(before, table).column(column()).isPresent();
            return there && ifNotExists ? Reversal.of() : Reversal.of(new DropColumn(table, column(), false, false));
        }
    }

    /**
     * Drops a column with the constraints and indexes of its table that name it.
     *
     * @param ifExists whether it may be missing
     * @param cascade whether foreign keys that refer to it go too; without it they are in the way
     */
    record DropColumn(QualifiedName table, String column, boolean ifExists, boolean cascade)
            implements ColumnOperation {
        @Override
        public Schema applyTo(Schema schema) {
            Table before = Fit.table(schema, table);
            if (ifExists && before.column(column).isEmpty()) {
                return schema;
            }
            Fit.column(before, column);
            if (before.columns().size() == 1) {
                throw Fit.failure("Column '" + column + "' is the only one of table '" + table + "'");
            }
            for (Column other : before.columns()) {
                if (other.generated() instanceof Generated.Computed computed
                        && !other.name().equals(column)
                        && ColumnNames.mentions(computed.sql(), column)) {
                    throw Fit.failure("Column '" + column + "' of table '" + table + "' cannot be dropped: column '"
                            + other.name() + "' is generated from it");
                }
            }
            if (ColumnNames.mentions(before.partitioning().by(), column)) {
                throw Fit.failure("Column '" + column + "' of table '" + table
                        + "' cannot be dropped: the table is partitioned by it");
            }
            List<String> keyColumns =
                    before.primaryKey().map(Constraint.PrimaryKey::columns).orElse(List.of());
            Schema result = ReferringKeys.without(
                    schema,
                    table,
                    key -> key.referencedColumns().contains(column)
                            || key.referencedColumns().isEmpty() && keyColumns.contains(column),
                    cascade,
                    "Column '" + column + "'");
            return Partitions.reach(result.with(without(Fit.table(result, table))), table, this::without);
        }

        private Table without(Table whole) {
            return whole.withConstraints(whole.constraints().stream()
                            .filter(constraint -> !names(constraint))
                            .toList())
                    .withIndexes(whole.indexes().stream()
                            .filter(index -> !names(index))
                            .toList())
                    .withColumns(whole.columns().stream()
                            .filter(other -> !other.name().equals(column))
                            .toList());
        }

        /** Whether a constraint of the table goes with the column. */
        public boolean names(Constraint constraint) {
            return constraint.columns().contains(column)
                    || switch (constraint) {
                        case Constraint.Check check -> ColumnNames.mentions(check.expression(), column);
                        case Constraint.Exclusion exclusion ->
                            ColumnNames.mentions(exclusion.where(), column)
                                    || exclusion.elements().stream().anyMatch(element -> names(element.key()));
                        case Constraint.PrimaryKey key -> key.include().contains(column);
                        case Constraint.Unique unique -> unique.include().contains(column);
                        case Constraint.ForeignKey key -> false;
                    };
        }

        /** Whether an index of the table goes with the column. */
        public boolean names(Index index) {
            return index.columns().contains(column)
                    || ColumnNames.mentions(index.where(), column)
                    || index.elements().stream().anyMatch(this::names);
        }

        /** Whether a check speaks of a column. */
        public static boolean mentions(Constraint.Check check, String column) {
            return ColumnNames.mentions(check.expression(), column);
        }

        private boolean names(IndexElement key) {
            return key.expression() && ColumnNames.mentions(key.text(), column);
        }

        @Override
        public Reversal reverse(Schema before) {
            Table table0 = Fit.table(before, table);
            if (ifExists && table0.column(column).isEmpty()) {
                return Reversal.of();
            }
            Schema after = applyTo(before);
            List<Operation> operations = new ArrayList<>();
            Column dropped = Fit.column(table0, column);
            int at = table0.columns().indexOf(dropped);
            Position position = at == table0.columns().size() - 1
                    ? Position.LAST
                    : at == 0
                            ? Position.first().preferred()
                            : Position.after(table0.columns().get(at - 1).name())
                                    .preferred();
            operations.add(new AddColumn(table, dropped, position, false));
            Table rest = Fit.table(after, table);
            table0.constraints().stream()
                    .filter(constraint -> !rest.constraints().contains(constraint))
                    .forEach(
                            constraint -> operations.add(new ConstraintOperation.AddConstraint(table, constraint, "")));
            table0.indexes().stream()
                    .filter(index -> !rest.indexes().contains(index))
                    .forEach(index -> operations.add(new IndexOperation.CreateIndex(table, index, false, false)));
            operations.addAll(ReferringKeys.restore(before, after, table));
            return new Reversal.Reversed(operations);
        }

        /** The indexes of the table that go with the column. */
        public List<Index> indexes(Table definition) {
            return definition.indexes().stream().filter(this::names).toList();
        }
    }

    /** Renames a column; constraints, indexes and expressions of its table follow. */
    record RenameColumn(QualifiedName table, String column, String to) implements ColumnOperation {
        @Override
        public Schema applyTo(Schema schema) {
            Table before = Fit.table(schema, table);
            Fit.column(before, column);
            if (before.column(to).isPresent()) {
                throw Fit.failure("Table '" + table + "' has a column '" + to + "' already");
            }
            return new ColumnRename(table, column, to).in(schema);
        }

        @Override
        public Reversal reverse(Schema before) {
            return Reversal.of(new RenameColumn(table, to, column));
        }

        /** Whether a table is partitioned by the column. */
        public boolean partitions(Table definition) {
            return ColumnNames.mentions(definition.partitioning().by(), column);
        }
    }

    /**
     * Changes a column.
     *
     * @param changes what changes, in order
     * @param existing the column before, as far as the author says; for servers that must be told all of it again
     *     (MySQL) where the database's own word is not at hand
     */
    record AlterColumn(QualifiedName table, String column, List<ColumnChange> changes, Optional<Column> existing)
            implements ColumnOperation {
        public AlterColumn {
            changes = List.copyOf(changes);
        }

        @Override
        public Schema applyTo(Schema schema) {
            Table before = Partitions.spelled(schema, Fit.table(schema, table));
            Column changed = change(Fit.column(before, column));
            if (changed.nullable()
                    && before.primaryKey()
                            .filter(key -> key.columns().contains(column))
                            .isPresent()) {
                throw Fit.failure("Column '" + object() + "' is part of the primary key, so it cannot be nullable");
            }
            return Partitions.reach(
                    schema.with(before.withColumn(column, ignored -> changed)),
                    table,
                    partition -> partition.column(column).isPresent()
                            ? partition.withColumn(
                                    column, found -> change(found).withComment(found.comment()))
                            : partition);
        }

        /** Whether another column of a table is generated from this one. */
        public boolean feeds(Table definition) {
            return definition.columns().stream()
                    .anyMatch(other -> other.generated() instanceof Generated.Computed computed
                            && ColumnNames.mentions(computed.sql(), column));
        }

        /**
         * The column after the changes.
         *
         * @throws dev.windlass.error.WindlassException if they leave it with more than one of default, identity and
         *     generated expression
         */
        public Column change(Column before) {
            try {
                Column result = before;
                for (ColumnChange change : changes) {
                    result = change.applyTo(result);
                }
                return result;
            } catch (IllegalArgumentException e) {
                throw Fit.failure("Column '" + object() + "' cannot be changed so: " + e.getMessage());
            }
        }

        @Override
        public Reversal reverse(Schema before) {
            Column start = Fit.column(Partitions.spelled(before, Fit.table(before, table)), column);
            List<ColumnChange> undo = new ArrayList<>();
            Column current = start;
            for (ColumnChange change : changes) {
                undo.addFirst(change.reverse(current));
                current = change.applyTo(current);
            }
            return Reversal.of(new AlterColumn(table, column, undo, Optional.of(change(start))));
        }
    }
}
