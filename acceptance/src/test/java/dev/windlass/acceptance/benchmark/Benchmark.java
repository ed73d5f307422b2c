package dev.windlass.acceptance.benchmark;

import dev.windlass.acceptance.server.Durability;
import dev.windlass.acceptance.server.Location;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Windlass as it is installed beside what else is on the machine: the databases' own clients as the floor, and other
 * migration tools, on the same files, in turn, several rounds; medians and ratios into {@code docs/performance.md} and
 * {@code docs/performance.svg}. Not part of {@code verify}: {@code ./mvnw -B verify -Pbenchmark}. {@code
 * -Dwindlass.benchmark.only=<regex>} takes some of it, and then writes nothing.
 */
class Benchmark {
    private static final int ROUNDS = Integer.getInteger("windlass.benchmark.rounds", 5);
    private static final String ONLY = System.getProperty("windlass.benchmark.only", "");
    private static final Path DOCUMENT = Path.of("..", "docs", "performance.md");
    private static final String BEGIN = "<!-- measured: begin -->\n";
    private static final String END = "<!-- measured: end -->";
    private static final Path INSTALLED = Path.of("..", "distribution", "target", "windlass-0.1.0", "bin", "windlass");

    private final Contender windlass =
            new Contender("windlass", INSTALLED.toAbsolutePath().normalize());
    private final Optional<Contender> alembic = Contender.installed("alembic", "alembic");
    private final List<Comparison.Result> results = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void besideTheOthers() throws IOException {
        if (!Files.isExecutable(windlass.program())) {
            throw new IllegalStateException("there is no " + windlass.program() + ": run './mvnw package' first");
        }
        start();
        servers();
        reading();
        comparing();
        String table = table();
        System.out.println(table);
        if (ONLY.isEmpty()) {
            String text = Files.readString(DOCUMENT);
            int from = text.indexOf(BEGIN) + BEGIN.length();
            Files.writeString(DOCUMENT, text.substring(0, from) + table + text.substring(text.indexOf(END)));
            Files.writeString(DOCUMENT.resolveSibling("performance.svg"), Chart.svg(results));
        }
    }

    private void measure(String title, String mark, Map<String, Supplier<Measured>> runs, int rounds) {
        if (Pattern.compile(ONLY).matcher(title).find()) {
            Comparison.Result result = new Comparison(title, mark, runs).run(rounds);
            results.add(result);
            System.out.print(result.rows());
        }
    }

    private void start() {
        Map<String, Supplier<Measured>> runs = new LinkedHashMap<>();
        runs.put("windlass", () -> windlass.run(folder, Map.of(), Optional.empty(), List.of("--version")));
        alembic.ifPresent(
                it -> runs.put("alembic", () -> it.run(folder, Map.of(), Optional.empty(), List.of("--version"))));
        measure("`--version`", "0.4 of alembic", runs, 2 * ROUNDS);
    }

    /** One system: how its own client applies a script, and how Alembic reaches it, if it can here. */
    private record Floor(
            String name,
            TestServer server,
            Contender client,
            Function<TestDatabase, List<String>> words,
            String alembic) {}

    private void servers() {
        List<Floor> floors = new ArrayList<>();
        Contender.installed("psql", "psql")
                .ifPresent(client -> floors.add(new Floor(
                        "PostgreSQL 18",
                        TestServers.postgresql(18, Durability.DURABLE),
                        client,
                        database -> List.of("-q", "-X", "-v", "ON_ERROR_STOP=1", "-d", libpq(database)),
                        "postgresql+psycopg2://")));
        TestServers.mariadbProgram("mariadb")
                .ifPresent(client -> floors.add(new Floor(
                        "MariaDB",
                        TestServers.mariadb(Durability.DURABLE),
                        new Contender("mariadb", client),
                        Benchmark::mariadb,
                        "")));
        Contender.installed("sqlite3", "sqlite3")
                .ifPresent(client -> floors.add(new Floor(
                        "SQLite",
                        TestServers.sqlite(),
                        client,
                        database -> List.of(
                                "-bail",
                                ((Location.Local) database.location()).file().toString()),
                        "sqlite:///")));
        for (Floor floor : floors) {
            for (int count : new int[] {1, 100, 1000}) {
                Workload workload = Workload.of(folder.resolve(floor.name() + count), count);
                applying(floor, workload, count);
                if (count > 1) {
                    natively(floor, workload, count);
                }
                if (count != 100) {
                    applied(floor, workload, count);
                }
            }
        }
    }

