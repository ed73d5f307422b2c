package dev.windlass.dialect.all;

import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.dialect.ServerVersion.Product;
import dev.windlass.dialect.mysql.Mysql;
import dev.windlass.dialect.postgresql.Postgresql;
import dev.windlass.dialect.sqlite.Sqlite;

/** Finds a dialect by its name. */
public final class Dialects {
    private Dialects() {}

    /** The dialect of that name. */
    public static Dialect of(DialectName name) {
        return switch (name) {
            case POSTGRESQL -> Postgresql.dialect();
            case MYSQL -> Mysql.dialect();
            case SQLITE -> Sqlite.dialect();
        };
    }

    /** The oldest server that Windlass supports, for scripts that are for no server in particular. */
    public static ServerVersion oldest(DialectName name, boolean mariaDb) {
        return switch (name) {
            case POSTGRESQL -> new ServerVersion(Product.POSTGRESQL, 10, 0, 0);
            case MYSQL ->
                mariaDb ? new ServerVersion(Product.MARIADB, 10, 5, 0) : new ServerVersion(Product.MYSQL, 8, 0, 0);
            case SQLITE -> new ServerVersion(Product.SQLITE, 3, 35, 0);
        };
    }
}
