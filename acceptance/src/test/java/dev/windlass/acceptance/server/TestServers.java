package dev.windlass.acceptance.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The servers that tests run on: each is started once, by the first test that needs it, serves all tests of this
 * process, and is stopped when the process ends. {@code WINDLASS_TEST_POSTGRESQL_URL}, {@code WINDLASS_TEST_MARIADB_URL}
 * and {@code WINDLASS_TEST_MYSQL_URL} name existing servers to use instead, as JDBC URLs with a user who may create
 * databases.
 *
 * <p>A test over all of them is a {@code @ParameterizedTest} with
 * {@code @MethodSource("dev.windlass.acceptance.server.TestServers#all")}, tagged {@code @Tag("server")}.
 */
public final class TestServers {
    private static final Map<String, Object> STARTED = new ConcurrentHashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TestServers::stopAll, "stop test servers"));
    }

    private TestServers() {}

    /** Every server there is: two versions of PostgreSQL, MariaDB, SQLite, and MySQL where one is named. */
    public static Stream<TestServer> all() {
        List<TestServer> servers = new ArrayList<>();
        postgresqls().forEach(servers::add);
        servers.add(mariadb());
        mysql().ifPresent(servers::add);
        servers.add(sqlite());
        return servers.stream();
    }

    /**
     * The servers of the dialect contract: those of {@link #all}, and with {@code -Pcontract} every version that Windlass
     * says it supports and that there is an artifact of.
     */
    public static Stream<TestServer> contract() {
        if (!Boolean.getBoolean("windlass.contract")) {
            return all();
        }
        List<TestServer> servers = new ArrayList<>();
        for (int major = 14; major <= 18; major++) {
            servers.add(postgresql(major));
        }
        servers.add(mariadb());
        servers.add(oldMariadb());
        mysql().ifPresent(servers::add);
        servers.add(sqlite());
        return servers.stream();
    }

    /** Every PostgreSQL: the oldest and the newest version that tests run on, or the one that is named. */
    public static Stream<TestServer> postgresqls() {
        return named("POSTGRESQL").isPresent() ? Stream.of(postgresql(18)) : Stream.of(postgresql(14), postgresql(18));
    }

    /** MariaDB, and MySQL where one is named. */
    public static Stream<TestServer> mysqls() {
        return Stream.concat(Stream.of(mariadb()), mysql().stream());
    }

    /** A PostgreSQL of a major version that {@code acceptance/pom.xml} lists, or the one that is named. */
    public static TestServer postgresql(int major) {
        return postgresql(major, Durability.FAST);
    }

    /** The same, for tests that need it to keep what it committed. */
    public static TestServer postgresql(int major, Durability durability) {
        return named("POSTGRESQL")
                .map(url -> existing("PostgreSQL", Product.POSTGRESQL, url, 5432))
                .orElseGet(() -> new RunningServer(
                        "PostgreSQL " + major,
                        Product.POSTGRESQL,
                        () -> once(
                                        "postgresql-" + major + "-" + durability,
                                        folder -> EmbeddedPostgresql.start(folder, major, durability))
                                .url()));
    }

    /** MariaDB. */
    public static TestServer mariadb() {
        return mariadb(Durability.FAST);
    }

    /** The same, for tests that need it to keep what it committed. */
    public static TestServer mariadb(Durability durability) {
        return named("MARIADB")
                .map(url -> existing("MariaDB", Product.MARIADB, url, 3306))
                .orElseGet(() -> new RunningServer(
                        "MariaDB",
                        Product.MARIADB,
                        () -> once(
                                        "mariadb-" + durability,
                                        folder -> EmbeddedMariadb.start(folder, "mariadb", durability))
                                .url()));
    }

    /** The oldest MariaDB that is supported; its artifact is there with {@code -Pcontract} alone. */
    private static TestServer oldMariadb() {
        return new RunningServer(
                "MariaDB 10.11",
                Product.MARIADB,
                () -> once("mariadb-10.11", folder -> EmbeddedMariadb.start(folder, "mariadb-10.11", Durability.FAST))
                        .url());
    }

    /** MySQL, where an existing one is named: there is no artifact to start one from. */
    public static Optional<TestServer> mysql() {
        return named("MYSQL").map(url -> existing("MySQL", Product.MYSQL, url, 3306));
    }

    /**
     * A Galera cluster, where {@code WINDLASS_TEST_GALERA_URLS} names its nodes, separated by spaces
     * ({@code acceptance/src/test/sh/galera.sh} starts one).
     *
     * @param first its first node
     * @param nodes host and port of each node
     */
    public record Galera(TestServer first, List<String> nodes) {}

    /** The Galera cluster that is named, if one is. */
    public static Optional<Galera> galera() {
        return Optional.ofNullable(System.getenv("WINDLASS_TEST_GALERA_URLS"))
                .filter(urls -> !urls.isBlank())
                .map(urls -> {
                    List<String> each = List.of(urls.strip().split("\\s+"));
                    List<String> nodes = each.stream()
                            .map(url -> ServerUrl.parse(url, 3306).maintenance())
                            .map(node -> node.host() + ":" + node.port())
                            .toList();
                    return new Galera(existing("Galera", Product.MARIADB, each.getFirst(), 3306), nodes);
                });
    }

    /** SQLite. */
    public static TestServer sqlite() {
        return new SqliteFiles();
    }

    /** A client program that comes with MariaDB, or nothing if it is not there. */
    public static Optional<Path> mariadbProgram(String name) {
        if (!Files.exists(folder().resolve("mariadb.jar"))) {
            return Optional.empty();
        }
        return Optional.of(EmbeddedMariadb.programs(folder()).resolve(name)).filter(Files::isExecutable);
    }

    /** The folder into which the servers are unpacked. */
    static Path folder() {
        String folder = System.getProperty("windlass.test.servers");
        return folder == null ? Path.of("target", "servers").toAbsolutePath() : Path.of(folder);
    }

    private static TestServer existing(String name, Product product, String jdbcUrl, int defaultPort) {
        Supplier<ServerUrl> url = () -> ServerUrl.parse(jdbcUrl, defaultPort);
        return new RunningServer(name, product, url);
    }

    private static Optional<String> named(String product) {
        return Optional.ofNullable(System.getenv("WINDLASS_TEST_" + product + "_URL"))
                .filter(url -> !url.isBlank());
    }

    @SuppressWarnings("unchecked")
    private static <T extends AutoCloseable> T once(String key, Function<Path, T> start) {
        return (T) STARTED.computeIfAbsent(key, ignored -> start.apply(folder()));
    }

    private static void stopAll() {
        STARTED.values().parallelStream().forEach(server -> {
            try {
                ((AutoCloseable) server).close();
            } catch (Exception e) {
                System.err.println("could not stop a test server: " + e);
            }
        });
    }
}
