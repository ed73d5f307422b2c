package dev.windlass.cli;

import dev.windlass.command.LookCommand;
import dev.windlass.error.Exit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code windlass history}. */
final class HistoryCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    @Nullable
    String range;

    boolean indicateCurrent;

    HistoryCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Show the revisions, the newest first.")
                .option(
                        String.class,
                        "A:B",
                        "From A to B, both included; each may be left out, or be current, base, head or relative.",
                        given -> range = given,
                        "-r",
                        "--rev-range")
                .flag(
                        "Ask the database what is applied.",
                        given -> indicateCurrent = given,
                        "-i",
                        "--indicate-current");
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
