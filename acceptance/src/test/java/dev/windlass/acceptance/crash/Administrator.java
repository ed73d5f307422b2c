package dev.windlass.acceptance.crash;

import dev.windlass.acceptance.server.Location;
import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestDatabase;
import java.util.List;

/** What somebody with all rights does to a database while a run is under way. */
final class Administrator {
    private Administrator() {}

    /** Ends every other session on the database. */
    static void endSessions(TestDatabase database) {
        Location.Remote remote = (Location.Remote) database.location();
        switch (database.server().product()) {
            case POSTGRESQL ->
                database.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                        + remote.database() + "' AND pid <> pg_backend_pid()");
            case MARIADB, MYSQL -> {
                for (List<String> row : database.query("SELECT id FROM information_schema.processlist WHERE db = '"
                        + remote.database() + "' AND id <> connection_id()")) {
                    database.execute("KILL " + row.getFirst());
                }
            }
            case SQLITE -> throw new IllegalStateException("SQLite has no sessions");
        }
    }

    /** A user who may do what the scripts need, and is not the owner of anything. */
    static void makeMigrator(TestDatabase database) {
        switch (database.server().product()) {
            case POSTGRESQL ->
                database.execute(
                        "CREATE ROLE " + role(database) + " LOGIN CREATEDB PASSWORD 'm'",
                        "ALTER TABLE ran OWNER TO " + role(database));
            case MYSQL ->
                database.execute(
                        "CREATE USER " + role(database) + " IDENTIFIED BY 'm'",
                        // Without it only a superuser may make triggers while there is a binary log.
                        "SET GLOBAL log_bin_trust_function_creators = 1");
            case MARIADB -> database.execute("CREATE USER " + role(database) + " IDENTIFIED BY 'm'");
            case SQLITE -> throw new IllegalStateException("SQLite has no users");
        }
        grant(database);
    }

    static void grant(TestDatabase database) {
        database.execute(
                database.server().product() == Product.POSTGRESQL
                        ? "GRANT CREATE, USAGE ON SCHEMA public TO " + role(database)
                        : "GRANT ALL ON " + name(database) + ".* TO " + role(database));
    }

    /** Takes away what is needed for the next statement that makes something. */
    static void revoke(TestDatabase database) {
        if (database.server().product() == Product.POSTGRESQL) {
            database.execute("REVOKE CREATE ON SCHEMA public FROM " + role(database) + ", public");
            return;
        }
        // The server looks at the rights on a database when it is chosen, which a new connection does.
        database.execute("REVOKE CREATE, ALTER, DROP, INSERT ON " + name(database) + ".* FROM " + role(database));
        endSessions(database);
    }

    /** What the migrator made belongs to the tests again, so that states compare. */
    static void takeOver(TestDatabase database) {
        if (database.server().product() == Product.POSTGRESQL) {
            database.execute(
                    "REASSIGN OWNED BY " + role(database) + " TO current_user", "DROP OWNED BY " + role(database));
        }
    }

    static void dropMigrator(TestDatabase database) {
        database.execute(
                database.server().product() == Product.POSTGRESQL
                        ? "DROP ROLE " + role(database)
                        : "DROP USER " + role(database));
    }

    static String migratorUrl(TestDatabase database) {
        return database.jdbcUrl()
                        .replaceFirst("user=[^&]*(&password=[^&]*)?", "user=" + name(database) + "_m&password=m")
                + (database.server().product() == Product.MYSQL ? "&allowPublicKeyRetrieval=true" : "");
    }

    private static String role(TestDatabase database) {
        return name(database) + "_m";
    }

    private static String name(TestDatabase database) {
        return ((Location.Remote) database.location()).database();
    }
}
