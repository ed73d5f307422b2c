package dev.windlass.schema;

/**
 * A key of an index.
 *
 * @param text a column's name, or SQL text
 * @param expression whether the text is SQL
 * @param descending whether the greatest comes first
 * @param nulls where NULLs come
 * @param operatorClass the operator class with its parameters, SQL text; empty for the default
 * @param collation the name of the collation; empty for the column's own
 * @param prefixLength how many characters or bytes of the column it holds (MySQL); 0 for all
 */
public record IndexElement(
        String text,
        boolean expression,
        boolean descending,
        Nulls nulls,
        String operatorClass,
        String collation,
        int prefixLength) {
    /** Where NULLs come in an index. */
    public enum Nulls {
        DEFAULT,
        FIRST,
        LAST
    }

    /** A whole column, ascending. */
    public static IndexElement column(String name) {
        return new IndexElement(name, false, false, Nulls.DEFAULT, "", "", 0);
    }

    /** An expression, as SQL text of the dialect. */
    public static IndexElement expression(String sql) {
        return new IndexElement(sql, true, false, Nulls.DEFAULT, "", "", 0);
    }

    /** The same for another column or expression. */
    public IndexElement withText(String other) {
        return new IndexElement(other, expression, descending, nulls, operatorClass, collation, prefixLength);
    }

    /** The same, greatest first. */
    public IndexElement desc() {
        return new IndexElement(text, expression, true, nulls, operatorClass, collation, prefixLength);
    }

    /** The same with NULLs first. */
    public IndexElement nullsFirst() {
        return new IndexElement(text, expression, descending, Nulls.FIRST, operatorClass, collation, prefixLength);
    }

    /** The same with NULLs last. */
    public IndexElement nullsLast() {
        return new IndexElement(text, expression, descending, Nulls.LAST, operatorClass, collation, prefixLength);
    }

    /** The same with an operator class. */
    public IndexElement withOperatorClass(String sql) {
        return new IndexElement(text, expression, descending, nulls, sql, collation, prefixLength);
    }

    /** The same with a collation. */
    public IndexElement withCollation(String name) {
        return new IndexElement(text, expression, descending, nulls, operatorClass, name, prefixLength);
    }

    /** The same for the first characters or bytes alone. */
    public IndexElement prefix(int length) {
        return new IndexElement(text, expression, descending, nulls, operatorClass, collation, length);
    }
}
