package dev.windlass.cli;

import dev.windlass.command.VerifyCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code windlass verify}. */
@Command(
        description =
                "Check the database against what it must hold: objects, grants, encrypted columns, encryption itself,"
                        + " your own assertions. Ends with status 3 if something does not hold.")
final class VerifyCli implements Callable<Integer> {
    private final Commands.Surroundings around;

    @Option(names = "--full", description = "Look at every row of encrypted columns, however many there are.")
    boolean full;

    VerifyCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        return Checks.show(
                around.console(),
                VerifyCommand.run(around.tools(), new VerifyCommand.Request(full)),
                around.options().verbose);
    }
}
