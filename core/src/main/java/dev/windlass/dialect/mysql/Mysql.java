package dev.windlass.dialect.mysql;

import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.DialectName;

/** MySQL and MariaDB. */
public final class Mysql {
    private Mysql() {}

    /** The dialect. */
    public static Dialect dialect() {
        MysqlQuoting quoting = new MysqlQuoting();
        MysqlTypes types = new MysqlTypes(quoting);
        return new Dialect(
                DialectName.MYSQL,
                quoting,
                types,
                MysqlCapabilities::of,
                new MysqlRenderer(quoting, types),
                new MysqlInspection(java.util.Set.of()));
    }
}
