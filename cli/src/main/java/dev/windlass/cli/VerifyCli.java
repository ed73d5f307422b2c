package dev.windlass.cli;

import dev.windlass.command.VerifyCommand;
import java.util.concurrent.Callable;

/** {@code windlass verify}. */
final class VerifyCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    boolean full;

    VerifyCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says(
                        "Check the database against what it must hold: objects, grants, encrypted columns, encryption itself,"
                                + " your own assertions. Ends with status 3 if something does not hold.")
                .flag(
                        "Look at every row of encrypted columns, however many there are.",
                        given -> full = given,
                        "--full");
    }

    @Override
    public Integer call() {
        return Checks.show(
                around.console(),
                VerifyCommand.run(around.tools(), new VerifyCommand.Request(full)),
                around.options().verbose);
    }
}
