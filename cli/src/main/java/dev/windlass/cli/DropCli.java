package dev.windlass.cli;

import dev.windlass.command.DropCommand;
import dev.windlass.error.Exit;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code windlass drop}. */
@Command(description = "Drop everything in the database, the journal included; asks first.")
final class DropCli implements Callable<Integer> {
    private final Commands.Surroundings around;

    @Option(names = "--plan", description = "Show what would be dropped, and drop nothing.")
    boolean plan;

    @Mixin
    Confirmation confirmation = new Confirmation();

    DropCli(Commands.Surroundings around) {
        this.around = around;
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
            console.document(Map.of("command", "drop", "planned", plan, "objects", found.objects()));
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
