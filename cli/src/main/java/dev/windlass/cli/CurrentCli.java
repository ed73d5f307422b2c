package dev.windlass.cli;

import dev.windlass.command.CurrentCommand;
import dev.windlass.error.Exit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code windlass current}. */
final class CurrentCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    boolean checkHeads;

    CurrentCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Show where the database is.")
                .flag("End with status 3 unless everything is applied.", given -> checkHeads = given, "--check-heads");
    }

    @Override
    public Integer call() {
        CurrentCommand.Result result = CurrentCommand.run(around.tools());
        Console console = around.console();
        if (console.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put(
                    "current",
                    result.current().stream()
                            .map(view -> view.revision().id().value())
                            .toList());
            document.put("at_heads", result.atHeads());
            console.document(document);
        } else if (around.options().verbose) {
            console.result("Current revision(s) for " + result.database() + ":");
            Revisions.show(console, result.current(), true);
        } else {
            result.current()
                    .forEach(view -> console.result(view.revision().id()
                            + (view.effectiveHead() ? " (effective head)" : view.head() ? " (head)" : "")));
        }
        if (checkHeads && !result.atHeads()) {
            console.note("The database is not at every head.");
            return Exit.FOUND;
        }
        return Exit.DONE;
    }
}
