package dev.windlass.cli;

import dev.windlass.command.Move;
import dev.windlass.command.StampCommand;
import dev.windlass.command.Toolbox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code windlass stamp}. */
final class StampCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    List<String> targets = new ArrayList<>();

    boolean purge;

    MoveOptions options = new MoveOptions();

    StampCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Record revisions as applied, and run nothing.")
                .words(
                        String.class,
                        "1..*",
                        "REVISION",
                        "What is to count as applied; base, or in layout pairs -1, for nothing.",
                        given -> targets = given)
                .flag(
                        "Forget everything recorded before, even revisions unknown here.",
                        given -> purge = given,
                        "--purge")
                .mixin(options);
    }

    @Override
    public Integer call() {
        Toolbox tools = around.tools(options.flags());
        Move.Request request = new Move.Request("stamp", String.join(" ", targets), options.given(), false);
        return options.plan
                ? Moves.plan(around.console(), StampCommand.plan(tools, request, targets, purge))
                : Moves.ran(around.console(), StampCommand.run(tools, request, targets, purge));
    }
}
