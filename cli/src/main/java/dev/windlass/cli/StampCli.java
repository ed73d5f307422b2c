package dev.windlass.cli;

import dev.windlass.command.Move;
import dev.windlass.command.StampCommand;
import dev.windlass.command.Toolbox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code windlass stamp}. */
@Command(description = "Record revisions as applied, and run nothing.")
final class StampCli implements Callable<Integer> {
    private final Commands.Surroundings around;

    @Parameters(
            paramLabel = "REVISION",
            arity = "1..*",
            description = "What is to count as applied; base, or in layout pairs -1, for nothing.")
    List<String> targets = new ArrayList<>();

    @Option(names = "--purge", description = "Forget everything recorded before, even revisions unknown here.")
    boolean purge;

    @Mixin
    MoveOptions options = new MoveOptions();

    StampCli(Commands.Surroundings around) {
        this.around = around;
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
