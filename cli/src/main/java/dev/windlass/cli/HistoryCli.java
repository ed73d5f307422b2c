package dev.windlass.cli;

import dev.windlass.command.LookCommand;
import dev.windlass.error.Exit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code windlass history}. */
@Command(description = "Show the revisions, the newest first.")
final class HistoryCli implements Callable<Integer> {
    private final Commands.Surroundings around;

    @Option(
            names = {"-r", "--rev-range"},
            paramLabel = "A:B",
            description = "From A to B, both included; each may be left out, or be current, base, head or relative.")
    @Nullable
    String range;

    @Option(
            names = {"-i", "--indicate-current"},
            description = "Ask the database what is applied.")
    boolean indicateCurrent;

    HistoryCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Revisions.show(
                around.console(),
                LookCommand.history(around.tools(), Optional.ofNullable(range), indicateCurrent),
                around.options().verbose);
        return Exit.DONE;
    }
}
