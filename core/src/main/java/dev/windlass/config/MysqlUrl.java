package dev.windlass.config;

import dev.windlass.dialect.DialectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * MySQL's and MariaDB's URLs; the driver is MariaDB Connector/J 3.5 for both. Sources: its connection parameters;
 * MySQL Connector/J; SQLAlchemy with PyMySQL, mysqlclient, asyncmy, aiomysql; the DSN of go-sql-driver/mysql.
 */
final class MysqlUrl {
    private static final Pattern GO_ADDRESS = Pattern.compile("([A-Za-z0-9]*)\\(([^)]*)\\)");
    private static final Pattern ADDRESS = Pattern.compile("address=((?:\\([^)]*\\))+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS_PART = Pattern.compile("\\((\\w+)=([^)]*)\\)");

    private MysqlUrl() {}

    static DatabaseUrl parse(String scheme, String rest, boolean jdbc, boolean sqlAlchemy) {
        int start = rest.indexOf("//");
        if (start < 0) {
            throw UrlText.bad("A JDBC URL of MySQL or MariaDB has \"//\" before its host");
        }
        UrlText url = UrlText.cut(scheme, rest.substring(start + 2), sqlAlchemy);
        Parameters parameters = new Parameters();
        Map<String, String> query = parameters.withoutTool(url.query());
        String user = query.getOrDefault("user", "");
        String password = query.getOrDefault("password", "");
        String socket = query.getOrDefault("unix_socket", query.getOrDefault("localSocket", ""));
        query.forEach((name, value) -> {
            if (!List.of("user", "password", "unix_socket", "localSocket").contains(name)) {
                translate(name, value, jdbc, sqlAlchemy, parameters);
            }
        });
        toolTls(parameters);
        if (!jdbc && parameters.driver.containsKey("serverSslCert")) {
            parameters.driver.putIfAbsent("sslMode", "verify-ca");
        }
        return new DatabaseUrl(
                DialectName.MYSQL,
                scheme.equals("mysql2") ? "mysql" : scheme,
                socket.isEmpty() ? hosts(url.hosts()) : List.of(new DatabaseUrl.Host(socket, 0)),
                jdbc ? url.path() : Percent.decode(url.path()),
                user.isEmpty() ? url.user() : Optional.of(user),
                password.isEmpty() ? url.password() : Optional.of(password),
                parameters.driver,
                parameters.tool,
                parameters.ignored);
    }

    private static List<DatabaseUrl.Host> hosts(String text) {
        if (text.equals("tcp")) {
            // go-sql-driver: the network alone, at its usual address.
            return List.of();
        }
        Matcher go = GO_ADDRESS.matcher(text);
        if (go.matches()) {
            return go.group(1).equals("unix")
                    ? List.of(new DatabaseUrl.Host(Percent.decode(go.group(2)), 0))
                    : UrlText.hosts(go.group(2));
        }
        if (text.regionMatches(true, 0, "address=", 0, 8)) {
            List<DatabaseUrl.Host> result = new ArrayList<>();
            Matcher address = ADDRESS.matcher(text);
            while (address.find()) {
                String host = "localhost";
                int port = 0;
                Matcher part = ADDRESS_PART.matcher(address.group(1));
                while (part.find()) {
                    switch (part.group(1).toLowerCase(Locale.ROOT)) {
                        case "host" -> host = part.group(2);
                        case "port" -> port = UrlText.port(part.group(2));
                        default -> {}
                    }
                }
                result.add(new DatabaseUrl.Host(host, port));
            }
            return result;
        }
        String decoded = Percent.decode(text);
        return decoded.startsWith("/") ? List.of(new DatabaseUrl.Host(decoded, 0)) : UrlText.hosts(text);
    }

    private static void translate(String name, String value, boolean jdbc, boolean sqlAlchemy, Parameters parameters) {
        Map<String, String> driver = parameters.driver;
        switch (name) {
            case "ssl-mode", "ssl_mode", "sslMode", "sslmode" -> driver.put("sslMode", sslMode(value));
            case "tls", "ssl", "useSSL", "useSsl" -> driver.putIfAbsent("sslMode", sslMode(value));
            case "ssl_ca", "ssl-ca", "sslca", "serverSslCert" -> driver.put("serverSslCert", value);
            case "ssl_verify_identity" -> driver.put("sslMode", isTrue(value) ? "verify-full" : "verify-ca");
            case "ssl_verify_cert" -> driver.putIfAbsent("sslMode", isTrue(value) ? "verify-ca" : "trust");
            case "ssl_disabled" -> driver.put("sslMode", isTrue(value) ? "disable" : "trust");
            case "connect_timeout" -> driver.put("connectTimeout", milliseconds(value, "s"));
            case "timeout" -> driver.put("connectTimeout", milliseconds(value, "s"));
            case "read_timeout", "readTimeout" -> driver.put("socketTimeout", milliseconds(value, "s"));
            case "init_command" -> driver.put("initSql", value);
            case "sql_mode" -> session("sql_mode", quoted(value), parameters);
            case "autocommit" -> driver.put(name, isTrue(value) ? "true" : "false");
            case "collation", "connectionCollation" -> driver.put("connectionCollation", value);
            case "serverTimezone", "connectionTimeZone" -> driver.put("connectionTimeZone", value);
            case "multiStatements" -> driver.put("allowMultiQueries", value);
            // The driver always speaks utf8mb4, and hands dates over as the caller asks for them.
            case "charset", "use_unicode", "useUnicode", "characterEncoding", "parseTime", "loc" -> {}
            default -> {
                if (DRIVER.contains(name)) {
                    driver.put(name, value);
                } else if (!jdbc && !sqlAlchemy && isServerSetting(name)) {
                    session(name, value, parameters);
                } else {
                    parameters.ignored.add(name);
                }
            }
        }
    }

