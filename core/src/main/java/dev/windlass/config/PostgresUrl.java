package dev.windlass.config;

import dev.windlass.dialect.DialectName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * PostgreSQL's URLs. Sources: PostgreSQL manual, 32.1 "Database connection control functions" (URIs, key words);
 * pgjdbc 42.7 {@code PGProperty}; SQLAlchemy's PostgreSQL dialects; golang-migrate, lib/pq and pgx.
 */
final class PostgresUrl {
    private PostgresUrl() {}

    static DatabaseUrl parse(String scheme, String rest, boolean jdbc, boolean sqlAlchemy) {
        String text = rest;
        if (jdbc && !rest.startsWith("//")) {
            // "jdbc:postgresql:database", "jdbc:postgresql:/", as pgjdbc has them.
            text = "///" + (rest.startsWith("/") ? rest.substring(1) : rest);
        }
        UrlText url = UrlText.cut(scheme, text.substring(2), sqlAlchemy);
        return of(url, jdbc);
    }

    /** Key words and values: {@code host=db1,db2 port=5432 dbname='my db' user=app}. */
    static DatabaseUrl parseConninfo(String text) {
        return of(new UrlText("postgresql", Optional.empty(), Optional.empty(), "", "", false, conninfo(text)), false);
    }

    private static DatabaseUrl of(UrlText url, boolean jdbc) {
        Parameters parameters = new Parameters();
        Map<String, String> query = parameters.withoutTool(url.query());
        String hostNames = firstOf(query, "host", "unix_sock", "hostaddr", "PGHOST");
        String ports = firstOf(query, "port", "PGPORT");
        String database = firstOf(query, "dbname", "database", "PGDBNAME");
        String user = firstOf(query, "user");
        String password = firstOf(query, "password");
        query.forEach((name, value) -> translate(name, value, jdbc, parameters));
        if (parameters.driver.containsKey("fallback")) {
            String fallback = parameters.driver.remove("fallback");
            parameters.driver.putIfAbsent("ApplicationName", fallback);
        }
        return new DatabaseUrl(
                DialectName.POSTGRESQL,
                url.scheme(),
                hostNames.isEmpty() ? hosts(url.hosts(), ports) : hosts(hostNames, ports),
                database.isEmpty() ? Percent.decode(url.path()) : database,
                user.isEmpty() ? url.user() : Optional.of(user),
                password.isEmpty() ? url.password() : Optional.of(password),
                parameters.driver,
                parameters.tool,
                parameters.ignored);
    }

    /** Removes the names and returns the first that had a value. */
    private static String firstOf(Map<String, String> query, String... names) {
        String found = "";
        for (String name : names) {
            String value = query.remove(name);
            found = found.isEmpty() && value != null ? value : found;
        }
        return found;
    }

