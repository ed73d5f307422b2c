package dev.windlass.alembic.corpus;

import dev.windlass.alembic.AlembicEnvironment;
import dev.windlass.alembic.AlembicHeader;
import dev.windlass.alembic.AlembicScript;
import dev.windlass.alembic.AlembicSession;
import dev.windlass.alembic.Recorder;
import dev.windlass.alembic.python.Source;
import dev.windlass.dialect.DialectName;
import dev.windlass.error.WindlassException;
import dev.windlass.plan.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs every revision below a folder without a database and writes what it would execute, for comparison; reports what was refused. */
public final class OfflineRun {
    private OfflineRun() {}

    // With a fifth argument, modules of the application are read below it, in the folder of the project.
    private static AlembicEnvironment environment(String[] arguments, Path file) {
        AlembicEnvironment none = AlembicEnvironment.NONE;
        if (arguments.length < 5) {
            return none;
        }
        Path inside = Path.of(arguments[1]).relativize(file);
        Path repository = Path.of(arguments[4]).resolve(inside.getName(0));
        List<Path> roots = new ArrayList<>();
        for (Path part = repository
                        .resolve(inside.subpath(1, inside.getNameCount()))
                        .getParent();
                part != null && part.startsWith(repository);
                part = part.getParent()) {
            roots.add(part);
        }
        return new AlembicEnvironment(
                none.settings(),
                Map.of("tester", ""),
                name -> roots.stream()
                        .map(root -> LiveRun.module(root, name))
                        .flatMap(java.util.Optional::stream)
                        .findFirst(),
                "",
                none.limits());
    }

    public static void main(String[] arguments) throws IOException {
        DialectName dialect = DialectName.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        Direction direction = Direction.valueOf(arguments[3].toUpperCase(Locale.ROOT));
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of(arguments[1]))) {
            files = walk.filter(
                            p -> AlembicHeader.isRevisionFile(p.getFileName().toString()))
                    .sorted()
                    .toList();
        }
        StringBuilder out = new StringBuilder();
        Map<String, List<String>> refused = new TreeMap<>();
        int ran = 0;
        int refusedByCheck = 0;
        long start = System.nanoTime();
        for (Path file : files) {
            Recorder recorder = new Recorder(dialect);
            String status;
            try {
                AlembicScript script = AlembicScript.read(Source.decode(Files.readAllBytes(file), file.toString()));
                var problems = dev.windlass.alembic.AlembicCheck.check(script, direction, environment(arguments, file));
                if (!problems.isEmpty()) {
                    refusedByCheck++;
                    throw new WindlassException(problems);
                }
                new AlembicSession(recorder, environment(arguments, file), line -> {}).run(script, direction);
                status = "ok";
                ran++;
            } catch (WindlassException failure) {
                status = failure.code() + " " + failure.first().message() + " @ "
                        + failure.first().where();
                refused.computeIfAbsent(
                                failure.code() + " " + failure.first().message().split("\n")[0], k -> new ArrayList<>())
                        .add(failure.first().where());
            } catch (RuntimeException | StackOverflowError bug) {
                java.io.StringWriter trace = new java.io.StringWriter();
                bug.printStackTrace(new java.io.PrintWriter(trace));
                status = "BUG " + bug;
                refused.computeIfAbsent("BUG " + bug, k -> new ArrayList<>())
                        .add(file + "\n" + trace.toString().lines().limit(14).toList());
            }
            out.append("\u001d").append(file).append('\u001f').append(status);
            recorder.statements().forEach(s -> out.append('\u001e').append(s));
        }
        Files.writeString(Path.of(arguments[2]), out.toString());
        System.out.printf(
                "%d files, %d refused by the check, %d ran, %d ms%n",
                files.size(), refusedByCheck, ran, (System.nanoTime() - start) / 1_000_000);
        refused.entrySet().stream()
                .sorted((a, b) -> b.getValue().size() - a.getValue().size())
                .forEach(e -> System.out.println(e.getValue().size() + "  " + e.getKey() + "  e.g. "
                        + e.getValue().getFirst()));
    }
}
