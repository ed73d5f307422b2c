package dev.windlass.cli;

import dev.windlass.command.LookCommand;
import dev.windlass.command.RevisionView;
import dev.windlass.error.Exit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code windlass heads}. */
@Command(description = "Show the revisions that nothing follows.")
final class HeadsCli implements Callable<Integer> {
    private final Commands.Surroundings around;

    @Option(names = "--resolve-dependencies", description = "Leave out heads that another revision depends on.")
    boolean resolveDependencies;

    HeadsCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        List<RevisionView> views = LookCommand.heads(around.tools(), resolveDependencies);
        if (around.console().json() || around.options().verbose) {
            Revisions.show(around.console(), views, around.options().verbose);
        } else {
            views.forEach(view -> around.console().result(Revisions.brief(view)));
        }
        return Exit.DONE;
    }
}
