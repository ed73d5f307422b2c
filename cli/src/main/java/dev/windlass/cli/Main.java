package dev.windlass.cli;

import dev.windlass.command.Interrupts;
import dev.windlass.command.Toolbox;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Exit;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.execute.OwnFailure;
import dev.windlass.execute.SqlFailure;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import picocli.CommandLine;

/** The command line's entry. */
public final class Main {
    private Main() {}

    /** Runs a command and ends the process with its exit status. */
    public static void main(String[] args) {
        parserWithoutReflection();
        // Without a buffer every line is two system calls.
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                false,
                StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Signals signals = Signals.install();
        int status = run(args, Path.of(""), System.getenv(), System.in, out, err, signals, UnaryOperator.identity());
        out.flush();
        err.flush();
        signals.ended();
        System.exit(status);
    }

    /**
     * Tells picocli of two things that it would look for at every start: Groovy, in each jar, and methods that read dates
     * and connections (its manual, "picocli.disable.closures" and "picocli.converters.excludes").
     */
    static void parserWithoutReflection() {
        System.setProperty("picocli.disable.closures", "true");
        System.setProperty("picocli.converters.excludes", "java\\.(sql|time)\\..*");
    }

    /** Runs a command that nobody answers when it asks. */
    public static int run(
            String[] args, Path directory, Map<String, String> environment, PrintStream out, PrintStream err) {
        return run(args, directory, environment, InputStream.nullInputStream(), out, err);
    }

    /**
     * Runs a command.
     *
     * @param args the command line's words
     * @param directory the working directory
     * @param environment the environment's variables
     * @param in where answers come from when it asks
     * @param out for results
     * @param err for everything else
     * @return the exit status, as in {@link Exit}
     */
    public static int run(
            String[] args,
            Path directory,
            Map<String, String> environment,
            InputStream in,
            PrintStream out,
            PrintStream err) {
        return run(args, directory, environment, in, out, err, UnaryOperator.identity());
    }

    /**
     * Runs a command whose way to the database is wrapped, as tests do that cut it off at a given statement.
     *
     * @param way makes of the usual way to databases the one that is used
     */
    public static int run(
            String[] args,
            Path directory,
            Map<String, String> environment,
            InputStream in,
            PrintStream out,
            PrintStream err,
            UnaryOperator<Toolbox.Connectors> way) {
        return run(args, directory, environment, in, out, err, Interrupts.NONE, way);
    }

    static int run(
            String[] args,
            Path directory,
            Map<String, String> environment,
            InputStream in,
            PrintStream out,
            PrintStream err,
            Interrupts interrupts,
            UnaryOperator<Toolbox.Connectors> way) {
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            out.println("windlass " + Version.TEXT);
            return Exit.DONE;
        }
        List<String> words = Arrays.asList(args);
        Shell shell = new Shell(
                directory, environment, in, out, err, words.contains("--json"), wantsTrace(words), interrupts, way);
        Console console = new Console(shell);
        try {
            CommandLine commandLine = Commands.commandLine(shell, console, words);
            return commandLine.execute(args);
        } catch (WindlassException e) {
            return console.failure(e);
        }
    }

    private static boolean wantsTrace(List<String> words) {
        return words.contains("-v") || words.contains("--verbose");
    }

    /** What a command threw, as an exit status. */
    static int failed(Exception e, Console console) {
        return switch (e) {
            case WindlassException windlass -> console.failure(windlass);
            case SqlFailure sql -> console.failure(OwnFailure.of(sql, ""));
            case java.io.UncheckedIOException io ->
                console.failure(new WindlassException(
                        Problem.of(ErrorCode.FILE_FAILED, "A file could not be read or written")
                                .because(String.valueOf(io.getMessage())),
                        io));
            default ->
                console.failure(new WindlassException(
                        Problem.of(ErrorCode.INTERNAL, "Windlass itself is at fault")
                                .because(e.toString()),
                        e));
        };
    }
}
