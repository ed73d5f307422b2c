package dev.windlass.cli;

import dev.windlass.command.GotoCommand;
import java.util.concurrent.Callable;

/** {@code windlass goto}. */
final class GotoCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    String target = "";

    boolean allowOutOfOrder;

    MoveOptions options = new MoveOptions();

    GotoCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Go up or down, whichever leads to a revision.")
                .word(String.class, "0", "1", "REVISION", "Where to go.", given -> target = given)
                .flag(MoveOptions.OUT_OF_ORDER, given -> allowOutOfOrder = given, "--allow-out-of-order")
                .mixin(options);
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
