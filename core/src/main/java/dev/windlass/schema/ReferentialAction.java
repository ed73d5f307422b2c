package dev.windlass.schema;

/** What happens to a row when the row that it refers to is deleted or changes its key. */
public enum ReferentialAction {
    NO_ACTION,
    RESTRICT,
    CASCADE,
    SET_NULL,
    SET_DEFAULT;

    /** The words of the SQL standard, such as {@code SET NULL}. */
    public String sql() {
        return name().replace('_', ' ');
    }
}
