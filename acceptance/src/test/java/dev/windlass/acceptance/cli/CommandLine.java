package dev.windlass.acceptance.cli;

import dev.windlass.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Runs commands in this process, as if they were typed in a folder. */
public final class CommandLine {
    private CommandLine() {}

    /**
     * What a command did.
     *
     * @param status its exit status
     * @param out what it wrote to standard output
     * @param error what it wrote to standard error
     */
    public record Result(int status, String out, String error) {
        @Override
        public String toString() {
            return "exit status " + status + "\n--- standard output\n" + out + "\n--- standard error\n" + error;
        }
    }

    /** Runs a command with no environment variables. */
    public static Result run(Path folder, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        try (PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream errorStream = new PrintStream(error, true, StandardCharsets.UTF_8)) {
            int status = Main.run(arguments, folder, Map.of(), InputStream.nullInputStream(), outStream, errorStream);
            return new Result(status, out.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8));
        }
    }
}
