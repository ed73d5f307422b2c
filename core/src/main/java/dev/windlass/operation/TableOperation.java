package dev.windlass.operation;

import dev.windlass.schema.Constraint;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.Partitioning;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import dev.windlass.schema.TableOptions;
import java.util.ArrayList;
import java.util.List;

/** A change of whole tables. */
public sealed interface TableOperation extends Operation {
    /** The table it is about. */
    QualifiedName table();

    @Override
    default String object() {
        return table().toString();
    }

    /**
     * Creates a table with its indexes and comments. Types of its columns, such as an enum type, are created before it by
     * operations of their own; the columns of its primary key become NOT NULL.
     *
     * @param ifNotExists whether a table of that name is left as it is
     */
    record CreateTable(Table definition, boolean ifNotExists) implements TableOperation {
        public CreateTable {
            if (ifNotExists
                    && definition.indexes().stream()
                            .anyMatch(index -> index.name().isEmpty())) {
                throw new IllegalArgumentException("the indexes of a table that may exist already need names");
            }
        }

        @Override
        public QualifiedName table() {
            return definition.name();
        }

        @Override
        public Schema applyTo(Schema schema) {
            if (ifNotExists && schema.table(table()).isPresent()) {
                return schema;
            }
            Fit.nameIsFree(schema, table());
            definition.constraints().forEach(constraint -> Fit.columnsExist(definition, constraint));
            Table keyed = definition;
            for (String column :
                    definition.primaryKey().map(Constraint.PrimaryKey::columns).orElse(List.of())) {
                keyed = keyed.withColumn(column, found -> found.withNullable(false));
            }
            return schema.with(keyed);
        }

        @Override
        public Reversal reverse(Schema before) {
            return before.table(table()).isPresent() && ifNotExists
                    ? Reversal.of()
                    : Reversal.of(new DropTable(table(), false, false));
        }
    }

    /**
     * Drops a table with its indexes, triggers, policies, partitions and grants.
     *
     * @param ifExists whether it may be missing
     * @param cascade whether foreign keys that refer to it go too; without it they are in the way
     */
    record DropTable(QualifiedName table, boolean ifExists, boolean cascade) implements TableOperation {
        @Override
        public Schema applyTo(Schema schema) {
            if (ifExists && schema.table(table).isEmpty()) {
                return schema;
            }
            Fit.table(schema, table);
            return TableRemoval.remove(schema, table, cascade);
        }

        @Override
        public Reversal reverse(Schema before) {
            if (ifExists && before.table(table).isEmpty()) {
                return Reversal.of();
            }
            Fit.table(before, table);
            return TableRemoval.restore(before, applyTo(before));
        }
    }

    /** Renames a table, or moves it to another namespace, or both. */
    record RenameTable(QualifiedName table, QualifiedName to) implements TableOperation {
        @Override
        public Schema applyTo(Schema schema) {
            Fit.table(schema, table);
            Fit.nameIsFree(schema, to);
            return TableRename.in(schema, table, to);
        }

        @Override
        public Reversal reverse(Schema before) {
            return Reversal.of(new RenameTable(to, table));
        }
    }

    /** Gives a table other options; those that are not named go back to the server's default. */
    record SetTableOptions(QualifiedName table, TableOptions options) implements TableOperation {
        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(Fit.table(schema, table).withOptions(options));
        }

        @Override
        public Reversal reverse(Schema before) {
            return Reversal.of(
                    new SetTableOptions(table, Fit.table(before, table).options()));
        }
    }

    /**
     * Gives a table another part in partitioning: on MySQL partitions it or removes its partitions, on PostgreSQL attaches
     * it to a partitioned table or detaches it.
     */
    record SetPartitioning(QualifiedName table, Partitioning partitioning) implements TableOperation {
        @Override
        public Schema applyTo(Schema schema) {
            partitioning.parent().ifPresent(parent -> Fit.table(schema, parent));
            return schema.with(Fit.table(schema, table).withPartitioning(partitioning));
        }

        @Override
        public Reversal reverse(Schema before) {
            return Reversal.of(
                    new SetPartitioning(table, Fit.table(before, table).partitioning()));
        }
    }

    /** The keys of the objects that belong to a table and go with it. */
    static List<ObjectKey> belongings(Schema schema, QualifiedName table) {
        List<ObjectKey> keys = new ArrayList<>();
        schema.objects().forEach((key, object) -> {
            if (TableRemoval.belongsTo(object, table)) {
                keys.add(key);
            }
        });
        keys.add(ObjectKey.of(ObjectKind.TABLE, table));
        return List.copyOf(keys);
    }
}
