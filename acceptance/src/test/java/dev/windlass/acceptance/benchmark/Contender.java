package dev.windlass.acceptance.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A tool on the machine.
 *
 * @param name its name in the table
 * @param program its program
 */
record Contender(String name, Path program) {
    /** A tool, if its program is on the PATH. */
    static Optional<Contender> installed(String name, String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .map(found -> new Contender(name, found));
    }

    /** Runs it once and measures it with GNU time. */
    Measured run(Path folder, Map<String, String> environment, Optional<Path> input, List<String> words) {
        try {
            Path figures = Files.createTempFile("windlass-time", ".txt");
            List<String> command = new ArrayList<>(
                    List.of("/usr/bin/time", "-q", "-f", "%e %U %S %M", "-o", figures.toString(), program.toString()));
            command.addAll(words);
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().putAll(environment);
            input.ifPresent(file -> builder.redirectInput(file.toFile()));
            long start = System.nanoTime();
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes());
            int status = process.waitFor();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (status != 0) {
                throw new IllegalStateException(command + " ended with " + status + ": " + said);
            }
            String[] parts = Files.readString(figures).strip().split(" ");
            Files.delete(figures);
            return new Measured(
                    seconds, Double.parseDouble(parts[1]) + Double.parseDouble(parts[2]), Long.parseLong(parts[3]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
