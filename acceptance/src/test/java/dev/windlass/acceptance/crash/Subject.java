package dev.windlass.acceptance.crash;

import dev.windlass.acceptance.server.Location;
import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A database of its own, a project for it, and every run that was made on it. */
final class Subject implements AutoCloseable {
    private final TestDatabase database;
    private final Path folder;
    private final Launch launch;
    private final List<Port> ports = Collections.synchronizedList(new ArrayList<>());
    private final List<Child> children = new ArrayList<>();

    private Subject(TestDatabase database, Path folder, Launch launch) {
        this.launch = launch;
        this.database = database;
        this.folder = folder;
    }

    /** What a run in this process came to. */
    record Ran(int status, String said) {}

    /** A new database, with nothing but the table in which statements leave their marks. */
    static Subject on(TestServer server, Scripts scripts, Launch launch) {
        return on(server.createDatabase(), scripts, launch);
    }

    /** The same on a database of the caller's. */
    static Subject on(TestDatabase database, Scripts scripts, Launch launch) {
        try {
            Path folder = Files.createTempDirectory("windlass-crash");
            Files.writeString(
                    folder.resolve("windlass.toml"),
                    scripts.into(folder, database.server().product()) + "[placeholders]\nside = \"" + side(database)
                            + "\"\n");
            Subject subject = new Subject(database, folder, launch);
            database.execute("CREATE TABLE ran (what varchar(40) NOT NULL)");
            return subject;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String side(TestDatabase database) {
        return database.location() instanceof Location.Remote remote ? remote.database() + "_side" : "none";
    }

    TestDatabase database() {
        return database;
    }

    Path folder() {
        return folder;
    }

    /** Starts a process that stops at some ports. */
    Child start(List<Integer> stops, String... words) {
        return start(database.jdbcUrl(), stops, words);
    }

    /** The same over another way to the database. */
    Child start(String url, List<Integer> stops, String... words) {
        Child child = Child.start(launch, folder, stops, words(url, words));
        children.add(child);
        return child;
    }

    /** Runs a command in this process. */
    Ran run(String... words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            int status = Main.run(
                    words(database.jdbcUrl(), words).toArray(String[]::new),
                    folder,
                    Map.of(),
                    java.io.InputStream.nullInputStream(),
                    stream,
                    stream,
                    new FaultPort(ports::add)::on);
            return new Ran(status, said.toString(StandardCharsets.UTF_8));
        }
    }

    private static List<String> words(String url, String... words) {
        return Stream.concat(Stream.of("--url", url), Stream.of(words)).toList();
    }

    State state() {
        return State.of(database);
    }

    /** The statements outside of transactions that came to their end more than once, as the runs themselves saw it. */
    List<String> repeatedAsSeen() {
        Map<String, Integer> ended = new TreeMap<>();
        Stream.concat(ports.stream(), children.stream().flatMap(child -> child.ports().stream()))
                .filter(port -> port.when() == Port.When.AFTER)
                .flatMap(port -> port.tags().stream())
                .filter(tag -> tag.startsWith("!"))
                .forEach(tag -> ended.merge(tag, 1, Integer::sum));
        return ended.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void close() {
        children.forEach(Child::close);
        if (database.server().product() == Product.POSTGRESQL) {
            database.execute("DROP DATABASE IF EXISTS " + side(database));
        }
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
