package dev.windlass.acceptance.corpora;

import dev.windlass.acceptance.cli.CommandLine;
import dev.windlass.acceptance.history.AlembicTool;
import dev.windlass.acceptance.schema.SchemaDump;
import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import dev.windlass.alembic.AlembicHeader;
import dev.windlass.error.WindlassException;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A project's revisions run by Alembic and by Windlass, each on a database of its own, all the way up and all the way
 * down, and what came of it compared. A file that one of the two does not run is emptied for both, and counted, so that
 * one file does not hide the others.
 */
final class AlembicComparison {
    private static final int ROUNDS = 150;
    private static final Pattern RUNNING = Pattern.compile("Running (?:up|down)grade (.*?) -> (.*?)(?:, .*)?$");
    private static final Pattern APPLIED = Pattern.compile("✓ (?:applied|reverted) (\\S+)");
    private static final Pattern PROBLEM =
            Pattern.compile("error (WL\\d+): (.*(?:\\R(?!\\s+where:).*)*)\\R\\s+where: ([^:\\n]+)");

    /** Modules of the application, and of libraries that are not installed here, are made of nothing. */
    private static final String ENV = """
            import importlib.abc, importlib.machinery, logging, os, sys, types
            from unittest.mock import MagicMock

            class Nothing(types.ModuleType):
                def __getattr__(self, name):
                    if name.startswith("__"):
                        raise AttributeError(name)
                    found = type(name, (Exception,), {}) if name.endswith(("Error", "Exception")) else MagicMock()
                    setattr(self, name, found)
                    return found

            class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
                def __init__(self):
                    self.made = set()
                def find_spec(self, name, path, target=None):
                    top = name.split(".")[0]
                    known = ("alembic", "sqlalchemy", "psycopg2", "pymysql", "MySQLdb", "mako", "greenlet", "tomllib",
                             "tomli", "psycopg", "asyncpg", "cx_Oracle", "pysqlcipher3", "markupsafe", "zoneinfo")
                    if top in sys.stdlib_module_names or top.startswith("_") or top in known:
                        return None
                    if "." in name and top not in self.made:
                        return None
                    self.made.add(top)
                    return importlib.machinery.ModuleSpec(name, self, is_package=True)
                def create_module(self, spec):
                    module = Nothing(spec.name)
                    module.__path__ = []
                    return module
                def exec_module(self, module):
                    pass

            sys.meta_path.append(Finder())
            from alembic import context
            from sqlalchemy import create_engine
            logging.basicConfig(level=logging.WARNING)
            logging.getLogger("alembic").setLevel(logging.INFO)
            try:
                import alembic_utils.reversible_op
            except Exception:
                pass
            with create_engine(os.environ["DATABASE_URL"]).connect() as connection:
                context.configure(connection=connection, transaction_per_migration=True)
                with context.begin_transaction():
                    context.run_migrations()
            """;

    private final AlembicCorpus corpus;
    private final TestServer server;
    private final Path base;
    private final Path versions;
    private final Path work;
    private final Map<String, String> left = new TreeMap<>();
    private final List<String> defects = new ArrayList<>();

    AlembicComparison(AlembicCorpus corpus, Path root, Path base, TestServer server, Path work) {
        this.corpus = corpus;
        this.server = server;
        this.base = base;
        this.versions = root.resolve(corpus.versions());
        this.work = work;
        configure(root);
    }

    /**
     * What came of it.
     *
     * @param corpus the project
     * @param server where
     * @param files how many revisions it has
     * @param left the files that were emptied, with the reason
     * @param up what came of going up
     * @param down what came of going down
     * @param defects what Windlass did that Alembic did not: differences, and failures where Alembic has none
     */
    record Result(
            AlembicCorpus corpus,
            String server,
            int files,
            Map<String, String> left,
            String up,
            String down,
            List<String> defects) {
        String row() {
            return "| %s | %s | %d | %d | %s | %s |".formatted(corpus, server, files, files - left.size(), up, down);
        }
    }

