package dev.windlass.acceptance.crash;

import dev.windlass.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The process that is killed: the command line with a {@link FaultPort}. It writes every port to standard output, and
 * stops at those it was told to until it reads a line, or is killed. What the command itself writes goes to standard
 * error.
 */
public final class CrashedRun {
    private CrashedRun() {}

    /**
     * Runs a command.
     *
     * @param arguments the numbers of the ports to stop at, separated by commas; then the command line
     */
    public static void main(String[] arguments) {
        PrintStream protocol = System.out;
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Set<Integer> stops = Stream.of(arguments[0].split(","))
                .filter(word -> !word.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        FaultPort port = new FaultPort(at -> {
            synchronized (protocol) {
                protocol.println(at.line());
                protocol.flush();
            }
            if (stops.contains(at.number())) {
                await(orders);
            }
        });
        String[] words = Stream.of(arguments).skip(1).toArray(String[]::new);
        int status = Main.run(words, Path.of(""), Map.of(), System.in, System.err, System.err, port::on);
        protocol.println("exit " + status);
        protocol.flush();
        System.exit(status);
    }

    private static void await(BufferedReader orders) {
        try {
            if (orders.readLine() == null) {
                Runtime.getRuntime().halt(99);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
