package dev.windlass.cli;

import dev.windlass.command.ValidateCommand;
import java.util.concurrent.Callable;

/** {@code windlass validate}. */
final class ValidateCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    ValidateCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration.says("Check the scripts against themselves and the journal.");
    }

    @Override
    public Integer call() {
        return Checks.show(around.console(), ValidateCommand.run(around.tools()), around.options().verbose);
    }
}
