package dev.windlass.cli;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;

/**
 * Plays what a PostgreSQL server answered when {@link Training}'s commands were recorded ({@code training/postgresql.txt}):
 * the n-th connection gets the n-th recorded one's answers, one for each message that asks for one. What is asked is not
 * looked at. Where more is asked than was recorded the connection ends, and the command fails: then a little less is
 * trained.
 */
final class TrainingServer implements AutoCloseable {
    // PostgreSQL manual, 54.7 "Message Formats": what stands in the place of a version in a request for encryption.
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final String CONNECTION = "connection";

    private final ServerSocket socket;
    private final List<List<byte[]>> connections;

    private TrainingServer(ServerSocket socket, List<List<byte[]>> connections) {
        this.socket = socket;
        this.connections = connections;
    }

    /** Listens on a free port of this machine. */
    static TrainingServer start() throws IOException {
        ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        TrainingServer server = new TrainingServer(socket, read(Training.resource("training/postgresql.txt")));
        Thread.ofPlatform().daemon().name("training server").start(server::serve);
        return server;
    }

    /** The recorded answers of each connection. */
    private static List<List<byte[]>> read(String recording) {
        List<List<byte[]>> connections = new ArrayList<>();
        for (String line : recording.split("\n")) {
            if (line.equals(CONNECTION)) {
                connections.add(new ArrayList<>());
            } else if (!line.isEmpty()) {
                connections.getLast().add(Base64.getDecoder().decode(line));
            }
        }
        return connections;
    }

    /** What to connect to. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/training?user=training";
    }

    private void serve() {
        try {
            for (List<byte[]> answers : connections) {
                try (Socket client = socket.accept()) {
                    client.setSoTimeout(PATIENCE_MILLIS);
                    client.setTcpNoDelay(true);
                    play(client, answers.iterator());
                }
            }
            socket.close();
        } catch (IOException closed) {
            // The training is over.
        }
    }

    private static void play(Socket client, Iterator<byte[]> answers) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = new BufferedOutputStream(client.getOutputStream());
        try {
            while (asksForEncryption(in)) {
                out.write('N');
                out.flush();
            }
            do {
                if (!answers.hasNext()) {
                    return;
                }
                out.write(answers.next());
                out.flush();
            } while (awaitsAnswer(in));
        } catch (EOFException left) {
            // The client has what it wanted.
        }
    }

    /** Reads the first message, which has no type. */
    private static boolean asksForEncryption(DataInputStream in) throws IOException {
        int length = in.readInt();
        int version = in.readInt();
        in.readNBytes(length - 8);
        return version == SSL_REQUEST || version == GSS_REQUEST;
    }

    /** Reads up to a message after which the server has its turn; false if there is none any more. */
    private static boolean awaitsAnswer(DataInputStream in) throws IOException {
        while (true) {
            int type = in.read();
            if (type < 0 || type == 'X') {
                return false;
            }
            in.readNBytes(in.readInt() - 4);
            if (type == 'Q' || type == 'S') {
                return true;
            }
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
