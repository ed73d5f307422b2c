package dev.windlass.acceptance.crash;

import dev.windlass.acceptance.server.Location;
import dev.windlass.acceptance.server.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** PgBouncer in transaction mode before a database, where session locks prove nothing; a process of its own. */
final class Pooler implements AutoCloseable {
    private static final String CONFIGURATION = """
            [databases]
            * = host=%s port=%d
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %d
            unix_socket_dir =
            auth_type = trust
            auth_file = %s
            pool_mode = transaction
            default_pool_size = 8
            max_client_conn = 100
            ignore_startup_parameters = extra_float_digits
            logfile = %s
            """;

    private final Process process;
    private final int port;
    private final Location.Remote behind;

    private Pooler(Process process, int port, Location.Remote behind) {
        this.process = process;
        this.port = port;
        this.behind = behind;
    }

    /** Why it cannot be started; nothing if it can. */
    static Optional<String> missing() {
        return program().isPresent()
                ? Optional.empty()
                : Optional.of("pgbouncer is not installed (Debian's package of that name)");
    }

    private static Optional<Path> program() {
        return Stream.of((System.getenv("PATH") + File.pathSeparator + "/usr/sbin").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Pooler before(TestDatabase database) {
        Location.Remote remote = (Location.Remote) database.location();
        try {
            int port;
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            Path folder = Files.createTempDirectory("windlass-pgbouncer");
            Path users = folder.resolve("users");
            Files.writeString(users, "\"" + database.user() + "\" \"" + database.password() + "\"\n");
            Path log = folder.resolve("log");
            Path configuration = folder.resolve("pgbouncer.ini");
            Files.writeString(configuration, CONFIGURATION.formatted(remote.host(), remote.port(), port, users, log));
            List<String> command =
                    new ArrayList<>(List.of(program().orElseThrow().toString()));
            if (System.getProperty("user.name").equals("root")) {
                // It refuses to run as root.
                command.addAll(List.of("-u", "nobody"));
                for (Path file : List.of(folder, users, configuration)) {
                    file.toFile().setReadable(true, false);
                    file.toFile().setExecutable(Files.isDirectory(file), false);
                }
                folder.toFile().setWritable(true, false);
            }
            command.add(configuration.toString());
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
            Pooler pooler = new Pooler(process, port, remote);
            pooler.await(folder.resolve("output"));
            return pooler;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(Path output) throws IOException {
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return;
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new IOException("pgbouncer ended: " + Files.readString(output), e);
                }
                Thread.onSpinWait();
            }
        }
    }

    /** The way through it to a database of its server. */
    String url(TestDatabase database) {
        return database.jdbcUrl().replace(behind.host() + ":" + behind.port(), "127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