    private void applying(Floor floor, Workload workload, int count) {
        Map<String, Supplier<Measured>> runs = new LinkedHashMap<>();
        runs.put("windlass", () -> onEmpty(floor, database -> upgrade(workload, database)));
        if (floor.name().equals("SQLite")) {
            runs.put(
                    "windlass, transaction = all",
                    () -> onEmpty(floor, database -> upgrade(workload, database, "--set=transaction=all")));
        }
        runs.put(
                floor.client().name(),
                () -> onEmpty(
                        floor,
                        database -> floor.client()
                                .run(
                                        workload.folder(),
                                        Map.of(),
                                        Optional.of(workload.script()),
                                        floor.words().apply(database))));
        alembic(floor).ifPresent(it -> runs.put("alembic", () -> theirs(it, floor, workload)));
        String mark = count < 1000
                ? ""
                : switch (floor.name()) {
                    case "SQLite" -> "0.38 of alembic, 0.2 with transaction = all";
                    case "MariaDB" -> "2.5 of its client";
                    default -> "1.3 of its client";
                };
        measure(count + " revisions, " + floor.name(), mark, runs, count == 1000 ? Math.min(ROUNDS, 3) : ROUNDS);
    }

    /** Alembic's own files, run by both. */
    private void natively(Floor floor, Workload workload, int count) {
        alembic(floor).ifPresent(it -> {
            Map<String, Supplier<Measured>> runs = new LinkedHashMap<>();
            List<String> words =
                    List.of("-q", "-c", workload.folder().resolve("alembic.ini").toString());
            runs.put(
                    "windlass",
                    () -> onEmpty(floor, database -> {
                        List<String> all = new ArrayList<>(words);
                        all.addAll(List.of("--url", database.jdbcUrl(), "upgrade", "head"));
                        return windlass.run(workload.folder(), Map.of(), Optional.empty(), all);
                    }));
            runs.put("alembic", () -> theirs(it, floor, workload));
            measure(
                    count + " Alembic revisions as they are, " + floor.name(),
                    "below 1 of alembic",
                    runs,
                    count == 1000 ? Math.min(ROUNDS, 3) : ROUNDS);
        });
    }

    private Measured theirs(Contender alembicItself, Floor floor, Workload workload) {
        return onEmpty(
                floor,
                database -> alembicItself.run(
                        workload.folder(), url(floor, database), Optional.empty(), List.of("upgrade", "head")));
    }

    private void applied(Floor floor, Workload workload, int count) {
        try (TestDatabase database = floor.server().createDatabase();
                TestDatabase theirs = floor.server().createDatabase()) {
            upgrade(workload, database);
            Optional<Contender> other = alembic(floor);
            other.ifPresent(
                    it -> it.run(workload.folder(), url(floor, theirs), Optional.empty(), List.of("upgrade", "head")));
            for (String command : List.of("upgrade head", "status")) {
                Map<String, Supplier<Measured>> runs = new LinkedHashMap<>();
                runs.put("windlass", () -> windlass(workload.folder(), database, command.split(" ")));
                other.ifPresent(it -> runs.put(
                        "alembic",
                        () -> it.run(
                                workload.folder(),
                                url(floor, theirs),
                                Optional.empty(),
                                command.equals("status") ? List.of("current") : List.of("upgrade", "head"))));
                measure(
                        "`" + command + "`, nothing to do, " + count + " applied, " + floor.name(),
                        floor.name().startsWith("PostgreSQL") ? "0.6 of alembic" : "",
                        runs,
                        2 * ROUNDS);
            }
        }
    }

    private void reading() {
        Workload workload = Workload.of(folder.resolve("five thousand"), 5000);
        Map<String, Supplier<Measured>> runs = new LinkedHashMap<>();
        Path scripts = workload.folder().resolve("alembic.ini");
        runs.put(
                "windlass",
                () -> windlass.run(
                        workload.folder(), Map.of(), Optional.empty(), List.of("-c", scripts.toString(), "history")));
        alembic.ifPresent(it ->
                runs.put("alembic", () -> it.run(workload.folder(), Map.of(), Optional.empty(), List.of("history"))));
        measure("`history` of 5,000 Alembic revisions", "0.5 of alembic", runs, ROUNDS);
        Workload more = Workload.of(folder.resolve("ten thousand"), 10000);
        try (TestDatabase database = TestServers.sqlite().createDatabase()) {
            measure(
                    "`upgrade --plan` of 10,000 revisions, SQLite",
                    "",
                    Map.of("windlass", () -> windlass(more.folder(), database, "upgrade", "head", "--plan")),
                    ROUNDS);
            measure(
                    "10,000 revisions, SQLite, transaction = all",
                    "120 MB",
                    Map.of(
                            "windlass",
                            () -> onEmpty(
                                    new Floor("SQLite", TestServers.sqlite(), windlass, it -> List.of(), ""),
                                    empty -> upgrade(more, empty, "--set=transaction=all"))),
                    1);
            upgrade(more, database, "--set=transaction=all");
            measure(
                    "`status`, 10,000 applied, SQLite",
                    "",
                    Map.of("windlass", () -> windlass(more.folder(), database, "status")),
                    ROUNDS);
        }
    }

