package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.DialectName;

/** SQLite. */
public final class Sqlite {
    /** Finds kind, name, table and text of each {@link dev.windlass.dialect.StoredDefinition}, in their order. */
    public static final String DEFINITIONS =
            "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master ORDER BY rowid";

    private Sqlite() {}

    /** The dialect. */
    public static Dialect dialect() {
        SqliteQuoting quoting = new SqliteQuoting();
        SqliteTypes types = new SqliteTypes();
        return new Dialect(
                DialectName.SQLITE,
                quoting,
                types,
                SqliteCapabilities::of,
                new SqliteRenderer(quoting, types),
                new SqliteInspection());
    }
}
