package dev.windlass.acceptance.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.cli.CommandLine;
import dev.windlass.acceptance.history.AlembicTool;
import dev.windlass.acceptance.schema.SchemaDump;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Alembic revisions of public projects: how many run, what is refused, and whether they give what Alembic itself
 * gives, where this machine has it. {@code WINDLASS_CORPORA} names a folder of repositories ({@code owner+name/repo},
 * bare or not), and {@code WINDLASS_CORPUS} some of the corpora.
 */
@Tag("server")
@Tag("corpora")
class AlembicCorporaTest {
    /** The share of files that must run, in percent. */
    private static final double ALL = 86;

    /** The share of those that import nothing but Alembic, SQLAlchemy and the standard library. */
    private static final double PLAIN = 97;

    private static final Set<String> REFUSALS = Set.of("WL8001", "WL8002", "WL8004");
    private static final Pattern UNPORTED = Pattern.compile(
            "\"where\":\\s*\"([^\":]+):\\d+\",\\s*\"code\":\\s*\"(WL\\d+)\",\\s*\"why\":\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern CHECKED = Pattern.compile("error (WL\\d+): (.*)\\R\\s+where: ([^:\\n]+)");
    private static final Pattern IMPORT = Pattern.compile("(?m)^\\s*(?:from|import)\\s+(\\w+)");
    private static final Set<String> LIBRARIES = Set.of(
            "alembic",
            "sqlalchemy",
            "typing",
            "collections",
            "datetime",
            "uuid",
            "json",
            "os",
            "re",
            "enum",
            "logging",
            "textwrap",
            "itertools",
            "functools",
            "time",
            "decimal",
            "copy",
            "hashlib",
            "random",
            "string",
            "sys",
            "__future__",
            "contextlib",
            "dataclasses",
            "warnings",
            "pathlib",
            "base64",
            "math",
            "secrets",
            "operator");

    @TempDir
    Path folder;

    static Stream<AlembicCorpus> present() {
        String only = System.getenv("WINDLASS_CORPUS");
        return AlembicCorpus.ALL.stream()
                .filter(corpus -> mirrors()
                        .map(path -> Repository.in(path, corpus.repository()).exists())
                        .orElse(false))
                .filter(corpus -> only == null
                        || only.isBlank()
                        || List.of(only.split(",")).contains(corpus.name()));
    }

    private record Share(int files, int refused) {
        Share plus(Share other) {
            return new Share(files + other.files, refused + other.refused);
        }

        double percent() {
            return files == 0 ? 100 : 100.0 * (files - refused) / files;
        }

        @Override
        public String toString() {
            return "%d of %d files run (%.1f %%)".formatted(files - refused, files, percent());
        }
    }

    @Test
    void mostFilesRunAndTheRestIsNamed() {
        List<AlembicCorpus> corpora = present().toList();
        if (corpora.size() < AlembicCorpus.ALL.size()) {
            say("NOT LOOKED AT: "
                    + AlembicCorpus.ALL.stream()
                            .filter(c -> !corpora.contains(c))
                            .toList());
        }
        Map<String, Integer> refused = new TreeMap<>();
        Share all = new Share(0, 0);
        Share plain = new Share(0, 0);
        for (AlembicCorpus corpus : corpora) {
            Path root = folder.resolve(corpus.name());
            Path base = corpus.extracted(mirrors().orElseThrow(), root);
            Map<String, Set<String>> problems = refusals(base);
            Map<String, String> files = revisions(root.resolve(corpus.versions()));
            problems.keySet().retainAll(files.keySet());
            problems.values().forEach(whys -> whys.forEach(why -> refused.merge(why, 1, Integer::sum)));
            Set<String> plainFiles = new TreeSet<>(files.keySet());
            plainFiles.removeIf(name -> !isPlain(files.get(name)));
            Set<String> plainRefused = new TreeSet<>(problems.keySet());
            plainRefused.retainAll(plainFiles);
            Share share = new Share(files.size(), problems.size());
            say(corpus + ": " + share);
            all = all.plus(share);
            plain = plain.plus(new Share(plainFiles.size(), plainRefused.size()));
        }
        say("ALL: " + all);
        say("importing nothing but Alembic, SQLAlchemy and the standard library: " + plain);
        refused.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> say("%5d  %s".formatted(entry.getValue(), entry.getKey())));
        assertThat(all.percent()).isGreaterThanOrEqualTo(ALL);
        assertThat(plain.percent()).isGreaterThanOrEqualTo(PLAIN);
    }