    private void comparing() throws IOException {
        for (int tables : new int[] {1000, 5000}) {
            Path project = Files.createDirectories(folder.resolve("tables" + tables));
            StringBuilder schema = new StringBuilder();
            for (int i = 0; i < tables; i++) {
                schema.append("CREATE TABLE t%d (id bigint PRIMARY KEY".formatted(i));
                for (int c = 1; c < 10; c++) {
                    schema.append(
                            ", c%d %s".formatted(c, c % 3 == 0 ? "integer" : c % 3 == 1 ? "varchar(50)" : "text"));
                }
                schema.append(i == 0 ? ");\n" : ", FOREIGN KEY (id) REFERENCES t%d (id));\n".formatted(i - 1));
                schema.append("CREATE INDEX ON t%1$d (c1);%nCREATE INDEX ON t%1$d (c4, c7);%n".formatted(i));
            }
            Files.writeString(project.resolve("schema.sql"), schema);
            Files.createDirectories(project.resolve("versions"));
            try (TestDatabase database = TestServers.postgresql(18).createDatabase();
                    TestDatabase same = TestServers.postgresql(18).createDatabase()) {
                for (TestDatabase one : List.of(database, same)) {
                    one.execute(schema.toString());
                }
                measure(
                        "`check` of " + tables + " tables against another database, PostgreSQL 18",
                        tables == 1000 ? "0.5 s and the start" : "2 s, 250 MB",
                        Map.of(
                                "windlass",
                                () -> windlass.run(
                                        project,
                                        Map.of(),
                                        Optional.empty(),
                                        List.of(
                                                "--path",
                                                "versions",
                                                "--url",
                                                database.jdbcUrl(),
                                                "--set=model.kind=database",
                                                "--set=model.url=" + same.jdbcUrl(),
                                                "check"))),
                        ROUNDS);
            }
        }
    }

    private Optional<Contender> alembic(Floor floor) {
        return floor.alembic().isEmpty() ? Optional.empty() : alembic;
    }

    private Measured onEmpty(Floor floor, Function<TestDatabase, Measured> run) {
        try (TestDatabase database = floor.server().createDatabase()) {
            return run.apply(database);
        }
    }

    private Measured upgrade(Workload workload, TestDatabase database, String... more) {
        List<String> words = new ArrayList<>(List.of(more));
        words.addAll(List.of("upgrade", "head"));
        return windlass(workload.folder(), database, words.toArray(String[]::new));
    }

    private Measured windlass(Path project, TestDatabase database, String... words) {
        List<String> all = new ArrayList<>(
                List.of("-q", "--layout", "revisions", "--path", "versions", "--url", database.jdbcUrl()));
        all.addAll(List.of(words));
        return windlass.run(project, Map.of(), Optional.empty(), all);
    }

    private static Map<String, String> url(Floor floor, TestDatabase database) {
        return Map.of(
                "DATABASE_URL",
                floor.alembic()
                        + switch (database.location()) {
                            case Location.Local local -> local.file().toString();
                            case Location.Remote remote ->
                                database.user() + (database.password().isEmpty() ? "" : ":" + database.password()) + "@"
                                        + remote.host() + ":" + remote.port() + "/" + remote.database();
                        });
    }

    private static String libpq(TestDatabase database) {
        return database.jdbcUrl().substring("jdbc:".length()).replaceFirst("\\?.*", "") + "?user=" + database.user()
                + (database.password().isEmpty() ? "" : "&password=" + database.password());
    }

    private static List<String> mariadb(TestDatabase database) {
        Location.Remote remote = (Location.Remote) database.location();
        return List.of(
                "-h",
                remote.host(),
                "-P",
                Integer.toString(remote.port()),
                "-u",
                database.user(),
                "--password=" + database.password(),
                remote.database());
    }

    private String table() {
        StringBuilder out = new StringBuilder("| what | tool | seconds | CPU seconds | peak MB | windlass / it |\n");
        out.append("|---|---|---|---|---|---|\n");
        results.forEach(result -> out.append(result.rows()));
        List<String> absent = new ArrayList<>();
        for (String tool : List.of("alembic", "migrate", "flyway", "liquibase", "sqitch", "psql", "sqlite3")) {
            if (Contender.installed(tool, tool).isEmpty()) {
                absent.add(tool);
            }
        }
        out.append("\nNot on this machine, so not compared: ")
                .append(absent.isEmpty() ? "nothing" : String.join(", ", absent))
                .append(".\n");
        return out.toString();
    }
}
