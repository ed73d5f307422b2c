package dev.windlass.schema;

import java.util.List;

/** A rule that the rows of a table keep. */
public sealed interface Constraint {
    /** Its name; empty where the server may choose one. */
    String name();

    /** The same constraint under another name. */
    Constraint withName(String other);

    /** The columns it names itself; those inside expressions are not among them. */
    List<String> columns();

    /** The primary key. */
    record PrimaryKey(String name, List<String> columns, List<String> include, Deferral deferral)
            implements Constraint {
        public PrimaryKey {
            columns = List.copyOf(columns);
            include = List.copyOf(include);
        }

        /** A primary key with nothing else. */
        public static PrimaryKey of(String name, List<String> columns) {
            return new PrimaryKey(name, columns, List.of(), Deferral.NONE);
        }

        @Override
        public PrimaryKey withName(String other) {
            return new PrimaryKey(other, columns, include, deferral);
        }
    }

    /**
     * No two rows have the same values in these columns.
     *
     * @param nullsNotDistinct whether two NULLs count as the same (PostgreSQL 15)
     * @param include columns that the index carries along
     */
    record Unique(String name, List<String> columns, boolean nullsNotDistinct, List<String> include, Deferral deferral)
            implements Constraint {
        public Unique {
            columns = List.copyOf(columns);
            include = List.copyOf(include);
        }

        /** A unique constraint with nothing else. */
        public static Unique of(String name, List<String> columns) {
            return new Unique(name, columns, false, List.of(), Deferral.NONE);
        }

        @Override
        public Unique withName(String other) {
            return new Unique(other, columns, nullsNotDistinct, include, deferral);
        }
    }

    /** How a foreign key of several columns treats NULL. */
    enum Match {
        SIMPLE,
        FULL,
        PARTIAL
    }

    /**
     * The values of these columns exist in another table.
     *
     * @param references the other table
     * @param referencedColumns its columns; none means its primary key
     * @param onDeleteColumns the columns that SET NULL or SET DEFAULT is for (PostgreSQL 15); none means all
     * @param validated whether rows that existed before have been checked
     */
    record ForeignKey(
            String name,
            List<String> columns,
            QualifiedName references,
            List<String> referencedColumns,
            ReferentialAction onDelete,
            List<String> onDeleteColumns,
            ReferentialAction onUpdate,
            Match match,
            Deferral deferral,
            boolean validated)
            implements Constraint {
        public ForeignKey {
            columns = List.copyOf(columns);
            referencedColumns = List.copyOf(referencedColumns);
            onDeleteColumns = List.copyOf(onDeleteColumns);
        }

        /** A foreign key without actions. */
        public static ForeignKey of(
                String name, List<String> columns, QualifiedName references, List<String> referencedColumns) {
            return new ForeignKey(
                    name,
                    columns,
                    references,
                    referencedColumns,
                    ReferentialAction.NO_ACTION,
                    List.of(),
                    ReferentialAction.NO_ACTION,
                    Match.SIMPLE,
                    Deferral.NONE,
                    true);
        }

        @Override
        public ForeignKey withName(String other) {
            return copy(other, columns, references, referencedColumns, onDeleteColumns, validated);
        }

        /** The same with an action for deleted rows. */
        public ForeignKey onDelete(ReferentialAction action) {
            return new ForeignKey(
                    name,
                    columns,
                    references,
                    referencedColumns,
                    action,
                    onDeleteColumns,
                    onUpdate,
                    match,
                    deferral,
                    validated);
        }

        /** The same with an action for changed keys. */
        public ForeignKey onUpdate(ReferentialAction action) {
            return new ForeignKey(
                    name,
                    columns,
                    references,
                    referencedColumns,
                    onDelete,
                    onDeleteColumns,
                    action,
                    match,
                    deferral,
                    validated);
        }

        /** The same with another time of checking. */
        public ForeignKey withDeferral(Deferral other) {
            return new ForeignKey(
                    name,
                    columns,
                    references,
                    referencedColumns,
                    onDelete,
                    onDeleteColumns,
                    onUpdate,
                    match,
                    other,
                    validated);
        }

        /** The same, checked for older rows or not. */
        public ForeignKey withValidated(boolean other) {
            return copy(name, columns, references, referencedColumns, onDeleteColumns, other);
        }

        /** The same between other columns. */
        public ForeignKey withColumns(List<String> own, List<String> other, List<String> affected) {
            return copy(name, own, references, other, affected, validated);
        }

        /** The same to another table. */
        public ForeignKey withReferences(QualifiedName other) {
            return copy(name, columns, other, referencedColumns, onDeleteColumns, validated);
        }

        private ForeignKey copy(
                String newName,
                List<String> own,
                QualifiedName table,
                List<String> other,
                List<String> affected,
                boolean checked) {
            return new ForeignKey(newName, own, table, other, onDelete, affected, onUpdate, match, deferral, checked);
        }
    }

    /**
     * An expression is not false in any row.
     *
     * @param expression SQL text of the dialect
     * @param validated whether rows that existed before have been checked
     * @param enforced whether it is checked at all (MySQL 8, PostgreSQL 18)
     */
    record Check(String name, String expression, boolean validated, boolean enforced, boolean noInherit)
            implements Constraint {
        /** A check that holds for all rows. */
        public static Check of(String name, String expression) {
            return new Check(name, expression, true, true, false);
        }

        @Override
        public List<String> columns() {
            return List.of();
        }

        @Override
        public Check withName(String other) {
            return new Check(other, expression, validated, enforced, noInherit);
        }

        /** The same, checked for older rows or not. */
        public Check withValidated(boolean other) {
            return new Check(name, expression, other, enforced, noInherit);
        }

        /** The same with another expression. */
        public Check withExpression(String other) {
            return new Check(name, other, validated, enforced, noInherit);
        }
    }

    /**
     * No two rows agree in all elements, each by its operator (PostgreSQL).
     *
     * @param method the index method, such as {@code gist}
     * @param where the rows it is for; empty for all
     */
    record Exclusion(String name, String method, List<Element> elements, String where, Deferral deferral)
            implements Constraint {
        public Exclusion {
            elements = List.copyOf(elements);
        }

        @Override
        public List<String> columns() {
            return elements.stream()
                    .filter(element -> !element.key().expression())
                    .map(element -> element.key().text())
                    .toList();
        }

        @Override
        public Exclusion withName(String other) {
            return new Exclusion(other, method, elements, where, deferral);
        }

        /** A key and the operator that compares it. */
        public record Element(IndexElement key, String operator) {}
    }
}