    /** Hosts with their ports, where {@code ports} holds one for all, or one for each. */
    static List<DatabaseUrl.Host> hosts(String names, String ports) {
        List<DatabaseUrl.Host> plain = new ArrayList<>();
        for (String name : names.split(",")) {
            String socket = Percent.decode(name);
            if (socket.startsWith("/")) {
                plain.add(socket(socket));
            } else if (name.chars().filter(c -> c == ':').count() > 1 && !name.startsWith("[")) {
                plain.add(new DatabaseUrl.Host(name, 0));
            } else {
                plain.addAll(UrlText.hosts(name));
            }
        }
        String[] each = ports.isEmpty() ? new String[0] : ports.split(",");
        List<DatabaseUrl.Host> result = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            DatabaseUrl.Host host = plain.get(i);
            String port = each.length == 0 ? "" : each[Math.min(i, each.length - 1)].strip();
            result.add(
                    host.port() == 0 && !port.isEmpty() ? new DatabaseUrl.Host(host.name(), UrlText.port(port)) : host);
        }
        return result;
    }

    /** A socket's folder; SQLAlchemy and pg8000 also write the socket {@code /folder/.s.PGSQL.5432} itself. */
    private static DatabaseUrl.Host socket(String path) {
        int file = path.indexOf("/.s.PGSQL.");
        if (file >= 0) {
            String port = path.substring(file + "/.s.PGSQL.".length());
            return new DatabaseUrl.Host(path.substring(0, file), UrlText.port(port));
        }
        int colon = path.lastIndexOf(':');
        return colon > 0 && path.substring(colon + 1).matches("\\d+")
                ? new DatabaseUrl.Host(path.substring(0, colon), UrlText.port(path.substring(colon + 1)))
                : new DatabaseUrl.Host(path, 0);
    }

    private static void translate(String name, String value, boolean jdbc, Parameters parameters) {
        Map<String, String> driver = parameters.driver;
        switch (name) {
            case "sslmode", "sslrootcert", "sslcert", "sslkey", "sslpassword", "service" -> driver.put(name, value);
            case "connect_timeout" -> driver.put("connectTimeout", value);
            case "timeout" -> {
                if (value.matches("\\d+")) {
                    driver.put("connectTimeout", value);
                } else {
                    parameters.ignored.add(name);
                }
            }
            case "application_name" -> driver.put("ApplicationName", value);
            case "fallback_application_name" -> driver.put("fallback", value);
            case "target_session_attrs" -> driver.put("targetServerType", serverType(value));
            case "keepalives" -> driver.put("tcpKeepAlive", value.equals("0") ? "false" : "true");
            case "channel_binding" -> driver.put("channelBinding", value);
            case "gssencmode" -> driver.put("gssEncMode", value);
            case "krbsrvname" -> driver.put("kerberosServerName", value);
            case "sslnegotiation" -> driver.put("sslNegotiation", value);
            case "require_auth" -> driver.put("requireAuth", value);
            case "load_balance_hosts" -> driver.put("loadBalanceHosts", value.equals("random") ? "true" : "false");
            case "options" -> parameters.append("options", " ", value);
            // Prisma's and JDBC's ways to set the search path.
            case "schema" -> driver.put("currentSchema", value);
            // asyncpg: "ssl=require"; JDBC: "ssl=true".
            case "ssl" -> driver.put(isMode(value) ? "sslmode" : "ssl", value.equals("disabled") ? "disable" : value);
            default -> {
                if (DRIVER.contains(name)) {
                    driver.put(name, value);
                } else if (!jdbc && isServerSetting(name)) {
                    parameters.append(
                            "options",
                            " ",
                            "-c " + name + "=" + value.replace("\\", "\\\\").replace(" ", "\\ "));
                } else {
                    parameters.ignored.add(name);
                }
            }
        }
    }

    private static boolean isMode(String value) {
        return List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
                .contains(value);
    }

    private static String serverType(String value) {
        return switch (value) {
            case "read-write", "primary" -> "primary";
            case "read-only", "standby" -> "secondary";
            case "prefer-standby" -> "preferSecondary";
            default -> "any";
        };
    }

    /** lib/pq and pgx send what they do not know to the server; here only what is surely meant for it. */
    private static boolean isServerSetting(String name) {
        return SERVER.contains(name.toLowerCase(java.util.Locale.ROOT))
                || name.matches("[a-z_][a-z0-9_]*\\.[a-z0-9_]+");
    }

    private static final List<String> SERVER = List.of(
            "search_path",
            "statement_timeout",
            "lock_timeout",
            "idle_in_transaction_session_timeout",
            "timezone",
            "role",
            "datestyle",
            "intervalstyle",
            "work_mem",
            "maintenance_work_mem",
            "client_min_messages",
            "standard_conforming_strings",
            "default_tablespace",
            "default_transaction_isolation",
            "default_transaction_read_only",
            "row_security");

    /** The properties of pgjdbc 42.7.14 that are plain to set in a URL. */
    private static final List<String> DRIVER = List.of("""
            adaptiveFetch adaptiveFetchMaximum adaptiveFetchMinimum allowEncodingChanges ApplicationName
            assumeMinServerVersion authenticationPluginClassName autosave binaryTransfer
            binaryTransferDisable binaryTransferEnable cancelSignalTimeout channelBinding cleanupSavepoints
            connectTimeout currentSchema databaseMetadataCacheFields databaseMetadataCacheFieldsMiB
            defaultRowFetchSize disableColumnSanitiser escapeSyntaxCallMode groupStartupParameters
            gssEncMode gsslib gssResponseTimeout gssUseDefaultCreds hideUnprivilegedObjects
            hostRecheckSeconds jaasApplicationName jaasLogin kerberosServerName loadBalanceHosts
            localSocketAddress loggerFile loggerLevel loginTimeout logServerErrorDetail
            logUnclosedConnections maxResultBuffer maxSendBufferSize pemKeyAlgorithm preferQueryMode
            preparedStatementCacheQueries preparedStatementCacheSizeMiB prepareThreshold protocolVersion
            queryTimeout quoteReturningIdentifiers readOnly readOnlyMode receiveBufferSize replication
            requireAuth reWriteBatchedInserts scramMaxIterations sendBufferSize socketFactory
            socketFactoryArg socketTimeout sslfactory sslfactoryarg sslhostnameverifier sslNegotiation
            sslpasswordcallback sslResponseTimeout sspiServiceClass stringtype targetServerType
            tcpKeepAlive tcpNoDelay unknownLength useSpnego xmlFactoryFactory
            """.strip().split("\\s+"));

    /** libpq's rules: values bare or in single quotes, {@code \} before a quote or a backslash. */
    private static Map<String, String> conninfo(String text) {
        Map<String, String> result = new LinkedHashMap<>();
        int position = skipSpace(text, 0);
        while (position < text.length()) {
            int equals = text.indexOf('=', position);
            if (equals < 0) {
                throw UrlText.bad("The connection string has a key word without \"=\"");
            }
            String name = text.substring(position, equals).strip();
            position = skipSpace(text, equals + 1);
            boolean quoted = position < text.length() && text.charAt(position) == '\'';
            position += quoted ? 1 : 0;
            StringBuilder value = new StringBuilder();
            boolean open = true;
            while (position < text.length() && open) {
                char c = text.charAt(position++);
                if (c == '\\' && position < text.length()) {
                    value.append(text.charAt(position++));
                } else if (quoted ? c == '\'' : Character.isWhitespace(c)) {
                    open = false;
                } else {
                    value.append(c);
                }
            }
            if (quoted && open) {
                throw UrlText.bad("The connection string has a quoted value that is not closed");
            }
            result.put(name, value.toString());
            position = skipSpace(text, position);
        }
        return result;
    }

    private static int skipSpace(String text, int from) {
        int position = from;
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position;
    }
}
