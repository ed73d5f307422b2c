package dev.windlass.cli;

import dev.windlass.command.ResetCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code windlass reset}. */
@Command(description = "Revert everything that is applied; asks first.")
final class ResetCli implements Callable<Integer> {
    private final Commands.Surroundings around;

    @Mixin
    MoveOptions options = new MoveOptions();

    @Mixin
    Confirmation confirmation = new Confirmation();

    ResetCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        if (!options.plan) {
            confirmation.ask(around, "Revert everything that is applied?");
        }
        return Moves.run(around, options, "reset", "base", true, ResetCommand.planning());
    }
}