    /** One tool's way up or down. */
    private record Run(boolean whole, List<String> done, Map<String, String> failed) {
        Run after(List<String> before) {
            return new Run(whole, Stream.concat(before.stream(), done.stream()).toList(), failed);
        }
    }

    Result run() {
        int files = revisions().size();
        String up = "not reached";
        String down = "";
        List<String> theirsDone = List.of();
        List<String> oursDone = List.of();
        Optional<Both> both = Optional.of(new Both(server.createDatabase(), server.createDatabase()));
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Both now = both.orElseThrow();
                Run theirs = alembic(now.theirs, "upgrade", "heads").after(theirsDone);
                Run ours = windlass(now.ours, "upgrade", "heads").after(oursDone);
                if (theirs.whole && ours.whole) {
                    up = compared("up", now);
                    down = down(now);
                    break;
                }
                if (!settle(theirs, ours)) {
                    up = "both stop: " + theirs.failed + " // " + ours.failed;
                    if (theirs.whole || ours.whole) {
                        defects.add(up);
                    }
                    break;
                }
                if (server.product() == Product.POSTGRESQL
                        && theirs.failed.keySet().equals(ours.failed.keySet())) {
                    // Both stand where they stood before that file.
                    theirsDone = theirs.done;
                    oursDone = ours.done;
                    continue;
                }
                theirsDone = List.of();
                oursDone = List.of();
                now.close();
                both = Optional.of(new Both(server.createDatabase(), server.createDatabase()));
            }
        } finally {
            both.ifPresent(Both::close);
        }
        return new Result(corpus, server.name(), files, left, up, down, defects);
    }

    private record Both(TestDatabase theirs, TestDatabase ours) {
        void close() {
            theirs.close();
            ours.close();
        }
    }

    /** Empties the files that stopped one of the two; false if it cannot be told which. */
    private boolean settle(Run theirs, Run ours) {
        int before = left.size();
        if (theirs.failed.containsKey("")) {
            // Such as an id that is too long for Alembic's table: no file is to blame, and nothing can be emptied.
            return false;
        }
        theirs.failed.forEach((file, why) -> {
            String also = ours.failed.get(file);
            empty(file, also == null ? "Alembic alone fails: " + why : "both fail: " + why + " // " + also);
        });
        ours.failed.forEach((file, why) -> {
            if (theirs.failed.containsKey(file)) {
                return;
            }
            boolean refused = why.startsWith("WL8001");
            // A failure in a file that Alembic did not reach is looked at in the next round.
            if (refused || theirs.whole || theirs.done.contains(file)) {
                empty(file, (refused ? "refused: " : "Windlass alone fails: ") + why);
                if (!refused) {
                    defects.add(file + ": " + why);
                }
            }
        });
        return left.size() > before;
    }

    private String down(Both now) {
        Run theirs = alembic(now.theirs, "downgrade", "base");
        Run ours = windlass(now.ours, "downgrade", "base");
        if (theirs.whole && ours.whole) {
            return compared("down", now);
        }
        if (!theirs.whole && !ours.whole) {
            boolean same = theirs.failed.keySet().equals(ours.failed.keySet());
            String text = "both stop at " + theirs.failed.keySet();
            if (!same && theirs.done.containsAll(ours.failed.keySet())) {
                defects.add("down: Alembic stops at " + theirs.failed + ", Windlass before, at " + ours.failed);
                return "Windlass alone fails";
            }
            if (!same) {
                return "Alembic stops at " + theirs.failed + ", Windlass later, at " + ours.failed;
            }
            return server.product() == Product.POSTGRESQL ? text + ", " + compared("down", now) : text;
        }
        if (ours.whole) {
            return "Alembic alone fails: " + theirs.failed;
        }
        defects.add("down: Windlass alone fails: " + ours.failed);
        return "Windlass alone fails";
    }

    private String compared(String way, Both now) {
        List<String> differences = new ArrayList<>(schema(now.theirs).differences(schema(now.ours)));
        differences.addAll(RowDump.of(now.theirs).differences(RowDump.of(now.ours)));
        differences.forEach(text -> defects.add(way + ": " + text));
        return differences.isEmpty() ? "equal" : differences.size() + " DIFFERENCES";
    }

    private static SchemaDump schema(TestDatabase database) {
        SchemaDump schema = SchemaDump.of(database).withoutHistory();
        return database.server().product() != Product.SQLITE
                ? schema
                : new SchemaDump(schema.parts().stream()
                        .map(part -> new SchemaDump.Part(part.table(), settled(part.text())))
                        .toList());
    }

    /**
     * The text of a table of SQLite without what differs between two runs of Alembic, or two versions of SQLAlchemy: the
     * order of constraints after a rebuild (Table.constraints is a set), and brackets around a default.
     */
    private static String settled(String text) {
        List<String> columns = new ArrayList<>();
        List<String> constraints = new ArrayList<>();
        for (String line : text.split("\n")) {
            String one = line.strip()
                    .replaceFirst(",$", "")
                    .replaceAll("DEFAULT \\((CURRENT_TIMESTAMP|'[^']*'|\\d+)\\)", "DEFAULT $1");
            (one.matches("(CONSTRAINT|UNIQUE|FOREIGN|CHECK|PRIMARY)\\b.*") ? constraints : columns).add(one);
        }
        constraints.sort(Comparator.naturalOrder());
        columns.addAll(constraints);
        return String.join("\n", columns);
    }

    private Run alembic(TestDatabase database, String... arguments) {
        AlembicTool.Result result = new AlembicTool(work, AlembicTool.url(database)).run(arguments);
        List<String> ids = new ArrayList<>();
        for (String line : result.output().lines().toList()) {
            Matcher running = RUNNING.matcher(line);
            if (running.find()) {
                ids.add(running.group(arguments[0].equals("upgrade") ? 2 : 1));
            }
        }
        Map<String, String> failed = new LinkedHashMap<>();
        if (result.status() != 0) {
            String file = "";
            Matcher place = Pattern.compile("File \"" + Pattern.quote(versions.toString()) + "/(.*?)\", line")
                    .matcher(result.output());
            while (place.find()) {
                file = place.group(1);
            }
            String why = result.output()
                    .lines()
                    .filter(line -> line.matches("[A-Za-z_.0-9]*(Error|Exception|Exit)\\b.*|FAILED.*"))
                    .reduce((a, b) -> b)
                    .orElseGet(() -> result.output()
                            .lines()
                            .filter(line -> !line.isBlank())
                            .reduce((a, b) -> b)
                            .orElse(""));
            failed.put(file.substring(file.lastIndexOf('/') + 1), why);
        }
        return new Run(result.status() == 0, files(ids), failed);
    }

    private Run windlass(TestDatabase database, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--url", database.jdbcUrl()));
        all.addAll(List.of(arguments));
        CommandLine.Result result = CommandLine.run(base, all.toArray(String[]::new));
        String output = result.out() + "\n" + result.error();
        List<String> ids = new ArrayList<>();
        Matcher applied = APPLIED.matcher(output);
        while (applied.find()) {
            ids.add(applied.group(1));
        }
        Map<String, String> failed = new LinkedHashMap<>();
        if (result.status() != 0) {
            Matcher problem = PROBLEM.matcher(output);
            while (problem.find()) {
                String file = problem.group(3);
                failed.putIfAbsent(
                        file.substring(file.lastIndexOf('/') + 1),
                        problem.group(1) + " " + problem.group(2).replaceAll("\\s+", " "));
            }
            if (failed.isEmpty()) {
                failed.put("", result.toString());
            }
        }
        return new Run(result.status() == 0, files(ids), failed);
    }

    private List<String> files(List<String> ids) {
        Map<String, String> names = new TreeMap<>();
        revisions()
                .forEach((path, revision) ->
                        names.put(revision.id().value(), path.getFileName().toString()));
        return ids.stream().map(id -> names.getOrDefault(id, id)).toList();
    }

    private Map<Path, Revision> revisions() {
        Map<Path, Revision> found = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(versions)) {
            for (Path file : walk.toList()) {
                if (AlembicHeader.isRevisionFile(file.getFileName().toString())) {
                    try {
                        AlembicHeader.find(Files.readString(file), file.toString())
                                .ifPresent(revision -> found.put(file, revision));
                    } catch (WindlassException e) {
                        left.put(file.getFileName().toString(), e.getMessage());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private void empty(String name, String why) {
        revisions().forEach((path, revision) -> {
            if (path.getFileName().toString().equals(name) && left.putIfAbsent(name, why) == null) {
                String text = "revision = '" + revision.id().value() + "'\ndown_revision = "
                        + list(revision.parents().stream()
                                .map(RevisionId::value)
                                .toList()) + "\nbranch_labels = "
                        + list(revision.labels()) + "\ndepends_on = " + list(revision.dependsOn())
                        + "\ndef upgrade(*names):\n    pass\ndef downgrade(*names):\n    pass\n";
                try {
                    Files.writeString(path, text);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    private static String list(List<String> texts) {
        return switch (texts.size()) {
            case 0 -> "None";
            case 1 -> "'" + texts.getFirst() + "'";
            default -> "('" + String.join("', '", texts) + "')";
        };
    }

    private void configure(Path root) {
        try (Stream<Path> walk = Files.walk(versions)) {
            Files.createDirectories(work.resolve("scripts"));
            Files.writeString(work.resolve("scripts/env.py"), ENV);
            Files.writeString(work.resolve("scripts/script.py.mako"), "");
            // Alembic 1.8 does not look into folders.
            List<String> folders = walk.filter(Files::isDirectory)
                    .filter(path -> !path.getFileName().toString().equals("__pycache__"))
                    .map(Path::toString)
                    .toList();
            Files.writeString(
                    work.resolve("alembic.ini"),
                    "[alembic]\nscript_location = scripts\nprepend_sys_path = "
                            + String.join(
                                    ":",
                                    Stream.of(
                                                    base,
                                                    root,
                                                    root.resolve("backend"),
                                                    root.resolve("src"),
                                                    versions.getParent())
                                            .map(Path::toString)
                                            .distinct()
                                            .toList())
                            + "\npath_separator = os\nversion_path_separator = os\nversion_locations = "
                            + String.join(java.io.File.pathSeparator, folders) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Compares projects: {@code postgresql|mariadb|sqlite folder-of-mirrors [owner/name:versions-folder …]}; without
     * projects, all those that are listed and present. Prints a table, and each file that was left out.
     */
    public static void main(String[] arguments) throws IOException {
        TestServer server = switch (arguments[0].toLowerCase(Locale.ROOT)) {
            case "mariadb" -> TestServers.mariadb();
            case "sqlite" -> TestServers.sqlite();
            default -> TestServers.postgresql(18);
        };
        Path mirrors = Path.of(arguments[1]);
        List<AlembicCorpus> corpora = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            String argument = arguments[i];
            int colon = argument.indexOf(':');
            corpora.addAll(
                    colon < 0
                            ? AlembicCorpus.ALL.stream()
                                    .filter(corpus -> corpus.name().equals(argument))
                                    .toList()
                            : List.of(new AlembicCorpus(
                                    argument.substring(argument.indexOf('/') + 1, colon),
                                    argument.substring(0, colon),
                                    argument.substring(colon + 1))));
        }
        if (corpora.isEmpty()) {
            corpora.addAll(AlembicCorpus.ALL);
        }
        for (AlembicCorpus corpus : corpora) {
            if (!Repository.in(mirrors, corpus.repository()).exists()) {
                continue;
            }
            Path folder = Files.createTempDirectory("alembic-comparison");
            try {
                Path root = folder.resolve(corpus.name());
                Path base = corpus.extracted(mirrors, root);
                Result result = new AlembicComparison(corpus, root, base, server, folder.resolve("alembic-work")).run();
                System.out.println(result.row());
                result.left().forEach((file, why) -> System.out.println("    left out " + file + ": " + why));
                result.defects().forEach(defect -> System.out.println("    DEFECT " + defect));
            } catch (RuntimeException e) {
                System.out.println("| " + corpus + " | " + e);
            } finally {
                try (Stream<Path> walk = Files.walk(folder)) {
                    for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        }
    }
}
