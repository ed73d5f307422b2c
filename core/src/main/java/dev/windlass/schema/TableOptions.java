package dev.windlass.schema;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a table is kept. What is empty or false is left to the server; a dialect refuses what it has not.
 *
 * @param engine MySQL's storage engine
 * @param characterSet MySQL's default character set
 * @param collation MySQL's default collation
 * @param tablespace the tablespace
 * @param unlogged PostgreSQL's UNLOGGED
 * @param strict SQLite's STRICT
 * @param withoutRowid SQLite's WITHOUT ROWID
 * @param parameters storage parameters (PostgreSQL's {@code WITH}) and other table options (MySQL); values are SQL text
 */
public record TableOptions(
        String engine,
        String characterSet,
        String collation,
        String tablespace,
        boolean unlogged,
        boolean strict,
        boolean withoutRowid,
        Map<String, String> parameters) {
    /** All left to the server. */
    public static final TableOptions NONE = new TableOptions("", "", "", "", false, false, false, Map.of());

    public TableOptions {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** MySQL's engine, character set and collation; empty for what is left to the server. */
    public static TableOptions mysql(String engine, String characterSet, String collation) {
        return new TableOptions(engine, characterSet, collation, "", false, false, false, Map.of());
    }

    /** The same with other parameters. */
    public TableOptions withParameters(Map<String, String> other) {
        return new TableOptions(engine, characterSet, collation, tablespace, unlogged, strict, withoutRowid, other);
    }
}
