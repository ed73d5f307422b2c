package dev.windlass.cli;

import dev.windlass.command.Interrupts;
import dev.windlass.command.Toolbox;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a process has around it.
 *
 * @param directory the working directory
 * @param environment the environment's variables
 * @param in where answers come from
 * @param out for results
 * @param err for everything else
 * @param json whether results and failures are JSON documents
 * @param trace whether failures show where in the program they arose
 * @param interrupts tells when the user wants to stop
 * @param way makes of the usual way to databases the one that is used
 */
record Shell(
        Path directory,
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean json,
        boolean trace,
        Interrupts interrupts,
        UnaryOperator<Toolbox.Connectors> way) {
    /**
     * Whether standard error is a terminal, so that colours and progress may be shown. The launcher tells, since Java
     * itself finds out only at the cost of loading a line editor.
     */
    boolean terminal() {
        return Boolean.getBoolean("windlass.terminal")
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }
}
