package dev.windlass.acceptance.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.windlass.acceptance.cli.CommandLine;
import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Alembic and Windlass take turns on one database. After every command, whoever ran it, both say the same of where the
 * database is, and the tables are those of the revisions that they say are applied.
 */
@Tag("server")
class AlembicTurnsTest {
    private static final int TURNS = 9;

    private static final List<String> GRAPHS = List.of(
            "aa11; bb22 <- aa11; cc33 <- bb22; dd44 <- cc33",
            "aa11; bb22 <- aa11; cc33 <- bb22; xx22 <- aa11; xx33 <- xx22; mm44 <- cc33, xx33; nn55 <- mm44; yy44 <- xx33",
            "aa11; bb22 <- aa11; xx11; xx22 <- xx11; cc33 <- bb22 + xx22; xx33 <- xx22; dd44 <- cc33; zz11 <- + bb22");

    @TempDir
    Path folder;

    static Stream<Arguments> cases() {
        return Stream.of(TestServers.sqlite(), TestServers.postgresql(18))
                .flatMap(server -> GRAPHS.stream().map(graph -> Arguments.of(server.name(), server, graph)));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("cases")
    void bothAgreeAfterEveryUpgradeAndDowngrade(String name, TestServer server, String graph) {
        requireAlembic(server);
        TwinProject project = TwinProject.of(graph);
        project.write(folder);
        long seed = graph.hashCode();
        Random random = new Random(seed);
        List<String> said = new ArrayList<>(List.of("seed " + seed));
        try (TestDatabase database = server.createDatabase()) {
            AlembicTool alembic = new AlembicTool(folder, AlembicTool.url(database));
            for (int turn = 0; turn < TURNS; turn++) {
                String[] command = command(project, random);
                if (random.nextBoolean()) {
                    AlembicTool.Result result = alembic.run(command);
                    said.add("alembic " + String.join(" ", command) + " -> " + result.status());
                    assertThat(result.status())
                            .as("%s%n%s", said, result.output())
                            .isIn(0, 255);
                } else {
                    CommandLine.Result result = windlass(database, command);
                    said.add("windlass " + String.join(" ", command) + " -> " + result.status());
                    assertThat(result.status()).as("%s%n%s", said, result).isIn(0, 2);
                }
                Set<String> current = alembic.current();
                said.add(current.toString());
                assertThat(windlassIds(database, "current")).as("%s", said).isEqualTo(current);
                assertThat(tables(database)).as("%s", said).isEqualTo(project.closure(current));
            }
            assertThat(windlassIds(database, "heads")).isEqualTo(alembic.heads());
            // Every kind of change of the rows at least once, whatever the turns were.
            for (String[] command :
                    new String[][] {{"downgrade", "base"}, {"upgrade", "heads"}, {"downgrade", "base"}}) {
                assertThat(windlass(database, command).status()).isZero();
                Set<String> current = alembic.current();
                assertThat(tables(database)).as("%s %s", said, List.of(command)).isEqualTo(project.closure(current));
                assertThat(current.isEmpty()).isEqualTo(command[0].equals("downgrade"));
            }
        }
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("cases")
    void bothAgreeAfterEveryStamp(String name, TestServer server, String graph) {
        requireAlembic(server);
        TwinProject project = TwinProject.of(graph);
        project.write(folder);
        Random random = new Random(graph.hashCode());
        List<String> said = new ArrayList<>();
        try (TestDatabase database = server.createDatabase()) {
            AlembicTool alembic = new AlembicTool(folder, AlembicTool.url(database));
            for (int turn = 0; turn < TURNS; turn++) {
                String target = pick(project, random, "heads", "base");
                // Alembic's own stamp of one line's two revisions leaves a state that none of its commands can.
                boolean theirs = random.nextBoolean();
                int status = theirs
                        ? alembic.run("stamp", "--purge", target).status()
                        : windlass(database, "stamp", target).status();
                said.add((theirs ? "alembic" : "windlass") + " stamp " + target + " -> " + status);
                assertThat(status).as("%s", said).isZero();
                assertThat(windlassIds(database, "current")).as("%s", said).isEqualTo(alembic.current());
            }
        }
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("cases")
    void anUnknownRevisionIsNamedAndPurgedAway(String name, TestServer server, String graph) {
        requireAlembic(server);
        TwinProject project = TwinProject.of(graph);
        project.write(folder);
        try (TestDatabase database = server.createDatabase()) {
            AlembicTool alembic = new AlembicTool(folder, AlembicTool.url(database));
            assertThat(windlass(database, "upgrade", "heads").status()).isZero();
            database.execute("DELETE FROM alembic_version", "INSERT INTO alembic_version VALUES ('gone99')");
            CommandLine.Result refused = windlass(database, "upgrade", "heads");
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.error()).contains("WL5005").contains("gone99").contains("stamp --purge");
            assertThat(windlass(database, "stamp", "--purge", "heads").status()).isZero();
            assertThat(windlassIds(database, "current")).isEqualTo(alembic.current());
            assertThat(windlass(database, "status", "--exit-code").status()).isZero();
        }
    }

    @Test
    void bothKeepTheTableThatIsNamedOtherwise() {
        TestServer server = TestServers.postgresql(18);
        requireAlembic(server);
        TwinProject project = TwinProject.of(GRAPHS.get(1));
        project.write(folder, "The Ops", "Their versions");
        try (TestDatabase database = server.createDatabase()) {
            database.execute("CREATE SCHEMA \"The Ops\"");
            AlembicTool alembic = new AlembicTool(folder, AlembicTool.url(database));
            for (String[] command : new String[][] {
                {"upgrade", "cc33"},
                {"upgrade", "heads"},
                {"downgrade", "aa11"},
                {"upgrade", "heads"},
                {"downgrade", "base"}
            }) {
                assertThat(windlass(database, command).status()).isZero();
                assertThat(windlassIds(database, "current")).isEqualTo(alembic.current());
                AlembicTool.Result theirs = alembic.run(
                        command[0].equals("upgrade") && command[1].equals("heads") ? "downgrade" : "upgrade",
                        command[1].equals("heads") ? "cc33" : "heads");
                assertThat(theirs.status()).as(theirs.output()).isZero();
                Set<String> current = alembic.current();
                assertThat(windlassIds(database, "current")).isEqualTo(current);
                assertThat(tables(database)).isEqualTo(project.closure(current));
            }
            assertThat(database.query("SELECT to_regclass('public.alembic_version') IS NULL"))
                    .isEqualTo(List.of(List.of("t")));
        }
    }

    private static void requireAlembic(TestServer server) {
        boolean postgresql = server.product() == Product.POSTGRESQL;
        Optional<String> absence = AlembicTool.absence(postgresql ? "psycopg2" : "");
        absence.ifPresent(why ->
                System.err.println("NOT RUN: turns of Alembic and Windlass on " + server.name() + ", since " + why));
        assumeTrue(absence.isEmpty(), () -> absence.orElse(""));
    }

    private static String[] command(TwinProject project, Random random) {
        return random.nextInt(3) < 2
                ? new String[] {"upgrade", pick(project, random, "heads")}
                : new String[] {"downgrade", pick(project, random, "base")};
    }

    private static String pick(TwinProject project, Random random, String... more) {
        List<String> all = new ArrayList<>(project.ids());
        all.addAll(List.of(more));
        return all.get(random.nextInt(all.size()));
    }

    private CommandLine.Result windlass(TestDatabase database, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--url", database.jdbcUrl()));
        all.addAll(List.of(arguments));
        return CommandLine.run(folder, all.toArray(String[]::new));
    }

    private Set<String> windlassIds(TestDatabase database, String command) {
        CommandLine.Result result = windlass(database, command);
        assertThat(result.status()).as("%s", result).isZero();
        Set<String> ids = new TreeSet<>();
        for (String line : result.out().lines().toList()) {
            Matcher matcher = Pattern.compile("^(\\S+)").matcher(line);
            assertThat(matcher.find()).isTrue();
            ids.add(matcher.group(1));
        }
        return ids;
    }

    private static Set<String> tables(TestDatabase database) {
        String sql = database.server().product() == Product.SQLITE
                ? "SELECT substr(name, 3) FROM sqlite_master WHERE type = 'table' AND name LIKE 't\\_%' ESCAPE '\\'"
                : "SELECT substr(table_name, 3) FROM information_schema.tables WHERE table_name LIKE 't\\_%'"
                        + " AND table_schema = 'public'";
        Set<String> tables = new TreeSet<>();
        database.query(sql).forEach(row -> tables.add(row.getFirst()));
        return tables;
    }
}
