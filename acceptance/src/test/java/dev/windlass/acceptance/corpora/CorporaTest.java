package dev.windlass.acceptance.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.cli.CommandLine;
import dev.windlass.acceptance.schema.SchemaDump;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files of public projects, applied by Windlass and by the database's own client, give the same schema and the same
 * number of rows. {@code WINDLASS_CORPORA} names a folder of repositories ({@code owner+name/repo}, bare or not), and
 * {@code WINDLASS_CORPUS} some of the corpora, where not all shall run.
 */
@Tag("server")
@Tag("corpora")
class CorporaTest {
    @TempDir
    Path folder;

    static Stream<Corpus> present() {
        return Corpus.ALL.stream().filter(CorporaTest::isPresent);
    }

    @Test
    void saysWhatIsNotRun() {
        List<Corpus> absent =
                Corpus.ALL.stream().filter(corpus -> !isPresent(corpus)).toList();
        if (!absent.isEmpty()) {
            say("NOT RUN, since " + mirrors().map(path -> "not in " + path).orElse("WINDLASS_CORPORA names no folder")
                    + ": " + absent);
        }
        assertThat(Corpus.ALL).extracting(Corpus::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("present")
    void revisionsGiveWhatTheClientGives(Corpus corpus) throws IOException {
        compare(corpus, "revisions");
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("present")
    void pairsGiveWhatTheClientGives(Corpus corpus) throws IOException {
        compare(corpus, "pairs");
    }

    private void compare(Corpus corpus, String layout) throws IOException {
        TestServer server = server(corpus);
        List<Migration> all = migrations(corpus);
        Optional<GroundTruth> found = GroundTruth.of(corpus, all, server);
        if (found.isEmpty()) {
            say(corpus + " NOT RUN: this machine has no client for " + server.name());
            return;
        }
        GroundTruth truth = found.get();
        say("%s: %d of %d migrations up, %d down%s"
                .formatted(
                        corpus,
                        truth.migrations().size(),
                        all.size(),
                        truth.reverted(),
                        truth.stop()
                                .map(stop -> "; the client stops at " + stop)
                                .orElse("")));
        assertThat(truth.stop())
                .as("where the client stops")
                .matches(stop ->
                        stop.isEmpty() ? corpus.stop().isEmpty() : stop.get().startsWith(corpus.stop()));
        compare(corpus, layout, truth, server);
    }

    private void compare(Corpus corpus, String layout, GroundTruth truth, TestServer server) throws IOException {
        try (TestDatabase database = server.createDatabase()) {
            GroundTruth.prepare(corpus, database);
            configure(corpus, layout, truth.migrations());
            run(database, "upgrade", "head");
            assertThat(truth.top()
                            .withoutHistory()
                            .differences(SchemaDump.of(database).withoutHistory()))
                    .as("schema at the top, client - and windlass +")
                    .isEmpty();
            assertThat(GroundTruth.rows(database)).isEqualTo(truth.rows());
            if (truth.reverted() > 0) {
                run(database, "downgrade", "-" + truth.reverted());
                assertThat(truth.bottom()
                                .withoutHistory()
                                .differences(SchemaDump.of(database).withoutHistory()))
                        .as("schema after %d downgrades, client - and windlass +", truth.reverted())
                        .isEmpty();
            }
        }
    }

    private void configure(Corpus corpus, String layout, List<Migration> migrations) throws IOException {
        Path scripts = Files.createDirectory(folder.resolve("versions"));
        if (layout.equals("pairs")) {
            Conversion.toPairs(migrations, scripts);
        } else {
            Conversion.toRevisions(migrations, scripts);
        }
        StringBuilder toml = new StringBuilder("path = \"versions\"\nlayout = \"" + layout + "\"\n");
        if (!corpus.session().isEmpty()) {
            toml.append("[session]\nstatements = [\"")
                    .append(String.join("\", \"", corpus.session()))
                    .append("\"]\n");
        }
        Files.writeString(folder.resolve("windlass.toml"), toml);
    }

    private void run(TestDatabase database, String... arguments) {
        String[] all = Stream.concat(Stream.of("--url", database.jdbcUrl()), Arrays.stream(arguments))
                .toArray(String[]::new);
        CommandLine.Result result = CommandLine.run(folder, all);
        assertThat(result.status()).as(result.toString()).isZero();
    }

    /** The server that a corpus is tried on. */
    static TestServer server(Corpus corpus) {
        return switch (corpus.product()) {
            case POSTGRESQL -> TestServers.postgresql(18);
            case MARIADB, MYSQL -> TestServers.mariadb();
            case SQLITE -> TestServers.sqlite();
        };
    }

    /** The migrations of a corpus that is there. */
    static List<Migration> migrations(Corpus corpus) {
        return corpus.migrations(mirrors().orElseThrow());
    }

    private static boolean isPresent(Corpus corpus) {
        String only = System.getenv("WINDLASS_CORPUS");
        return mirrors()
                        .map(path -> Repository.in(path, corpus.repository()).exists())
                        .orElse(false)
                && (only == null || only.isBlank() || List.of(only.split(",")).contains(corpus.name()));
    }

    private static Optional<Path> mirrors() {
        return Optional.ofNullable(System.getenv("WINDLASS_CORPORA"))
                .filter(path -> !path.isBlank())
                .map(Path::of);
    }

    static void say(String text) {
        System.out.println("corpora: " + text);
    }
}
