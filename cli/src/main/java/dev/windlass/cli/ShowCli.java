package dev.windlass.cli;

import dev.windlass.command.LookCommand;
import dev.windlass.error.Exit;
import java.util.concurrent.Callable;

/** {@code windlass show}. */
final class ShowCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    String target = "";

    ShowCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Show a revision in full.")
                .word(
                        String.class,
                        "0",
                        "1",
                        "REVISION",
                        "Which: an id or its beginning, head, heads, current, …",
                        given -> target = given);
    }

    @Override
    public Integer call() {
        Revisions.show(around.console(), LookCommand.show(around.tools(), target), true);
        return Exit.DONE;
    }
}
