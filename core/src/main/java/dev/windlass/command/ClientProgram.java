package dev.windlass.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * A program of the database's own, with what it is to do.
 *
 * @param words the program and its arguments: whoever may list processes sees them, so they hold no secret
 * @param environment all of its environment
 */
record ClientProgram(List<String> words, Map<String, String> environment) {
    /** Enough for what a client says of its failure. */
    private static final int SAID = 4000;

    /** A thread for each: they wait for each other, which a pool of few does not bear. */
    static final Executor THREADS = task -> Thread.ofPlatform().daemon().start(task);

    ClientProgram {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** The program failed, or could not be run. */
    static final class FailedException extends Exception {
        private static final long serialVersionUID = 1;

        FailedException(String message) {
            super(message);
        }
    }

    /** The same with more arguments. */
    ClientProgram with(String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return new ClientProgram(all, environment);
    }

    /**
     * Runs it to its end.
     *
     * @param in what it reads; closed
     * @param out where it writes
     * @throws FailedException with what it said, if it ends with another status than 0
     * @throws IOException if {@code in} cannot be read or {@code out} not be written
     */
    void run(InputStream in, OutputStream out) throws FailedException, IOException {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new FailedException(String.valueOf(e.getMessage()));
        }
        try {
            CompletableFuture<String> said =
                    CompletableFuture.supplyAsync(() -> said(process.getErrorStream()), THREADS);
            CompletableFuture<Void> fed = CompletableFuture.runAsync(() -> feed(in, process), THREADS);
            process.getInputStream().transferTo(out);
            int status = process.waitFor();
            String text = said.join();
            if (status != 0) {
                throw new FailedException(text.isEmpty() ? name() + " ended with status " + status : text);
            }
            fed.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedException(name() + " was interrupted");
        } catch (CompletionException e) {
            throw new IOException(
                    String.valueOf(
                            e.getCause() == null ? e.getMessage() : e.getCause().getMessage()),
                    e);
        } finally {
            process.destroy();
        }
    }

    /** What it writes, as text. */
    String text() throws FailedException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        run(InputStream.nullInputStream(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String name() {
        return words.getFirst();
    }

    /** A program that ended before it has read everything says itself why. */
    private static void feed(InputStream in, Process process) {
        try (OutputStream out = process.getOutputStream();
                in) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                try {
                    out.write(buffer, 0, read);
                } catch (IOException e) {
                    return;
                }
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                process.destroy();
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private static String said(InputStream error) {
        try {
            String text = new String(error.readNBytes(SAID), StandardCharsets.UTF_8).strip();
            error.transferTo(OutputStream.nullOutputStream());
            return text;
        } catch (IOException e) {
            return "";
        }
    }
}
