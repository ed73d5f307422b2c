package dev.windlass.cli;

import dev.windlass.command.LookCommand;
import dev.windlass.command.RevisionView;
import dev.windlass.error.Exit;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code windlass branches}. */
final class BranchesCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    BranchesCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration.says("Show the revisions that several others follow.");
    }

    @Override
    public Integer call() {
        List<RevisionView> views = LookCommand.branches(around.tools());
        if (around.console().json() || around.options().verbose) {
            Revisions.show(around.console(), views, around.options().verbose);
            return Exit.DONE;
        }
        for (RevisionView view : views) {
            around.console().result(Revisions.brief(view));
            view.children().forEach(child -> around.console().result("        -> " + child));
        }
        return Exit.DONE;
    }
}
