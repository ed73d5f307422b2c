package dev.windlass.operation;

import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.ConstraintKind;
import dev.windlass.schema.Index;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A change of a table's constraints. */
public sealed interface ConstraintOperation extends Operation {
    /** The table. */
    QualifiedName table();

    /** The constraint's name before the operation; empty if it has none. */
    String constraint();

    @Override
    default String object() {
        return table() + (constraint().isEmpty() ? "" : "." + constraint());
    }

    /**
     * Adds a primary key, a unique constraint, a foreign key, a check or an exclusion. The columns of a primary key
     * become NOT NULL.
     *
     * @param usingIndex an index that becomes the constraint's own and takes its name (PostgreSQL; primary key and
     *     unique); empty for none
     */
    record AddConstraint(QualifiedName table, Constraint definition, String usingIndex) implements ConstraintOperation {
        @Override
        public String constraint() {
            return definition.name();
        }

        @Override
        public Schema applyTo(Schema schema) {
            Table before = Fit.table(schema, table);
            Fit.columnsExist(before, definition);
            if (!constraint().isEmpty() && before.constraint(constraint()).isPresent()) {
                throw Fit.failure("Table '" + table + "' has a constraint '" + constraint() + "' already");
            }
            Table result = usingIndex.isEmpty() ? before : before.minus(Fit.index(before, usingIndex));
            if (definition instanceof Constraint.PrimaryKey key) {
                if (before.primaryKey().isPresent()) {
                    throw Fit.failure("Table '" + table + "' has a primary key already");
                }
                for (String column : key.columns()) {
                    result = result.withColumn(column, found -> found.withNullable(false));
                }
            }
            if (definition instanceof Constraint.ForeignKey key) {
                // SQLite takes a key to a table that is not there, MySQL one to a table of another database.
                schema.table(key.references()).ifPresent(other -> Fit.columnsExist(other, key.referencedColumns()));
            }
            return Partitions.reach(
                    schema.with(result.plus(definition)), table, partition -> Partitions.plus(partition, definition));
        }

        @Override
        public Reversal reverse(Schema before) {
            Table table0 = Fit.table(before, table);
            List<Operation> operations = new ArrayList<>();
            operations.add(new DropConstraint(
                    table, constraint(), ConstraintKind.of(definition), Optional.of(definition), false, false));
            if (definition instanceof Constraint.PrimaryKey key) {
                key.columns().stream()
                        .map(name -> Fit.column(table0, name))
                        .filter(Column::nullable)
                        .forEach(column -> operations.add(new ColumnOperation.AlterColumn(
                                table,
                                column.name(),
                                List.of(new ColumnChange.SetNullable(true)),
                                Optional.of(column.withNullable(false)))));
            }
            if (!usingIndex.isEmpty()) {
                Index index = Fit.index(table0, usingIndex);
                operations.add(new IndexOperation.CreateIndex(table, index, false, false));
            }
            return new Reversal.Reversed(operations);
        }
    }

