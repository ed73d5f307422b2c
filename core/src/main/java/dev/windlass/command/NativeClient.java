package dev.windlass.command;

import dev.windlass.config.DatabaseUrl;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.ServerVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The database's own client: {@code pg_dump}, {@code pg_restore} and {@code psql}; {@code mariadb-dump} and {@code mariadb},
 * or {@code mysqldump} and {@code mysql}.
 *
 * @param version what it is, and of which version
 * @param dump the program that saves
 * @param others the programs that restore, in the order in which they are run
 * @param environment the environment they are run in, without what would lead them elsewhere
 */
record NativeClient(ServerVersion version, Path dump, List<Path> others, Map<String, String> environment) {
    /** What {@code mysqldump --version} says, old and new. */
    private static final Pattern DISTRIBUTION = Pattern.compile("(?:Distrib|from|Ver) (\\d+\\.\\d+\\.\\d+\\S*)");

    /** What belongs to the JDBC driver alone, so that a client would not get there, or not in that way. */
    private static final Set<String> DRIVERS_OWN = Set.of(
            "socketfactory",
            "socketfactoryarg",
            "sslfactory",
            "sslfactoryarg",
            "sslhostnameverifier",
            "sslpassword",
            "sslpasswordcallback",
            "authenticationpluginclassname",
            "jaasapplicationname",
            "localsocketaddress",
            "targetservertype",
            "service",
            "keystore",
            "truststore",
            "credentialtype",
            "serverrsapublickeyfile",
            "tlssockettype",
            "pipe",
            "clientcertificatekeystoreurl",
            "trustcertificatekeystoreurl");

    NativeClient {
        others = List.copyOf(others);
        environment = Map.copyOf(environment);
    }

    /** What was looked for: the client, or why it is not to be used. */
    sealed interface Search {
        record Found(NativeClient client) implements Search {}

        record Refused(String why) implements Search {}
    }

    /**
     * Looks for the client of a server.
     *
     * @param folder where its programs are; else they are looked for on the {@code PATH}
     * @param server the server, which the client must not be older than
     */
    static Search find(DatabaseUrl url, ServerVersion server, Optional<Path> folder, Map<String, String> environment) {
        Optional<String> own = url.parameters().keySet().stream()
                .filter(name -> DRIVERS_OWN.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (own.isPresent()) {
            return new Search.Refused("a client does not know the URL's \"" + own.get() + "\"");
        }
        if (url.dialect() == DialectName.MYSQL && url.hosts().size() > 1) {
            return new Search.Refused("a client cannot choose among several servers");
        }
        if (server.product() != ServerVersion.Product.POSTGRESQL
                && server.product() != ServerVersion.Product.MARIADB
                && server.product() != ServerVersion.Product.MYSQL) {
            return new Search.Refused(server.product().title() + " has no client that saves a database");
        }
        List<String> reasons = new ArrayList<>();
        for (List<String> names : names(server)) {
            List<Path> programs = new ArrayList<>();
            for (String name : names) {
                program(name, folder, environment)
                        .ifPresentOrElse(
                                programs::add,
                                () -> reasons.add(name + " is not "
                                        + folder.map(path -> "in " + path).orElse("on the PATH")));
                if (programs.isEmpty()) {
                    break;
                }
            }
            if (programs.size() == names.size()) {
                Search search = judged(programs, server, environment);
                if (search instanceof Search.Found) {
                    return search;
                }
                reasons.addFirst(((Search.Refused) search).why());
            }
        }
        return new Search.Refused(reasons.getFirst());
    }

    private static List<List<String>> names(ServerVersion server) {
        return switch (server.product().dialect()) {
            case POSTGRESQL -> List.of(List.of("pg_dump", "pg_restore", "psql"));
            case MYSQL ->
                server.isMariaDb()
                        ? List.of(List.of("mariadb-dump", "mariadb"), List.of("mysqldump", "mysql"))
                        : List.of(List.of("mysqldump", "mysql"));
            case SQLITE -> List.of();
        };
    }

    private static Optional<Path> program(String name, Optional<Path> folder, Map<String, String> environment) {
        List<Path> folders = new ArrayList<>();
        folder.ifPresentOrElse(
                folders::add,
                () -> Pattern.compile(Pattern.quote(java.io.File.pathSeparator))
                        .splitAsStream(environment.getOrDefault("PATH", ""))
                        .filter(text -> !text.isBlank())
                        .forEach(text -> folders.add(Path.of(text))));
        return folders.stream()
                .flatMap(each -> java.util.stream.Stream.of(each.resolve(name), each.resolve(name + ".exe")))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Search judged(List<Path> programs, ServerVersion server, Map<String, String> environment) {
        Map<String, String> clean = clean(environment);
        Path dump = programs.getFirst();
        String said;
        try {
            said = new ClientProgram(List.of(dump.toString(), "--version"), clean).text();
        } catch (ClientProgram.FailedException | IOException e) {
            return new Search.Refused(dump.getFileName() + " cannot be run: " + e.getMessage());
        }
        Optional<ServerVersion> read = version(said, server.product().dialect());
        if (read.isEmpty()) {
            return new Search.Refused(dump.getFileName() + " does not say of which version it is");
        }
        ServerVersion version = read.get();
        if (version.product() != server.product()) {
            return new Search.Refused(
                    dump.getFileName() + " is of " + version.product().title() + ", the server is " + server);
        }
        int minor = server.product() == ServerVersion.Product.POSTGRESQL ? 0 : server.minor();
        if (!version.atLeast(server.major(), minor)) {
            return new Search.Refused(
                    dump.getFileName() + " " + number(version) + " is older than the server, " + server);
        }
        return new Search.Found(new NativeClient(version, dump, programs.subList(1, programs.size()), clean));
    }

    static Optional<ServerVersion> version(String said, DialectName dialect) {
        Matcher matcher = DISTRIBUTION.matcher(said);
        String number = said;
        while (dialect == DialectName.MYSQL && matcher.find()) {
            number = matcher.group(1) + (said.contains("MariaDB") ? "-MariaDB" : "");
        }
        try {
            return Optional.of(ServerVersion.parse(dialect, number.replace("-MariaDB-MariaDB", "-MariaDB")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String number(ServerVersion version) {
        return version.major() + "." + version.minor() + (version.patch() == 0 ? "" : "." + version.patch());
    }

    /** Without the variables that would lead a client to another server, user or password. */
    private static Map<String, String> clean(Map<String, String> environment) {
        Map<String, String> clean = new HashMap<>(environment);
        clean.keySet()
                .removeIf(name -> name.startsWith("PG") && !name.equals("PGPASSFILE") && !name.equals("PGSSLCRL")
                        || name.startsWith("MYSQL_")
                        || name.startsWith("MARIADB_"));
        clean.put("LC_MESSAGES", "C");
        return clean;
    }

    /** The program and its version, such as {@code pg_dump 15.18}. */
    String title() {
        return dump.getFileName() + " " + number(version);
    }
}
