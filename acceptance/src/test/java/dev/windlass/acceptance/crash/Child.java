package dev.windlass.acceptance.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A {@link CrashedRun}, seen from the process that started it. */
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final Path errors;
    private final List<Port> ports = Collections.synchronizedList(new ArrayList<>());
    private OptionalInt status = OptionalInt.empty();

    private Child(Process process, Path errors) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.errors = errors;
    }

    /** Starts a run that stops at some ports. */
    static Child start(Launch launch, Path folder, List<Integer> stops, List<String> arguments) {
        try {
            Path errors = Files.createTempFile(folder, "run", ".err");
            List<String> command = launch.command();
            command.addAll(List.of(
                    CrashedRun.class.getName(),
                    String.join(",", stops.stream().map(String::valueOf).toList())));
            command.addAll(arguments);
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(errors.toFile())
                    .start();
            return new Child(process, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next port, or nothing once the run has come to its end, or was killed. */
    Optional<Port> next() {
        try {
            String line = output.readLine();
            if (line == null) {
                return Optional.empty();
            }
            if (line.startsWith("exit ")) {
                status = OptionalInt.of(Integer.parseInt(line.substring(5)));
                return Optional.empty();
            }
            Port port = Port.parse(line);
            ports.add(port);
            return Optional.of(port);
        } catch (IOException e) {
            // A killed process may leave half a line.
            return Optional.empty();
        }
    }

    /** Waits until the run stands at a port; nothing if it ended before. */
    Optional<Port> await(int number) {
        for (Optional<Port> port = next(); port.isPresent(); port = next()) {
            if (port.get().number() == number) {
                return port;
            }
        }
        return Optional.empty();
    }

    /** Lets a run that stands at a port go on. */
    void release() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads to the end, and gives the exit status; empty if it was killed. */
    OptionalInt end() {
        while (next().isPresent()) {}
        return status;
    }

    /** Its exit status, once it has ended by itself. */
    OptionalInt status() {
        return status;
    }

    /** SIGKILL, and the rest of what it had said. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    Process process() {
        return process;
    }

    /** All ports so far. */
    List<Port> ports() {
        return List.copyOf(ports);
    }

    /** What the command wrote. */
    String said() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