    /** golang-migrate's {@code x-tls-…} parameters. */
    private static void toolTls(Parameters parameters) {
        String ca = parameters.tool.getOrDefault("x-tls-ca", "");
        if (!ca.isEmpty()) {
            parameters.driver.putIfAbsent("serverSslCert", ca);
            parameters.driver.put("sslMode", "verify-full");
        }
        if (isTrue(parameters.tool.getOrDefault("x-tls-insecure-skip-verify", ""))) {
            parameters.driver.put("sslMode", "trust");
        }
    }

    private static String sslMode(String value) {
        return switch (value.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "disabled", "disable", "false", "0", "none" -> "disable";
            // Encrypted if the server can is not among the driver's modes; what it cannot do it must not break.
            case "preferred", "prefer" -> "disable";
            case "required", "require", "skip-verify", "trust" -> "trust";
            case "verify-ca" -> "verify-ca";
            default -> "verify-full";
        };
    }

    /** go-sql-driver sends what it does not know as {@code SET name=value}. */
    private static boolean isServerSetting(String name) {
        return name.matches("[a-z]+(_[a-z0-9]+)+") || name.equals("time_zone");
    }

    private static void session(String name, String value, Parameters parameters) {
        parameters.append("sessionVariables", ",", name + "=" + value);
    }

    private static String quoted(String value) {
        return value.startsWith("'") ? value : "'" + value + "'";
    }

    private static boolean isTrue(String value) {
        return List.of("true", "1", "t", "yes", "on").contains(value.toLowerCase(Locale.ROOT));
    }

    /** Go writes {@code 5s}, Python {@code 5} seconds, the driver takes milliseconds. */
    private static String milliseconds(String value, String unit) {
        String withUnit = value.matches("\\d+") ? value + unit : value;
        return DurationText.parse(withUnit)
                .map(duration -> Long.toString(duration.toMillis()))
                .orElseThrow(() -> UrlText.bad("A timeout in the database URL is not a duration such as 5s"));
    }

    /** The parameters of MariaDB Connector/J 3.5.11, and its names for MySQL Connector/J's. */
    private static final List<String> DRIVER = List.of("""
            allowLocalInfile allowMultiQueries allowPublicKeyRetrieval blankTableNameMeta cachePrepStmts
            clientCertificateKeyStorePassword clientCertificateKeyStoreType clientCertificateKeyStoreUrl
            connectTimeout connectionAttributes createDatabaseIfNotExist credentialType defaultFetchSize
            disablePipeline disconnectOnExpiredPasswords dumpQueriesOnException enabledSslCipherSuites
            enabledSslProtocolSuites fallbackToSystemKeyStore fallbackToSystemTrustStore
            forceConnectionTimeZoneToSession galeraAllowedState geometryDefaultType
            includeInnodbStatusInDeadlockExceptions includeThreadDumpInDeadlockExceptions initSql
            jdbcCompliantTruncation keyPassword keyStore keyStorePassword keyStoreType localSocketAddress
            maxAllowedColumns maxAllowedPacket maxQuerySizeToLog metaExportedKeys nullCatalogMeansCurrent
            nullDatabaseMeansCurrent oldModeNoPrecisionTimestamp permitNoResults permitRedirect
            pinGlobalTxToPhysicalConnection pipe prepStmtCacheSize preserveInstants restrictedAuth retriesAllDown
            returnMultiValuesGeneratedIds rewriteBatchedStatements serverRsaPublicKeyFile servicePrincipalName
            sessionVariables socketFactory socketTimeout tcpAbortiveClose tcpKeepAlive tcpKeepCount tcpKeepIdle
            tcpKeepInterval timezone tinyInt1isBit tlsSocketType transactionIsolation transactionReplay
            transactionReplaySize transformedBitIsBoolean trustCertificateKeyStorePassword
            trustCertificateKeyStoreType trustCertificateKeyStoreUrl trustStore trustStorePassword trustStoreType
            useAffectedRows useBulkStmts useBulkStmtsForInserts useCatalogTerm useCompression useIpForKillQuery
            useLocalSessionState useMysqlMetadata useReadAheadInput useResetConnection useServerPrepStmts
            uuidAsString yearIsDateType
            """.strip().split("\\s+"));
}
