package dev.windlass.jdbc;

import dev.windlass.config.DatabaseUrl;
import dev.windlass.dialect.postgresql.Postgresql;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's dev databases. */
final class PostgresqlDev {
    /** Settings whose values are lists of names, written without quotes around the whole (as pg_dump has it). */
    private static final Set<String> LISTS = Set.of(
            "search_path", "temp_tablespaces", "local_preload_libraries", "session_preload_libraries", "datestyle");

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private PostgresqlDev() {}

    /**
     * A temporary database.
     *
     * @param admin a connection to the target, kept until the end
     * @param schemaWillDo whether a schema is made where the user may not create databases
     */
    static DevPlace database(DevDatabases dev, Connection admin, boolean schemaWillDo) throws SQLException {
        String name = DevNames.fresh(Instant.now());
        String namespace = namespace(admin);
        try {
            removeLeftBehind(admin);
            execute(admin, create(admin, name));
        } catch (SQLException e) {
            if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                throw e;
            }
            if (schemaWillDo) {
                return schema(dev, admin);
            }
            String role = text(admin, "SELECT current_user");
            throw Problem.of(ErrorCode.DEV_DATABASE_REFUSED, "The role \"" + role + "\" may not create a dev database")
                    .because("it lacks the attribute CREATEDB")
                    .next("Run ALTER ROLE " + quoted(role)
                            + " CREATEDB, or set dev to \"schema\" or to the URL of an empty database.")
                    .toException();
        }
        DatabaseUrl url = dev.target().with(name);
        Connector connector = dev.connectors().of(url);
        Connection keeper = null;
        try {
            for (String sql : settings(admin, name)) {
                execute(admin, sql);
            }
            keeper = connector.open();
            if (!namespace.equals("public")) {
                execute(keeper, "CREATE SCHEMA IF NOT EXISTS " + quoted(namespace));
            }
        } catch (SQLException e) {
            drop(admin, keeper, name);
            throw e;
        }
        Connection kept = keeper;
        Thread atEnd = new Thread(() -> drop(admin, kept, name), "remove dev database");
        Runtime.getRuntime().addShutdownHook(atEnd);
        return new DevPlace(url, connector, namespace, Set.of(), Optional.empty(), () -> {
            drop(admin, kept, name);
            unhook(atEnd);
        });
    }

    static void unhook(Thread atEnd) {
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook with it.
        }
    }

    private static void drop(Connection admin, @Nullable Connection keeper, String name) {
        if (keeper != null) {
            DevDatabases.closeQuietly(keeper);
        }
        try {
            int version = Integer.parseInt(text(admin, "SHOW server_version_num"));
            if (version < 130_000) {
                execute(admin, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
            }
            execute(admin, "DROP DATABASE IF EXISTS " + name + (version < 130_000 ? "" : " WITH (FORCE)"));
        } catch (SQLException e) {
            // The next run removes it.
        } finally {
            DevDatabases.closeQuietly(admin);
        }
    }

    private static void removeLeftBehind(Connection admin) throws SQLException {
        List<String> names = texts(
                admin,
                "SELECT datname FROM pg_database d WHERE datname LIKE 'windlass\\_dev\\_%' AND NOT EXISTS"
                        + " (SELECT FROM pg_stat_activity a WHERE a.datname = d.datname)");
        for (String name : names) {
            if (DevNames.isLeftBehind(name, Instant.now())) {
                try {
                    execute(admin, "DROP DATABASE IF EXISTS " + quoted(name));
                } catch (SQLException e) {
                    // Another's, or somebody has just connected.
                }
            }
        }
    }

    /** An empty database like the target: encoding, collation and character classes as there. */
    private static String create(Connection admin, String name) throws SQLException {
        int version = Integer.parseInt(text(admin, "SHOW server_version_num"));
        StringBuilder sql = new StringBuilder("CREATE DATABASE " + name + " TEMPLATE template0");
        String provider = version < 150_000
                ? "'c', NULL"
                : version < 170_000 ? "datlocprovider, daticulocale" : "datlocprovider, datlocale";
        try (Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_encoding_to_char(encoding), datcollate, datctype, "
                        + provider + " FROM pg_database WHERE datname = current_database()")) {
            row.next();
            sql.append(" ENCODING ").append(literal(row.getString(1)));
            sql.append(" LC_COLLATE ").append(literal(row.getString(2)));
            sql.append(" LC_CTYPE ").append(literal(row.getString(3)));
            String locale = row.getString(5);
            if ("i".equals(row.getString(4)) && locale != null) {
                sql.append(" LOCALE_PROVIDER icu ICU_LOCALE ").append(literal(locale));
            } else if ("b".equals(row.getString(4)) && locale != null) {
                sql.append(" LOCALE_PROVIDER builtin BUILTIN_LOCALE ").append(literal(locale));
            }
        }
        return sql.toString();
    }

    /** What is set for the target database, for the dev database too. */
    private static List<String> settings(Connection admin, String name) throws SQLException {
        List<String> statements = new ArrayList<>();
        for (String setting : texts(
                admin,
                "SELECT unnest(setconfig) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase"
                        + " WHERE d.datname = current_database() AND s.setrole = 0")) {
            int equals = setting.indexOf('=');
            String key = setting.substring(0, equals);
            String value = setting.substring(equals + 1);
            boolean list = LISTS.contains(key.toLowerCase(Locale.ROOT)) && !value.isEmpty();
            statements.add("ALTER DATABASE " + name + " SET " + key + " TO " + (list ? value : literal(value)));
        }
        return statements;
    }

    /**
     * A schema in the target, in a transaction that is never committed: nobody else ever sees it, and a killed run leaves
     * nothing.
     */
    static DevPlace schema(DevDatabases dev, Connection connection) throws SQLException {
        String name = DevNames.fresh(Instant.now());
        connection.setAutoCommit(false);
        List<String> extensions = texts(
                connection,
                "SELECT DISTINCT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace"
                        + " WHERE n.nspname <> 'pg_catalog'");
        try {
            execute(connection, "CREATE SCHEMA " + name);
        } catch (SQLException e) {
            connection.rollback();
            if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                throw e;
            }
            String role = text(connection, "SELECT current_user");
            throw Problem.of(
                            ErrorCode.DEV_DATABASE_REFUSED,
                            "The role \"" + role + "\" may create neither a dev database nor a schema")
                    .because("it lacks the attribute CREATEDB, and the privilege CREATE on this database")
                    .next("Run ALTER ROLE " + quoted(role) + " CREATEDB, or set dev to the URL of an empty database.")
                    .toException();
        }
        StringBuilder path = new StringBuilder("SET search_path TO " + name);
        extensions.forEach(extension -> path.append(", ").append(quoted(extension)));
        execute(connection, path.toString());
        Connection kept = DevConnections.kept(connection, true);
        return new DevPlace(
                dev.target(),
                new DevDatabases.Only(kept, dev.connectors().of(dev.target())),
                name,
                Set.of(name),
                Optional.of(kept),
                () -> {
                    try {
                        connection.rollback();
                    } catch (SQLException e) {
                        // The server rolls back by itself when the connection is gone.
                    }
                    DevDatabases.closeQuietly(connection);
                });
    }

    private static String namespace(Connection connection) throws SQLException {
        return text(connection, "SELECT coalesce(current_schema(), 'public')");
    }

    static String text(Connection connection, String sql) throws SQLException {
        return texts(connection, sql).getFirst();
    }

    static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts;
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return Postgresql.dialect().quoting().identifier(name);
    }

    private static String literal(String value) {
        return Postgresql.dialect().quoting().text(value);
    }
}
