package dev.windlass.acceptance.server;

import dev.windlass.acceptance.server.Location.Remote;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A MariaDB server, unpacked and started by this process. Its own starter library is not used: it takes four times as
 * long, and starts the server without access control unless told otherwise.
 */
final class EmbeddedMariadb implements AutoCloseable {
    /** Runs the server until standard input ends, which it does however this process ends; then removes its data. */
    private static final String UNTIL_END_OF_INPUT =
            "data=$1; shift; \"$@\" </dev/null & server=$!; cat >/dev/null; kill -9 $server; wait $server; rm -rf \"$data\"";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private EmbeddedMariadb(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a server; it takes about four seconds the first time, when it is unpacked, and then about one.
     *
     * @param folder where {@code <name>.jar} is, and where it is unpacked
     */
    static EmbeddedMariadb start(Path folder, String name, Durability durability) {
        try {
            Path home = unpack(folder, name);
            Path log = folder.resolve(name + ".log");
            // Not in the folder: the path of a socket may not be longer than some hundred characters.
            Path work = durability == Durability.FAST && memory().isPresent()
                    ? Files.createTempDirectory(memory().get(), "windlass-mariadb")
                    : Files.createTempDirectory("windlass-mariadb");
            copy(home.resolve("data"), work.resolve("data"));
            int port = freePort();
            List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", UNTIL_END_OF_INPUT, "sh", work.toString()));
            command.addAll(server(home, work.resolve("data")));
            command.addAll(List.of(
                    "--bind-address=127.0.0.1",
                    // It would make a key of 4096 bits each time it starts, which takes seconds of processor time.
                    "--skip-ssl",
                    "--port=" + port,
                    "--socket=" + work.resolve("socket"),
                    "--tmpdir=" + work,
                    "--pid-file=" + work.resolve("pid"),
                    "--character-set-server=utf8mb4",
                    "--innodb-buffer-pool-size=64M",
                    "--innodb-flush-log-at-trx-commit=" + (durability == Durability.DURABLE ? 1 : 0),
                    "--sync-frm=" + (durability == Durability.DURABLE ? 1 : 0)));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            EmbeddedMariadb server = new EmbeddedMariadb(process, port);
            server.awaitConnection(log);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB did not start", e);
        }
    }

    /** A file system in memory with room enough: MariaDB flushes every DDL statement, whatever its settings say. */
    private static Optional<Path> memory() {
        return Optional.of(Path.of("/dev/shm"))
                .filter(Files::isWritable)
                .filter(path -> path.toFile().getUsableSpace() > (2L << 30));
    }

    ServerUrl url() {
        return new ServerUrl(new Remote("127.0.0.1", port, "mysql"), "root", "");
    }

    /** The folder of the server's own client programs, unpacked if need be. */
    static Path programs(Path folder) {
        try {
            return unpack(folder, "mariadb").resolve("bin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    /** The folder with {@code bin}, {@code share} and a fresh {@code data}; made once, whoever else makes it now. */
    private static Path unpack(Path folder, String name) throws IOException {
        Path jar = folder.resolve(name + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw new IOException("there is no " + jar + ": run './mvnw -pl acceptance -am generate-test-resources'");
        }
        try (FileChannel lock = FileChannel.open(
                        folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var ignored = lock.lock()) {
            Path home = folder.resolve(name);
            Path complete = home.resolve("complete");
            String stamp = Files.size(jar) + " " + Files.getLastModifiedTime(jar);
            if (Files.exists(complete) && Files.readString(complete).equals(stamp)) {
                return home;
            }
            extract(jar, home);
            install(home);
            Files.writeString(complete, stamp);
            return home;
        }
    }

    private static void extract(Path jar, Path home) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                String[] parts = entry.getName().split("/linux/", 2);
                if (entry.isDirectory() || parts.length < 2 || !parts[1].matches("(bin|scripts|share)/.*(?<!\\.jar)")) {
                    continue;
                }
                Path file = home.resolve(parts[1]);
                Files.createDirectories(file.getParent());
                try (InputStream content = zip.getInputStream(entry)) {
                    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                }
                if (!parts[1].startsWith("share/") && !file.toFile().setExecutable(true)) {
                    throw new IOException("could not make " + file + " executable");
                }
            }
        }
    }

    private static void install(Path home) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("scripts/mariadb-install-db").toString());
        command.addAll(options(home, home.resolve("data")));
        command.addAll(
                List.of("--auth-root-authentication-method=normal", "--skip-test-db", "--innodb-log-file-size=8M"));
        Path log = home.resolve("install.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("mariadb-install-db failed:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static List<String> server(Path home, Path data) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/mariadbd").toString());
        command.addAll(options(home, data));
        return command;
    }

    private static List<String> options(Path home, Path data) {
        // The server refuses to run as root unless it is named, and ignores the name under any other user.
        return Arrays.asList(
                "--no-defaults", "--basedir=" + home, "--datadir=" + data, "--user=" + System.getProperty("user.name"));
    }

    private void awaitConnection(Path log) throws IOException {
        String jdbcUrl = TestDatabase.jdbcUrl(Product.MARIADB, url().maintenance(), "root", "");
        Instant limit = Instant.now().plus(START_LIMIT);
        while (true) {
            try {
                DriverManager.getConnection(jdbcUrl).close();
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || Instant.now().isAfter(limit)) {
                    throw new IOException("MariaDB did not start; see " + log, e);
                }
                awaitExit(Duration.ofMillis(50));
            }
        }
    }

    private void awaitExit(Duration limit) throws IOException {
        try {
            process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