    /**
     * Drops a constraint.
     *
     * @param constraint its name; empty for one without a name, which the definition or the kind then tells
     * @param kind its kind, where the author says it
     * @param definition the constraint itself, where the author says it
     * @param cascade whether foreign keys that need it go too; without it they are in the way
     */
    record DropConstraint(
            QualifiedName table,
            String constraint,
            ConstraintKind kind,
            Optional<Constraint> definition,
            boolean ifExists,
            boolean cascade)
            implements ConstraintOperation {
        private boolean isPrimaryKey() {
            return kind == ConstraintKind.PRIMARY_KEY
                    || definition
                            .filter(Constraint.PrimaryKey.class::isInstance)
                            .isPresent();
        }

        /** The constraint that is meant, in its table; the primary key too where the server forgot its name (MySQL). */
        public Optional<Constraint> find(Table before) {
            if (!constraint.isEmpty()) {
                Optional<Constraint> named = before.constraint(constraint);
                return named.isPresent() || !isPrimaryKey()
                        ? named
                        : before.primaryKey()
                                .filter(key -> key.name().isEmpty())
                                .map(key -> key);
            }
            return before.constraints().stream()
                    .filter(found -> definition.isPresent()
                            ? definition.get().withName(found.name()).equals(found)
                            : kind == ConstraintKind.PRIMARY_KEY && found instanceof Constraint.PrimaryKey)
                    .findFirst();
        }

        @Override
        public Schema applyTo(Schema schema) {
            Table before = Fit.table(schema, table);
            Optional<Constraint> found = find(before);
            if (found.isEmpty()) {
                if (ifExists) {
                    return schema;
                }
                throw Fit.failure("Table '" + table + "' has no constraint '" + constraint + "'");
            }
            Schema result = schema;
            List<String> columns = found.get().columns();
            boolean another = before.constraints().stream()
                    .anyMatch(other -> !other.equals(found.get())
                            && isKey(other)
                            && other.columns().equals(columns));
            if (isKey(found.get()) && !another) {
                boolean primary = found.get() instanceof Constraint.PrimaryKey;
                result = withoutReferring(
                        schema,
                        referring -> referring.referencedColumns().equals(columns)
                                || primary && referring.referencedColumns().isEmpty());
            }
            return Partitions.reach(
                    result.with(Fit.table(result, table).minus(found.get())),
                    table,
                    partition -> Partitions.minus(partition, found.get()));
        }

        private static boolean isKey(Constraint constraint) {
            return switch (constraint) {
                case Constraint.PrimaryKey key -> true;
                case Constraint.Unique unique -> true;
                case Constraint.ForeignKey key -> false;
                case Constraint.Check check -> false;
                case Constraint.Exclusion exclusion -> false;
            };
        }

        private Schema withoutReferring(Schema schema, java.util.function.Predicate<Constraint.ForeignKey> inTheWay) {
            Schema result = schema;
            for (Table other : schema.tables()) {
                for (Constraint.ForeignKey key : other.foreignKeys()) {
                    if (!key.references().equals(table) || !inTheWay.test(key)) {
                        continue;
                    }
                    if (!cascade) {
                        throw Fit.failure("Constraint '" + constraint + "' of table '" + table
                                + "' cannot be dropped: foreign key '" + key.name() + "' of table '" + other.name()
                                + "' needs it");
                    }
                    result = result.with(Fit.table(result, other.name()).minus(key));
                }
            }
            return result;
        }

        @Override
        public Reversal reverse(Schema before) {
            Table table0 = Fit.table(before, table);
            Optional<Constraint> found = find(table0);
            if (found.isEmpty() && ifExists) {
                return Reversal.of();
            }
            Schema after = applyTo(before);
            List<Operation> operations = new ArrayList<>();
            Table left = Fit.table(after, table);
            operations.add(new AddConstraint(table, found.orElseThrow(), ""));
            table0.constraints().stream()
                    .filter(other ->
                            !other.equals(found.get()) && !left.constraints().contains(other))
                    .forEach(other -> operations.add(new AddConstraint(table, other, "")));
            operations.addAll(ReferringKeys.restore(before, after, table));
            return new Reversal.Reversed(operations);
        }
    }

    /** Renames a constraint. */
    record RenameConstraint(QualifiedName table, String constraint, String to) implements ConstraintOperation {
        @Override
        public Schema applyTo(Schema schema) {
            Table before = Fit.table(schema, table);
            Constraint found = Fit.constraint(before, constraint);
            if (before.constraint(to).isPresent()) {
                throw Fit.failure("Table '" + table + "' has a constraint '" + to + "' already");
            }
            return Partitions.reach(
                    schema.with(before.minus(found).plus(found.withName(to))),
                    table,
                    partition -> partition.constraint(constraint).isPresent()
                            ? Partitions.plus(Partitions.minus(partition, found), found.withName(to))
                            : partition);
        }

        @Override
        public Reversal reverse(Schema before) {
            return Reversal.of(new RenameConstraint(table, to, constraint));
        }
    }

    /** Checks the rows that were there before a constraint that was added without checking them (PostgreSQL). */
    record ValidateConstraint(QualifiedName table, String constraint) implements ConstraintOperation {
        @Override
        public Schema applyTo(Schema schema) {
            Table before = Fit.table(schema, table);
            Constraint found = Fit.constraint(before, constraint);
            return schema.with(before.minus(found).plus(validated(found)));
        }

        private Constraint validated(Constraint found) {
            return switch (found) {
                case Constraint.ForeignKey key -> key.withValidated(true);
                case Constraint.Check check -> check.withValidated(true);
                case Constraint.PrimaryKey key -> throw notValidatable();
                case Constraint.Unique unique -> throw notValidatable();
                case Constraint.Exclusion exclusion -> throw notValidatable();
            };
        }

        private RuntimeException notValidatable() {
            return Fit.failure("Constraint '" + constraint + "' of table '" + table
                    + "' is neither a foreign key nor a check: it has been valid from the start");
        }

        @Override
        public Reversal reverse(Schema before) {
            Constraint found = Fit.constraint(Fit.table(before, table), constraint);
            if (found.equals(validated(found))) {
                return Reversal.of();
            }
            return Reversal.of(
                    new DropConstraint(table, constraint, ConstraintKind.of(found), Optional.of(found), false, false),
                    new AddConstraint(table, found, ""));
        }
    }
}
