package dev.windlass.operation;

import dev.windlass.schema.Column;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;

/** One thing that changes about a column. */
public sealed interface ColumnChange {
    /** The column afterwards. */
    Column applyTo(Column column);

    /** What undoes it. */
    ColumnChange reverse(Column before);

    /**
     * Another type.
     *
     * @param using how a value becomes one of the new type (PostgreSQL), SQL text; empty for the server's own way
     */
    record SetType(DataType type, String using) implements ColumnChange {
        @Override
        public Column applyTo(Column column) {
            return column.withType(type);
        }

        @Override
        public ColumnChange reverse(Column before) {
            return new SetType(before.type(), "");
        }
    }

    /** NULL or NOT NULL. */
    record SetNullable(boolean nullable) implements ColumnChange {
        @Override
        public Column applyTo(Column column) {
            return column.withNullable(nullable);
        }

        @Override
        public ColumnChange reverse(Column before) {
            return new SetNullable(before.nullable());
        }
    }

    /** Another default, or none. */
    record SetDefault(DefaultValue value) implements ColumnChange {
        @Override
        public Column applyTo(Column column) {
            return column.withDefault(value);
        }

        @Override
        public ColumnChange reverse(Column before) {
            return new SetDefault(before.defaultValue());
        }
    }

    /** Another identity, or none. */
    record SetIdentity(Identity identity) implements ColumnChange {
        @Override
        public Column applyTo(Column column) {
            return column.withIdentity(identity);
        }

        @Override
        public ColumnChange reverse(Column before) {
            return new SetIdentity(before.identity());
        }
    }

    /** Another generated expression, or none. */
    record SetGenerated(Generated generated) implements ColumnChange {
        @Override
        public Column applyTo(Column column) {
            return column.withGenerated(generated);
        }

        @Override
        public ColumnChange reverse(Column before) {
            return new SetGenerated(before.generated());
        }
    }

    /** Another collation; empty for the default. */
    record SetCollation(String collation) implements ColumnChange {
        @Override
        public Column applyTo(Column column) {
            return column.withCollation(collation);
        }

        @Override
        public ColumnChange reverse(Column before) {
            return new SetCollation(before.collation());
        }
    }

    /** Another comment; empty for none. */
    record SetColumnComment(String comment) implements ColumnChange {
        @Override
        public Column applyTo(Column column) {
            return column.withComment(comment);
        }

        @Override
        public ColumnChange reverse(Column before) {
            return new SetColumnComment(before.comment());
        }
    }

    /** Another {@code ON UPDATE} expression (MySQL); empty for none. */
    record SetOnUpdate(String expression) implements ColumnChange {
        @Override
        public Column applyTo(Column column) {
            return column.withOnUpdate(expression);
        }

        @Override
        public ColumnChange reverse(Column before) {
            return new SetOnUpdate(before.onUpdate());
        }
    }
}
