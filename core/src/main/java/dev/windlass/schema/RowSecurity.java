package dev.windlass.schema;

/** Whether policies decide which rows of a table are seen. */
public enum RowSecurity {
    DISABLED,
    ENABLED,
    /** For the table's owner too. */
    FORCED
}
