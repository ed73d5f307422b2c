package dev.windlass.acceptance.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServers;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The answers of PostgreSQL that an installation plays when it makes its class archive. They are those of a real server to
 * the same commands: {@code -Dwindlass.update=true} writes them, which is due when a command asks more or less of the
 * server than it did ({@code TrainingTest} of the command line finds out).
 */
@Tag("server")
class TrainingRecordingTest {
    private static final Path RECORDING = Path.of("../cli/src/main/resources/dev/windlass/cli/training/postgresql.txt");

    @TempDir
    Path folder;

    @Test
    void theRecordingHasTheAnswersOfAServer() throws Exception {
        try (TestDatabase database = TestServers.postgresql(18).createDatabase();
                Recorder recorder = new Recorder(URI.create(database.jdbcUrl().substring("jdbc:".length())))) {
            String url = database.jdbcUrl().replaceFirst("//[^/]*/", "//127.0.0.1:" + recorder.port() + "/");
            Path said = folder.resolve("said.txt");
            int status = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "dev.windlass.cli.Training",
                            folder.resolve("projects").toString(),
                            url)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start()
                    .waitFor();
            assertThat(status).as(Files.readString(said)).isZero();
            assertThat(Files.readAllLines(said)).hasSizeGreaterThan(10).allMatch(line -> line.endsWith("status=0]"));
            if (Boolean.getBoolean("windlass.update")) {
                Files.writeString(RECORDING, recorder.text());
            }
            assertThat(shape(recorder.text()))
                    .as("answers by connection; -Dwindlass.update=true writes %s", RECORDING)
                    .isEqualTo(shape(Files.readString(RECORDING)));
        }
    }

    /** How many answers each connection has. */
    private static List<Integer> shape(String recording) {
        List<Integer> answers = new ArrayList<>();
        for (String line : recording.split("\n")) {
            if (line.equals("connection")) {
                answers.add(0);
            } else {
                answers.set(answers.size() - 1, answers.getLast() + 1);
            }
        }
        return answers;
    }

    /** Stands between a client and a server, and keeps what the server says after each message that it answers. */
    private static final class Recorder implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final URI server;
        private final List<List<ByteArrayOutputStream>> connections = new ArrayList<>();

        Recorder(URI server) throws IOException {
            this.server = server;
            Thread.ofPlatform().daemon().start(this::accept);
        }

        int port() {
            return socket.getLocalPort();
        }

        synchronized String text() {
            StringBuilder text = new StringBuilder();
            for (List<ByteArrayOutputStream> answers : connections) {
                text.append("connection\n");
                answers.forEach(answer -> text.append(Base64.getEncoder().encodeToString(answer.toByteArray()))
                        .append('\n'));
            }
            return text.toString();
        }

        private void accept() {
            try {
                while (true) {
                    Socket client = socket.accept();
                    Socket upstream = new Socket(server.getHost(), server.getPort());
                    List<ByteArrayOutputStream> answers = new ArrayList<>();
                    synchronized (this) {
                        connections.add(answers);
                    }
                    Thread.ofPlatform().daemon().start(() -> questions(client, upstream, answers));
                    Thread.ofPlatform().daemon().start(() -> answers(upstream, client, answers));
                }
            } catch (IOException closed) {
                // The test is over.
            }
        }

        private synchronized void turn(List<ByteArrayOutputStream> answers) {
            answers.add(new ByteArrayOutputStream());
        }

        private synchronized void keep(List<ByteArrayOutputStream> answers, byte[] bytes) {
            // What is said before the first turn is an answer to a request for encryption.
            if (!answers.isEmpty()) {
                answers.getLast().writeBytes(bytes);
            }
        }

        private void questions(Socket client, Socket upstream, List<ByteArrayOutputStream> answers) {
            try (client;
                    upstream) {
                DataInputStream in = new DataInputStream(client.getInputStream());
                OutputStream out = upstream.getOutputStream();
                boolean begun = false;
                while (true) {
                    int type = begun ? in.read() : 0;
                    if (type < 0) {
                        return;
                    }
                    int length = in.readInt();
                    byte[] rest = in.readNBytes(length - 4);
                    boolean encryption = !begun && rest.length == 4;
                    if (!begun && !encryption || type == 'Q' || type == 'S') {
                        turn(answers);
                    }
                    if (begun) {
                        out.write(type);
                    }
                    out.write(java.nio.ByteBuffer.allocate(4).putInt(length).array());
                    out.write(rest);
                    out.flush();
                    begun |= !encryption;
                }
            } catch (IOException left) {
                // Either has closed.
            }
        }

        private void answers(Socket upstream, Socket client, List<ByteArrayOutputStream> answers) {
            try {
                InputStream in = upstream.getInputStream();
                OutputStream out = client.getOutputStream();
                byte[] buffer = new byte[1 << 16];
                int length;
                while ((length = in.read(buffer)) >= 0) {
                    keep(answers, java.util.Arrays.copyOf(buffer, length));
                    out.write(buffer, 0, length);
                    out.flush();
                }
            } catch (IOException left) {
                // Either has closed.
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
