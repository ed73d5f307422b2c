package dev.windlass.cli;

import dev.windlass.command.LookCommand;
import dev.windlass.command.RevisionView;
import dev.windlass.error.Exit;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code windlass heads}. */
final class HeadsCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    boolean resolveDependencies;

    HeadsCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Show the revisions that nothing follows.")
                .flag(
                        "Leave out heads that another revision depends on.",
                        given -> resolveDependencies = given,
                        "--resolve-dependencies");
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
