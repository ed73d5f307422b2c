package dev.windlass.operation;

import dev.windlass.schema.Index;
import dev.windlass.schema.MaterializedView;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A change of indexes, of tables or of materialized views. */
public sealed interface IndexOperation extends Operation {
    /**
     * Creates an index.
     *
     * @param table its table or materialized view
     * @param concurrently whether writes go on meanwhile (PostgreSQL); never in a transaction
     * @param ifNotExists whether an index of that name is left as it is
     */
    record CreateIndex(QualifiedName table, Index definition, boolean concurrently, boolean ifNotExists)
            implements IndexOperation {
        public CreateIndex {
            if (ifNotExists && definition.name().isEmpty()) {
                throw new IllegalArgumentException("an index that may exist already needs a name");
            }
        }

        @Override
        public String object() {
            return table + "." + definition.name();
        }

        @Override
        public Schema applyTo(Schema schema) {
            List<Index> indexes = indexes(schema, table);
            if (indexes.stream().anyMatch(index -> sameName(index, definition.name()))) {
                if (ifNotExists) {
                    return schema;
                }
                throw Fit.failure("There is an index '" + definition.name() + "' on '" + table + "' already");
            }
            schema.table(table).ifPresent(found -> Fit.columnsExist(found, definition.columns()));
            return change(schema, table, before -> plus(before, definition));
        }

        @Override
        public Reversal reverse(Schema before) {
            if (ifNotExists && indexes(before, table).stream().anyMatch(index -> sameName(index, definition.name()))) {
                return Reversal.of();
            }
            if (definition.name().isEmpty()) {
                return new Reversal.Irreversible("the index has no name of its own to drop it by");
            }
            return Reversal.of(
                    new DropIndex(table.sibling(definition.name()), Optional.of(table), concurrently, false));
        }
    }

    /**
     * Drops an index.
     *
     * @param index its name, in the namespace of its table
     * @param table its table or materialized view, where the author says it; MySQL needs it
     * @param concurrently whether reads and writes go on meanwhile (PostgreSQL); never in a transaction
     * @param ifExists whether it may be missing
     */
    record DropIndex(QualifiedName index, Optional<QualifiedName> table, boolean concurrently, boolean ifExists)
            implements IndexOperation {
        @Override
        public String object() {
            return table.map(name -> name + ".").orElse("") + index.name();
        }

        @Override
        public Schema applyTo(Schema schema) {
            Optional<QualifiedName> owner = owner(schema, table, index);
            if (owner.isEmpty()) {
                if (ifExists) {
                    return schema;
                }
                throw Fit.failure("There is no index '" + object() + "'");
            }
            return change(
                    schema,
                    owner.get(),
                    indexes -> indexes.stream()
                            .filter(found -> !sameName(found, index.name()))
                            .toList());
        }

        @Override
        public Reversal reverse(Schema before) {
            Optional<QualifiedName> owner = owner(before, table, index);
            if (owner.isEmpty() && ifExists) {
                return Reversal.of();
            }
            QualifiedName found = owner.orElseThrow(() -> Fit.failure("There is no index '" + object() + "'"));
            return Reversal.of(new CreateIndex(found, named(before, found, index.name()), concurrently, false));
        }
    }

    /**
     * Renames an index.
     *
     * @param index its name, in the namespace of its table
     * @param table its table or materialized view, where the author says it; MySQL needs it
     */
    record RenameIndex(QualifiedName index, Optional<QualifiedName> table, String to) implements IndexOperation {
        @Override
        public String object() {
            return table.map(name -> name + ".").orElse("") + index.name();
        }

        @Override
        public Schema applyTo(Schema schema) {
            QualifiedName owner =
                    owner(schema, table, index).orElseThrow(() -> Fit.failure("There is no index '" + object() + "'"));
            if (indexes(schema, owner).stream().anyMatch(found -> sameName(found, to))) {
                throw Fit.failure("There is an index '" + to + "' on '" + owner + "' already");
            }
            return change(
                    schema,
                    owner,
                    indexes -> indexes.stream()
                            .map(found -> sameName(found, index.name()) ? found.withName(to) : found)
                            .toList());
        }

        @Override
        public Reversal reverse(Schema before) {
            return Reversal.of(new RenameIndex(index.sibling(to), table, index.name()));
        }
    }

    private static boolean sameName(Index index, String name) {
        return !name.isEmpty() && index.name().equals(name);
    }

    private static List<Index> plus(List<Index> indexes, Index index) {
        List<Index> more = new ArrayList<>(indexes);
        more.add(index);
        return more;
    }

    /** The table or materialized view that has an index. */
    static Optional<QualifiedName> owner(Schema schema, Optional<QualifiedName> table, QualifiedName index) {
        if (table.isPresent()) {
            return table.filter(
                    name -> indexes(schema, name).stream().anyMatch(found -> sameName(found, index.name())));
        }
        for (Table candidate : schema.tables()) {
            if (candidate.name().namespace().equals(index.namespace())
                    && candidate.index(index.name()).isPresent()) {
                return Optional.of(candidate.name());
            }
        }
        return schema.all(MaterializedView.class).stream()
                .filter(view -> view.name().namespace().equals(index.namespace())
                        && view.indexes().stream().anyMatch(found -> sameName(found, index.name())))
                .map(MaterializedView::name)
                .findFirst();
    }

    private static Index named(Schema schema, QualifiedName owner, String name) {
        return indexes(schema, owner).stream()
                .filter(found -> sameName(found, name))
                .findFirst()
                .orElseThrow(() -> Fit.failure("There is no index '" + name + "' on '" + owner + "'"));
    }

    private static List<Index> indexes(Schema schema, QualifiedName owner) {
        Optional<MaterializedView> view = view(schema, owner);
        return view.isPresent()
                ? view.get().indexes()
                : Fit.table(schema, owner).indexes();
    }

    private static Schema change(Schema schema, QualifiedName owner, UnaryOperator<List<Index>> change) {
        Optional<MaterializedView> view = view(schema, owner);
        if (view.isPresent()) {
            return schema.with(view.get().withIndexes(change.apply(view.get().indexes())));
        }
        Table table = Fit.table(schema, owner);
        return schema.with(table.withIndexes(change.apply(table.indexes())));
    }

    private static Optional<MaterializedView> view(Schema schema, QualifiedName name) {
        return schema.find(ObjectKey.of(ObjectKind.MATERIALIZED_VIEW, name)).map(MaterializedView.class::cast);
    }
}
