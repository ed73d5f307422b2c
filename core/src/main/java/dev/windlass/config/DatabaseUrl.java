package dev.windlass.config;

import dev.windlass.dialect.DialectName;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The address of a database, whatever form it was written in: JDBC, libpq (URI or {@code key=value}), SQLAlchemy or
 * golang-migrate. Never prints its password.
 *
 * @param dialect the family of the database
 * @param scheme the name it was written with, without a driver, such as {@code mariadb} or {@code cockroachdb}
 * @param hosts the servers to try, in order; none for SQLite, or to leave it to the driver ({@code localhost})
 * @param database the database's name; for SQLite the file, or {@code :memory:}; empty to leave it to the server
 * @param user who connects, if the URL says so
 * @param password the secret, if the URL says so
 * @param parameters properties of the JDBC driver, translated from the form's own names
 * @param toolParameters golang-migrate's own parameters, such as {@code x-migrations-table}
 * @param ignored names of parameters that mean nothing to the JDBC driver, sorted
 */
public record DatabaseUrl(
        DialectName dialect,
        String scheme,
        List<Host> hosts,
        String database,
        Optional<String> user,
        Optional<String> password,
        SortedMap<String, String> parameters,
        SortedMap<String, String> toolParameters,
        List<String> ignored) {
    /** The name of a SQLite database that lives in memory. */
    public static final String MEMORY = ":memory:";

    public DatabaseUrl {
        hosts = List.copyOf(hosts);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        toolParameters = Collections.unmodifiableSortedMap(new TreeMap<>(toolParameters));
        ignored = ignored.stream().sorted().toList();
    }

    /**
     * A server.
     *
     * @param name a name, an address without brackets, or the absolute path of a Unix socket's folder (PostgreSQL) or
     *     of the socket itself (MySQL)
     * @param port the port, or 0 for the usual one
     */
    public record Host(String name, int port) {
        /** Whether it is reached by a Unix socket. */
        public boolean isSocket() {
            return name.startsWith("/");
        }

        @Override
        public String toString() {
            String shown = isSocket() ? Percent.encode(name, "") : name.indexOf(':') >= 0 ? "[" + name + "]" : name;
            return port == 0 ? shown : shown + ":" + port;
        }
    }

    /**
     * Reads any of the forms.
     *
     * @throws dev.windlass.error.WindlassException {@code BAD_URL} if it is none of them; the message holds no part of
     *     the URL that may be a secret
     */
    public static DatabaseUrl parse(String text) {
        return DatabaseUrlParser.parse(text.strip());
    }

    /** Whether the database lives in memory and ends with its connection. */
    public boolean isInMemory() {
        return dialect == DialectName.SQLITE
                && (database.isEmpty() || database.equals(MEMORY) || "memory".equals(parameters.get("mode")));
    }

    /** Whether the name of the scheme, or of the driver in it, says that the server is MariaDB. */
    public boolean saysMariaDb() {
        return scheme.equals("mariadb");
    }

    /** The file of a SQLite database, if it has one. */
    public Optional<Path> file() {
        return dialect == DialectName.SQLITE && !isInMemory() ? Optional.of(Path.of(database)) : Optional.empty();
    }

    /** The same database, its SQLite file resolved against a folder. */
    public DatabaseUrl relativeTo(Path folder) {
        return file().map(file -> with(folder.resolve(file).normalize().toString()))
                .orElse(this);
    }

    /** The same server with another database. */
    public DatabaseUrl with(String otherDatabase) {
        return new DatabaseUrl(
                dialect, scheme, hosts, otherDatabase, user, password, parameters, toolParameters, ignored);
    }

    /**
     * The same database, completed from the variables of the database's own clients where the URL says nothing:
     * {@code PGHOST}, {@code PGPORT}, {@code PGDATABASE}, {@code PGUSER}, {@code PGPASSWORD}, {@code PGSSLMODE} and their
     * kin; {@code MYSQL_PWD}. ({@code ~/.pgpass} is read by the JDBC driver.)
     */
    public DatabaseUrl withEnvironment(Map<String, String> environment) {
        return ClientEnvironment.complete(this, environment);
    }

    /**
     * The table that golang-migrate's {@code x-migrations-table} (and {@code …-quoted}) names.
     *
     * @param schema the schema, if named
     * @param table the table
     */
    public record TableName(Optional<String> schema, String table) {}

    /** The table that golang-migrate keeps its version in, if the URL names one. */
    public Optional<TableName> migrationsTable() {
        return Optional.ofNullable(toolParameters.get("x-migrations-table"))
                .filter(name -> !name.isEmpty())
                .map(name -> DatabaseUrlParser.migrationsTable(
                        name, toolParameters.getOrDefault("x-migrations-table-quoted", "")));
    }

    /** The URL for the JDBC driver, without user, password and parameters: those are {@link #properties}. */
    public String toJdbcUrl() {
        return switch (dialect) {
            case POSTGRESQL -> "jdbc:postgresql://" + driverHosts("localhost") + "/" + Percent.encode(database, "");
            case MYSQL -> "jdbc:mariadb://" + driverHosts("localhost") + "/" + database;
            case SQLITE -> SqliteUrl.toJdbcUrl(this);
        };
    }

    private String driverHosts(String none) {
        String known = hosts.stream()
                .map(host -> host.isSocket() ? none : host.toString())
                .collect(Collectors.joining(","));
        return known.isEmpty() ? none : known;
    }

    /** Everything else that the JDBC driver must know; holds the password. */
    public Properties properties() {
        Properties result = new Properties();
        parameters.forEach((name, value) -> {
            if (dialect != DialectName.SQLITE || !SqliteUrl.isFileParameter(name)) {
                result.setProperty(name, value);
            }
        });
        user.ifPresent(value -> result.setProperty("user", value));
        password.ifPresent(value -> result.setProperty("password", value));
        return result;
    }

    /** The URL for people: one form for all, secrets as {@code ***}, golang-migrate's parameters left out. */
    public String masked() {
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "="
                        + (isSecret(entry.getKey()) ? "***" : Percent.encode(entry.getValue(), "/:@,=")))
                .collect(Collectors.joining("&", "?", ""));
        String suffix = query.length() > 1 ? query : "";
        if (dialect == DialectName.SQLITE) {
            return isInMemory() && parameters.isEmpty() ? "sqlite://" : "sqlite:///" + database + suffix;
        }
        String login = user.map(name -> Percent.encode(name, "")).orElse("")
                + (password.isPresent() ? ":***" : "")
                + (user.isPresent() || password.isPresent() ? "@" : "");
        String servers = hosts.stream().map(Host::toString).collect(Collectors.joining(","));
        return scheme + "://" + login + servers + "/" + Percent.encode(database, "") + suffix;
    }

    private static boolean isSecret(String parameter) {
        String name = parameter.toLowerCase(Locale.ROOT);
        return name.contains("password") || name.contains("secret") || name.contains("passwd") || name.endsWith("key");
    }

    /** As {@link #masked}: a URL that is printed by accident tells nothing. */
    @Override
    public String toString() {
        return masked();
    }
}
