package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.DialectName;

/** SQLite. */
public final class Sqlite {
    private Sqlite() {}

    /** The dialect. */
    public static Dialect dialect() {
        SqliteQuoting quoting = new SqliteQuoting();
        SqliteTypes types = new SqliteTypes();
        return new Dialect(
                DialectName.SQLITE, quoting, types, SqliteCapabilities::of, new SqliteRenderer(quoting, types));
    }
}
