package dev.windlass.acceptance.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.client.NativeClient;
import dev.windlass.acceptance.corpora.GeneratedRevisions.Outcome;
import dev.windlass.acceptance.schema.SchemaFacts;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What public projects made of their schemas, step by step, made again by generated revisions. One database is changed
 * by the project's own files; another one follows it. {@code WINDLASS_CORPORA} and {@code WINDLASS_CORPUS} are those of
 * {@link CorporaTest}.
 */
@Tag("server")
@Tag("corpora")
class CorporaAutogenerateTest {
    @TempDir
    Path folder;

    static Stream<Corpus> present() {
        return CorporaTest.present();
    }

    @Test
    void saysWhatIsNotRun() {
        List<Corpus> absent = Corpus.ALL.stream()
                .filter(corpus -> present().noneMatch(corpus::equals))
                .toList();
        if (!absent.isEmpty()) {
            CorporaTest.say("NOT RUN, autogenerate: " + absent);
        }
        assertThat(Corpus.ALL).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("present")
    void oneRevisionBuildsWhatAllTheFilesBuild(Corpus corpus) {
        TestServer server = CorporaTest.server(corpus);
        try (TestDatabase theirs = server.createDatabase();
                TestDatabase own = server.createDatabase()) {
            Optional<NativeClient> client = NativeClient.of(theirs);
            if (client.isEmpty()) {
                CorporaTest.say(corpus + " NOT RUN, autogenerate: this machine has no client for " + server.name());
                return;
            }
            int count = replay(corpus, CorporaTest.migrations(corpus), theirs, client.get());
            SchemaFacts desired = SchemaFacts.of(theirs);
            Outcome outcome = new GeneratedRevisions(folder, theirs, own).follow(desired);
            CorporaTest.say("%s: the schema after %d files (%d facts) by one revision: %s"
                    .formatted(corpus, count, desired.lines().size(), outcome));
            assertThat(outcome).isInstanceOf(Outcome.Exact.class);
        }
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("present")
    void oneRevisionFollowsEachFile(Corpus corpus) {
        TestServer server = CorporaTest.server(corpus);
        List<String> wrong = new ArrayList<>();
        int exact = 0;
        int nothing = 0;
        List<Migration> all = CorporaTest.migrations(corpus);
        try (TestDatabase theirs = server.createDatabase()) {
            Optional<NativeClient> client = NativeClient.of(theirs);
            if (client.isEmpty()) {
                return;
            }
            GroundTruth.prepare(corpus, theirs);
            int done = 0;
            while (done < all.size()) {
                // After a fault it goes on from what the project itself made.
                try (TestDatabase own = server.createDatabase()) {
                    replay(
                            corpus,
                            all.subList(0, done),
                            own,
                            NativeClient.of(own).orElseThrow());
                    GeneratedRevisions generated = new GeneratedRevisions(folder.resolve("from-" + done), theirs, own);
                    boolean going = true;
                    while (going && done < all.size()) {
                        Migration migration = all.get(done);
                        if (!GroundTruth.apply(corpus, client.get(), migration.up())
                                .result()
                                .succeeded()) {
                            all = all.subList(0, done);
                            break;
                        }
                        done++;
                        switch (generated.follow(SchemaFacts.of(theirs))) {
                            case Outcome.Nothing it -> nothing++;
                            case Outcome.Exact it -> exact++;
                            case Outcome.Wrong it -> {
                                String what = migration.version() + " " + migration.name() + ": " + it.what();
                                CorporaTest.say(corpus + " WRONG at " + what);
                                wrong.add(what);
                                going = false;
                            }
                        }
                    }
                }
            }
        }
        CorporaTest.say("%s: of %d steps %d exact, %d without a change, %d wrong"
                .formatted(corpus, all.size(), exact, nothing, wrong.size()));
        assertThat(wrong).isEmpty();
    }

    /** Applies files up to the first that the client cannot apply; gives how many those were. */
    private static int replay(Corpus corpus, List<Migration> migrations, TestDatabase database, NativeClient client) {
        GroundTruth.prepare(corpus, database);
        int count = 0;
        for (Migration migration : migrations) {
            if (!GroundTruth.apply(corpus, client, migration.up()).result().succeeded()) {
                break;
            }
            count++;
        }
        return count;
    }
}
