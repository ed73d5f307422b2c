package dev.windlass.operation;

import dev.windlass.schema.MaterializedView;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.View;

/** A change of views. */
public sealed interface ViewOperation extends Operation {
    /** The view. */
    QualifiedName view();

    @Override
    default String object() {
        return view().toString();
    }

    /**
     * Creates a view.
     *
     * @param replace whether it takes the place of one of that name
     */
    record CreateView(View definition, boolean replace) implements ViewOperation {
        @Override
        public QualifiedName view() {
            return definition.name();
        }

        @Override
        public Schema applyTo(Schema schema) {
            if (replace && schema.find(definition.key()).isPresent()) {
                return schema.with(definition);
            }
            Fit.nameIsFree(schema, view());
            return schema.with(definition);
        }

        @Override
        public Reversal reverse(Schema before) {
            return before.find(definition.key())
                    .filter(old -> replace)
                    .map(old -> Reversal.of(new DropView(view(), false, false), new CreateView((View) old, false)))
                    .orElseGet(() -> Reversal.of(new DropView(view(), false, false)));
        }
    }

    /**
     * Drops a view.
     *
     * @param cascade whether what depends on it goes too; nothing brings that back
     */
    record DropView(QualifiedName view, boolean ifExists, boolean cascade) implements ViewOperation {
        @Override
        public Schema applyTo(Schema schema) {
            return Fit.drop(schema, key(ObjectKind.VIEW, view), ifExists);
        }

        @Override
        public Reversal reverse(Schema before) {
            ObjectKey key = key(ObjectKind.VIEW, view);
            if (cascade) {
                return new Reversal.Irreversible("what depended on the view is gone too, and not known");
            }
            return before.find(key).isEmpty() && ifExists
                    ? Reversal.of()
                    : Reversal.of(new CreateView(Fit.object(before, key, View.class), false));
        }
    }

    /** Creates a materialized view with its indexes (PostgreSQL). */
    record CreateMaterializedView(MaterializedView definition, boolean ifNotExists) implements ViewOperation {
        @Override
        public QualifiedName view() {
            return definition.name();
        }

        @Override
        public Schema applyTo(Schema schema) {
            if (ifNotExists && schema.find(definition.key()).isPresent()) {
                return schema;
            }
            Fit.nameIsFree(schema, view());
            return schema.with(definition);
        }

        @Override
        public Reversal reverse(Schema before) {
            return ifNotExists && before.find(definition.key()).isPresent()
                    ? Reversal.of()
                    : Reversal.of(new DropMaterializedView(view(), false));
        }
    }

    /** Drops a materialized view (PostgreSQL). */
    record DropMaterializedView(QualifiedName view, boolean ifExists) implements ViewOperation {
        @Override
        public Schema applyTo(Schema schema) {
            return Fit.drop(schema, key(ObjectKind.MATERIALIZED_VIEW, view), ifExists);
        }

        @Override
        public Reversal reverse(Schema before) {
            ObjectKey key = key(ObjectKind.MATERIALIZED_VIEW, view);
            return before.find(key).isEmpty() && ifExists
                    ? Reversal.of()
                    : Reversal.of(new CreateMaterializedView(Fit.object(before, key, MaterializedView.class), false));
        }
    }

    /**
     * Fills a materialized view anew (PostgreSQL).
     *
     * @param concurrently whether it can be read meanwhile
     */
    record RefreshMaterializedView(QualifiedName view, boolean concurrently) implements ViewOperation {
        @Override
        public Schema applyTo(Schema schema) {
            MaterializedView found =
                    Fit.object(schema, key(ObjectKind.MATERIALIZED_VIEW, view), MaterializedView.class);
            return schema.with(new MaterializedView(
                    found.name(),
                    found.query(),
                    true,
                    found.indexes(),
                    found.options(),
                    found.tablespace(),
                    found.comment()));
        }

        @Override
        public Reversal reverse(Schema before) {
            MaterializedView found =
                    Fit.object(before, key(ObjectKind.MATERIALIZED_VIEW, view), MaterializedView.class);
            return found.withData()
                    ? Reversal.of()
                    : new Reversal.Irreversible("the materialized view was empty before, and is filled");
        }
    }

    private static ObjectKey key(ObjectKind kind, QualifiedName name) {
        return ObjectKey.of(kind, name);
    }
}
