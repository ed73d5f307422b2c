package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.DialectName;

/** PostgreSQL, and what speaks its language. */
public final class Postgresql {
    private Postgresql() {}

    /** The dialect. */
    public static Dialect dialect() {
        PostgresqlQuoting quoting = new PostgresqlQuoting();
        PostgresqlTypes types = new PostgresqlTypes(quoting);
        return new Dialect(
                DialectName.POSTGRESQL,
                quoting,
                types,
                PostgresqlCapabilities::of,
                new PostgresqlRenderer(quoting, types),
                new PostgresqlInspection());
    }
}
