package dev.windlass.dialect.mysql;

import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.DialectName;
import dev.windlass.schema.QualifiedName;
import java.util.Set;

/** MySQL and MariaDB. */
public final class Mysql {
    private Mysql() {}

    /** The dialect. */
    public static Dialect dialect() {
        return dialect(Set.of());
    }

    /** The dialect whose inspection looks at some tables alone; none means at everything. */
    public static Dialect dialect(Set<QualifiedName> tables) {
        MysqlQuoting quoting = new MysqlQuoting();
        MysqlTypes types = new MysqlTypes(quoting);
        return new Dialect(
                DialectName.MYSQL,
                quoting,
                types,
                MysqlCapabilities::of,
                new MysqlRenderer(quoting, types),
                new MysqlInspection(tables));
    }
}
