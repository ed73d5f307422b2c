package dev.windlass.acceptance.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A way to a server over TCP that can be cut. Connections made after a cut go through again. */
final class Wire implements AutoCloseable {
    private final ServerSocket listening;
    private final String host;
    private final int port;
    private final List<Line> lines = new ArrayList<>();

    /** How a connection is cut. */
    enum Cut {
        /** Both ends are closed at once. */
        SEVER,
        /** The next packet to the server is passed on in half, then both ends are closed. */
        SEVER_IN_PACKET,
        /** What the server answers is kept back; a moment later both ends are closed. */
        HANG,
        /** What is sent to the server vanishes; a moment later both ends are closed. */
        DROP
    }

    Wire(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The port that stands for the server's. */
    int port() {
        return listening.getLocalPort();
    }

    /** Cuts all connections that are there now. */
    synchronized void cut(Cut cut) {
        lines.forEach(line -> line.cut(cut));
        lines.clear();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Line line = new Line(client, new Socket(host, port));
                synchronized (this) {
                    lines.add(line);
                }
                line.start();
            }
        } catch (IOException e) {
            // Closed, or the server is gone: nothing is accepted any more.
        }
    }

    @Override
    public void close() {
        cut(Cut.SEVER);
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection. */
    private static final class Line {
        private static final long MOMENT_MILLIS = 300;

        private final Socket client;
        private final Socket server;
        private final CountDownLatch answered = new CountDownLatch(1);
        private volatile Cut cut;
        private volatile boolean isCut;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
            this.cut = Cut.SEVER;
        }

        void start() {
            Thread.ofVirtual().start(() -> pass(client, server, true));
            Thread.ofVirtual().start(() -> pass(server, client, false));
        }

        void cut(Cut how) {
            cut = how;
            isCut = true;
            if (how == Cut.SEVER) {
                end();
            }
        }

        private void pass(Socket from, Socket to, boolean toServer) {
            byte[] buffer = new byte[16 * 1024];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    if (!isCut) {
                        out.write(buffer, 0, count);
                        out.flush();
                        continue;
                    }
                    switch (cut) {
                        case SEVER -> {}
                        case SEVER_IN_PACKET -> {
                            if (toServer) {
                                out.write(buffer, 0, count / 2);
                                out.flush();
                                end();
                            } else {
                                out.write(buffer, 0, count);
                                out.flush();
                            }
                        }
                        case HANG -> {
                            if (toServer) {
                                out.write(buffer, 0, count);
                                out.flush();
                                endLater();
                            } else {
                                answered.countDown();
                            }
                        }
                        case DROP -> {
                            if (toServer) {
                                endLater();
                            }
                        }
                    }
                }
            } catch (IOException e) {
                // One end is gone; so is the other, below.
            }
            end();
        }

        private void endLater() {
            Thread.ofVirtual().start(() -> {
                try {
                    if (answered.await(MOMENT_MILLIS, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                        end();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                end();
            });
        }

        private void end() {
            for (Socket socket : List.of(client, server)) {
                try {
                    socket.close();
                } catch (IOException e) {
                    // Then it is closed.
                }
            }
        }
    }
}
