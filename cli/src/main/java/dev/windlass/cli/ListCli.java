package dev.windlass.cli;

import dev.windlass.command.LookCommand;
import dev.windlass.command.RevisionView;
import dev.windlass.error.Exit;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code windlass list}. */
final class ListCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    ListCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration.says("Show every revision, the oldest first, and whether it is applied.");
    }

    @Override
    public Integer call() {
        List<RevisionView> views = LookCommand.list(around.tools());
        if (around.console().json()) {
            Revisions.show(around.console(), views, false);
            return Exit.DONE;
        }
        for (RevisionView view : views) {
            String mark =
                    view.applied().map(applied -> applied ? "[x] " : "[ ] ").orElse("");
            around.console()
                    .result(mark + view.revision().id() + "  " + view.revision().title());
        }
        return Exit.DONE;
    }
}
