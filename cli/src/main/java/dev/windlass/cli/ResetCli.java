package dev.windlass.cli;

import dev.windlass.command.ResetCommand;
import java.util.concurrent.Callable;

/** {@code windlass reset}. */
final class ResetCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    MoveOptions options = new MoveOptions();

    Confirmation confirmation = new Confirmation();

    ResetCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Revert everything that is applied; asks first.")
                .mixin(options)
                .mixin(confirmation);
    }

    @Override
    public Integer call() {
        if (!options.plan) {
            confirmation.ask(around, "Revert everything that is applied?");
        }
        return Moves.run(around, options, "reset", "base", true, ResetCommand.planning());
    }
}
