package dev.windlass.cli;

import dev.windlass.command.LookCommand;
import dev.windlass.error.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code windlass show}. */
@Command(description = "Show a revision in full.")
final class ShowCli implements Callable<Integer> {
    private final Commands.Surroundings around;

    @Parameters(paramLabel = "REVISION", description = "Which: an id or its beginning, head, heads, current, …")
    String target = "";

    ShowCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Revisions.show(around.console(), LookCommand.show(around.tools(), target), true);
        return Exit.DONE;
    }
}
