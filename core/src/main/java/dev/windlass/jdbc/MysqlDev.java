package dev.windlass.jdbc;

import dev.windlass.config.DatabaseUrl;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** MySQL's and MariaDB's dev databases. */
final class MysqlDev {
    /** ER_DBACCESS_DENIED_ERROR, ER_ACCESS_DENIED_ERROR and ER_SPECIFIC_ACCESS_DENIED_ERROR. */
    private static final Set<Integer> DENIED = Set.of(1044, 1045, 1227);

    private MysqlDev() {}

    /** A temporary database. */
    static DevPlace database(DevDatabases dev, Connection admin) throws SQLException {
        String name = DevNames.fresh(Instant.now());
        removeLeftBehind(admin);
        try {
            PostgresqlDev.execute(
                    admin,
                    PostgresqlDev.text(
                            admin,
                            "SELECT concat('CREATE DATABASE " + name
                                    + "', coalesce((SELECT concat(' CHARACTER SET ', default_character_set_name,"
                                    + " ' COLLATE ', default_collation_name) FROM information_schema.schemata"
                                    + " WHERE schema_name = database()), ''))"));
        } catch (SQLException e) {
            if (!DENIED.contains(e.getErrorCode())) {
                throw e;
            }
            String user = PostgresqlDev.text(admin, "SELECT current_user()");
            throw Problem.of(ErrorCode.DEV_DATABASE_REFUSED, "The user " + user + " may not create a dev database")
                    .because("it lacks privileges on databases that begin with " + DevNames.PREFIX)
                    .next("Run GRANT ALL ON `windlass\\_dev\\_%`.* TO " + account(user)
                            + ", or set dev to the URL of an empty database.")
                    .toException();
        }
        DatabaseUrl url = dev.target().with(name);
        Connector connector = dev.connectors().of(url);
        Connection keeper;
        try {
            keeper = connector.open();
        } catch (SQLException e) {
            drop(admin, null, name);
            throw e;
        }
        Thread atEnd = new Thread(() -> drop(admin, keeper, name), "remove dev database");
        Runtime.getRuntime().addShutdownHook(atEnd);
        return new DevPlace(url, connector, name, Set.of(), Optional.empty(), () -> {
            drop(admin, keeper, name);
            PostgresqlDev.unhook(atEnd);
        });
    }

    private static String account(String user) {
        int at = user.lastIndexOf('@');
        return at < 0 ? "'" + user + "'" : "'" + user.substring(0, at) + "'@'" + user.substring(at + 1) + "'";
    }

    private static void drop(Connection admin, @Nullable Connection keeper, String name) {
        if (keeper != null) {
            DevDatabases.closeQuietly(keeper);
        }
        try {
            PostgresqlDev.execute(admin, "DROP DATABASE IF EXISTS " + name);
        } catch (SQLException e) {
            // The next run removes it.
        } finally {
            DevDatabases.closeQuietly(admin);
        }
    }

    private static void removeLeftBehind(Connection admin) {
        try {
            List<String> names = PostgresqlDev.texts(
                    admin,
                    "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE 'windlass\\_dev\\_%'"
                            + " AND schema_name NOT IN (SELECT coalesce(db, '') FROM information_schema.processlist)");
            for (String name : names) {
                if (DevNames.isLeftBehind(name, Instant.now())) {
                    PostgresqlDev.execute(admin, "DROP DATABASE IF EXISTS `" + name + "`");
                }
            }
        } catch (SQLException e) {
            // Another's; it is in nobody's way.
        }
    }
}
