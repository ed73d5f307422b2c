package dev.windlass.operation;

import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Deferral;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;
import dev.windlass.schema.Literal;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.ReferentialAction;
import dev.windlass.schema.SequenceOptions;
import dev.windlass.schema.TableOptions;
import java.util.ArrayList;
import java.util.List;

/** What stands between the parentheses of a table that a revision creates; made by {@link Definitions}. */
public sealed interface TableElement {
    /**
     * A column, and the constraints that are written with it. Nullable unless it says otherwise.
     *
     * @param column the column
     * @param constraints the constraints
     */
    record ColumnElement(Column column, List<Constraint> constraints) implements TableElement {
        public ColumnElement {
            constraints = List.copyOf(constraints);
        }

        /** NOT NULL. */
        public ColumnElement notNull() {
            return with(column.withNullable(false));
        }

        /** The primary key, by itself; NOT NULL too. */
        public ColumnElement primaryKey() {
            return with(column.withNullable(false)).plus(Constraint.PrimaryKey.of("", List.of(column.name())));
        }

        /** Unique by itself, under a name of the server's. */
        public ColumnElement unique() {
            return plus(Constraint.Unique.of("", List.of(column.name())));
        }

        /** A foreign key to a column of another table, under a name of the server's. */
        public ColumnElement references(String table, String other) {
            return plus(Constraint.ForeignKey.of("", List.of(column.name()), Definitions.name(table), List.of(other)));
        }

        /** A text as the default. */
        public ColumnElement defaultValue(String value) {
            return constant(Literal.of(value));
        }

        /** A number as the default. */
        public ColumnElement defaultValue(long value) {
            return constant(Literal.of(value));
        }

        /** True or false as the default. */
        public ColumnElement defaultValue(boolean value) {
            return constant(Literal.of(value));
        }

        /** An expression as the default, SQL text of the dialect. */
        public ColumnElement defaultExpression(String sql) {
            return with(column.withDefault(new DefaultValue.Expression(sql)));
        }

        /** Numbers its rows, on every dialect; values that are given are taken. NOT NULL too. */
        public ColumnElement identity() {
            return with(column.withNullable(false).withIdentity(new Identity.Standard(false, SequenceOptions.DEFAULT)));
        }

        /** PostgreSQL's serial. NOT NULL too. */
        public ColumnElement serial() {
            return with(column.withNullable(false).withIdentity(new Identity.Serial()));
        }

        /** MySQL's and SQLite's AUTO_INCREMENT. NOT NULL too. */
        public ColumnElement autoIncrement() {
            return with(column.withNullable(false).withIdentity(new Identity.AutoIncrement()));
        }

        /** Computed from others of its row and kept, SQL text of the dialect. */
        public ColumnElement storedAs(String sql) {
            return with(column.withGenerated(new Generated.Computed(sql, true)));
        }

        /** Computed from others of its row when it is read, SQL text of the dialect. */
        public ColumnElement virtualAs(String sql) {
            return with(column.withGenerated(new Generated.Computed(sql, false)));
        }

        /** A collation by its name. */
        public ColumnElement collation(String name) {
            return with(column.withCollation(name));
        }

        /** A comment. */
        public ColumnElement comment(String text) {
            return with(column.withComment(text));
        }

        private ColumnElement constant(Literal value) {
            return with(column.withDefault(new DefaultValue.Constant(value)));
        }

        private ColumnElement with(Column other) {
            return new ColumnElement(other, constraints);
        }

        private ColumnElement plus(Constraint constraint) {
            List<Constraint> more = new ArrayList<>(constraints);
            more.add(constraint);
            return new ColumnElement(column, more);
        }
    }

    /** A constraint of the table. */
    record ConstraintElement(Constraint constraint) implements TableElement {}

    /** A constraint of the table that stays without a name (SQLite); other servers choose one. */
    record UnnamedElement(Constraint constraint) implements TableElement {}

    /**
     * A foreign key, not yet saying what it refers to.
     *
     * @param name its name; empty for one of the server's
     */
    record ForeignKeyStart(String name, List<String> columns) {
        public ForeignKeyStart {
            columns = List.copyOf(columns);
        }

        /** What it refers to. */
        public ForeignKeyElement references(String table, String... others) {
            QualifiedName other = Definitions.name(table);
            return new ForeignKeyElement(Constraint.ForeignKey.of(name, columns, other, List.of(others)));
        }
    }

    /** A foreign key. */
    record ForeignKeyElement(Constraint.ForeignKey key) implements TableElement {
        /** What happens to the row when the other is deleted. */
        public ForeignKeyElement onDelete(ReferentialAction action) {
            return new ForeignKeyElement(key.onDelete(action));
        }

        /** What happens to the row when the other's key changes. */
        public ForeignKeyElement onUpdate(ReferentialAction action) {
            return new ForeignKeyElement(key.onUpdate(action));
        }

        /** Checked at the end of the transaction. */
        public ForeignKeyElement deferred() {
            return new ForeignKeyElement(key.withDeferral(Deferral.DEFERRED));
        }

        /** Without looking at the rows that are there (PostgreSQL). */
        public ForeignKeyElement notValid() {
            return new ForeignKeyElement(key.withValidated(false));
        }
    }

    /** How the table is kept. */
    record OptionsElement(TableOptions options) implements TableElement {}

    /** The table's comment. */
    record CommentElement(String comment) implements TableElement {}
}
