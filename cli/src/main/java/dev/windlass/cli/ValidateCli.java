package dev.windlass.cli;

import dev.windlass.command.ValidateCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code windlass validate}. */
@Command(description = "Check the scripts against themselves and the journal.")
final class ValidateCli implements Callable<Integer> {
    private final Commands.Surroundings around;

    ValidateCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        return Checks.show(around.console(), ValidateCommand.run(around.tools()), around.options().verbose);
    }
}
