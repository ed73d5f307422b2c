package dev.windlass.cli;

import dev.windlass.command.DropCommand;
import dev.windlass.error.Exit;
import java.util.concurrent.Callable;

/** {@code windlass drop}. */
final class DropCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    boolean plan;

    Confirmation confirmation = new Confirmation();

    DropCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Drop everything in the database, the journal included; asks first.")
                .flag("Show what would be dropped, and drop nothing.", given -> plan = given, "--plan")
                .mixin(confirmation);
    }

    @Override
    public Integer call() {
        DropCommand.Result found = DropCommand.plan(around.tools());
        if (!plan && !found.objects().isEmpty()) {
            confirmation.ask(
                    around,
                    "Drop " + Moves.count(found.objects().size(), "object") + " in " + found.database()
                            + ", with everything in them?");
            DropCommand.run(around.tools());
        }
        Console console = around.console();
        if (console.json()) {
            console.document(Console.fields("command", "drop", "planned", plan, "objects", found.objects()));
            return Exit.DONE;
        }
        if (plan || around.options().verbose) {
            found.objects().forEach(console::result);
        }
        if (!plan) {
            console.result(
                    found.objects().isEmpty()
                            ? "The database is empty."
                            : Moves.count(found.objects().size(), "object") + " dropped.");
        }
        return Exit.DONE;
    }
}
