package dev.windlass.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The variables of the databases' own clients. Sources: PostgreSQL manual, 32.15 "Environment variables"; MariaDB and
 * MySQL manuals, "Environment variables".
 */
final class ClientEnvironment {
    private ClientEnvironment() {}

    static DatabaseUrl complete(DatabaseUrl url, Map<String, String> environment) {
        return switch (url.dialect()) {
            case POSTGRESQL -> postgres(url, environment);
            case MYSQL -> login(url, Optional.empty(), variable(environment, "MYSQL_PWD"));
            case SQLITE -> url;
        };
    }

    private static DatabaseUrl postgres(DatabaseUrl url, Map<String, String> environment) {
        Map<String, String> properties = Map.of(
                "PGSSLMODE", "sslmode",
                "PGSSLROOTCERT", "sslrootcert",
                "PGSSLCERT", "sslcert",
                "PGSSLKEY", "sslkey",
                "PGAPPNAME", "ApplicationName",
                "PGOPTIONS", "options",
                "PGCONNECT_TIMEOUT", "connectTimeout",
                "PGGSSENCMODE", "gssEncMode",
                "PGCHANNELBINDING", "channelBinding");
        TreeMap<String, String> parameters = new TreeMap<>(url.parameters());
        properties.forEach((name, property) ->
                variable(environment, name).ifPresent(value -> parameters.putIfAbsent(property, value)));
        String ports = variable(environment, "PGPORT").orElse("");
        List<DatabaseUrl.Host> hosts = url.hosts();
        if (hosts.isEmpty()) {
            String names = variable(environment, "PGHOST").orElse(ports.isEmpty() ? "" : "localhost");
            hosts = PostgresUrl.hosts(names, ports);
        }
        DatabaseUrl completed = new DatabaseUrl(
                url.dialect(),
                url.scheme(),
                hosts,
                url.database().isEmpty() ? variable(environment, "PGDATABASE").orElse("") : url.database(),
                url.user(),
                url.password(),
                parameters,
                url.toolParameters(),
                url.ignored());
        return login(completed, variable(environment, "PGUSER"), variable(environment, "PGPASSWORD"));
    }

    private static DatabaseUrl login(DatabaseUrl url, Optional<String> user, Optional<String> password) {
        return new DatabaseUrl(
                url.dialect(),
                url.scheme(),
                url.hosts(),
                url.database(),
                url.user().or(() -> user),
                url.password().or(() -> password),
                url.parameters(),
                url.toolParameters(),
                url.ignored());
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