    /** What is refused, by the revision's file name: by the check before a run, and where it is run without a database. */
    private Map<String, Set<String>> refusals(Path base) {
        Map<String, Set<String>> problems = new LinkedHashMap<>();
        Matcher unported = UNPORTED.matcher(
                windlass(base, "--json", "import", "alembic", "--dialect", "postgresql", "--into", "imported-sql")
                        .out());
        while (unported.find()) {
            if (REFUSALS.contains(unported.group(2))) {
                add(problems, unported.group(1), unported.group(3));
            }
        }
        Matcher checked = CHECKED.matcher(windlass(base, "--url", "sqlite:///nothing.db", "upgrade", "heads", "--plan")
                .error());
        while (checked.find()) {
            if (REFUSALS.contains(checked.group(1))) {
                add(problems, checked.group(3), checked.group(2));
            }
        }
        return problems;
    }

    private static void add(Map<String, Set<String>> problems, String file, String why) {
        problems.computeIfAbsent(file.substring(file.lastIndexOf('/') + 1), key -> new TreeSet<>())
                .add(why);
    }

    private static boolean isPlain(String text) {
        Matcher matcher = IMPORT.matcher(text);
        while (matcher.find()) {
            if (!LIBRARIES.contains(matcher.group(1))) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, String> revisions(Path versions) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(versions)) {
            for (Path file :
                    walk.filter(path -> path.toString().endsWith(".py")).toList()) {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                if (text.contains("\nrevision") && text.contains("\ndown_revision")) {
                    files.put(file.getFileName().toString(), text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("present")
    void givesWhatAlembicGives(AlembicCorpus corpus) throws IOException {
        Optional<String> absence = AlembicTool.absence("psycopg2");
        if (absence.isPresent()) {
            say(corpus + " NOT COMPARED: " + absence.get());
            return;
        }
        Path root = folder.resolve(corpus.name());
        Path base = corpus.extracted(mirrors().orElseThrow(), root);
        Path work = folder.resolve("alembic-work");
        AlembicComparison.Result result =
                new AlembicComparison(corpus, root, base, TestServers.postgresql(18), work).run();
        say(result.row());
        result.left().forEach((file, why) -> say("    left out " + file + ": " + why));
        assertThat(result.defects()).isEmpty();
        if (result.up().equals("equal")) {
            turns(corpus, base, work);
        }
    }

    /** One revision by Alembic, one by Windlass, and so on, on one database. */
    private void turns(AlembicCorpus corpus, Path base, Path work) {
        try (TestDatabase reference = TestServers.postgresql(18).createDatabase();
                TestDatabase shared = TestServers.postgresql(18).createDatabase()) {
            AlembicTool alembic = new AlembicTool(work, AlembicTool.url(shared));
            AlembicTool all = new AlembicTool(work, AlembicTool.url(reference));
            assertThat(all.run("upgrade", "heads").status()).isZero();
            int turn = 0;
            for (boolean more = true; more; turn++) {
                if (turn % 2 == 0) {
                    CommandLine.Result result = windlass(base, "--url", shared.jdbcUrl(), "upgrade", "+1");
                    more = result.status() == 0 && !result.out().contains("up to date");
                } else {
                    more = alembic.run("upgrade", "+1").status() == 0;
                }
            }
            CommandLine.Result last = windlass(base, "--url", shared.jdbcUrl(), "upgrade", "heads");
            assertThat(last.status()).as(last.toString()).isZero();
            assertThat(SchemaDump.of(reference)
                            .withoutHistory()
                            .differences(SchemaDump.of(shared).withoutHistory()))
                    .as("schema after %d turns, Alembic - and both +", turn)
                    .isEmpty();
            say(corpus + ": " + turn + " turns");
        }
    }

    private static CommandLine.Result windlass(Path base, String... arguments) {
        return CommandLine.run(base, new ArrayList<>(Arrays.asList(arguments)).toArray(String[]::new));
    }

    private static String firstLine(String text) {
        return text.lines().filter(line -> line.startsWith("error")).findFirst().orElse("");
    }

    private static String lastLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).reduce((a, b) -> b).orElse("");
    }

    private static Optional<Path> mirrors() {
        return Optional.ofNullable(System.getenv("WINDLASS_CORPORA"))
                .filter(path -> !path.isBlank())
                .map(Path::of);
    }

    private static void say(String text) {
        System.out.println("alembic corpora: " + text);
    }
}
