package dev.windlass.cli;

import dev.windlass.command.GotoCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code windlass goto}. */
@Command(description = "Go up or down, whichever leads to a revision.")
final class GotoCli implements Callable<Integer> {
    private final Commands.Surroundings around;

    @Parameters(paramLabel = "REVISION", description = "Where to go.")
    String target = "";

    @Option(names = "--allow-out-of-order", description = MoveOptions.OUT_OF_ORDER)
    boolean allowOutOfOrder;

    @Mixin
    MoveOptions options = new MoveOptions();

    GotoCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        return Moves.run(
                around,
                options,
                "goto",
                target,
                true,
                GotoCommand.planning(target, MoveOptions.outOfOrder(allowOutOfOrder)));
    }
}
