package dev.windlass.cli;

import dev.windlass.command.CheckCommand;
import dev.windlass.command.Differences;
import dev.windlass.command.Toolbox;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Exit;
import dev.windlass.error.Problem;
import java.util.concurrent.Callable;

/** {@code windlass check}. */
final class CheckCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    String against = "database";

    CompareOptions options = new CompareOptions();

    CheckCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Compare the database with the model; end with status 3 if they differ.")
                .option(
                        String.class,
                        "WHAT",
                        "What is compared with the model: database (if left out) or revisions, which needs no"
                                + " database of the project's own.",
                        given -> against = given,
                        "--against")
                .mixin(options);
    }

    @Override
    public Integer call() {
        if (!against.equals("database") && !against.equals("revisions")) {
            throw Problem.of(ErrorCode.USAGE, "--against takes database or revisions, not \"" + against + "\"")
                    .next("Run 'windlass check --help'.")
                    .toException();
        }
        Toolbox tools = around.tools();
        Differences differences =
                CheckCommand.run(tools, options.request(tools.configuration()), against.equals("revisions"));
        Console console = around.console();
        if (console.json()) {
            console.document(DifferencesView.document(differences));
        } else if (differences.inSync()) {
            console.result("In sync: " + differences.actual() + " and the model (" + differences.desired()
                    + ") say the same.");
        } else {
            console.result(
                    "Out of sync: " + Moves.count(differences.differences().size(), "change") + " would make "
                            + differences.actual() + " what the model (" + differences.desired() + ") says:");
            DifferencesView.list(console, differences.differences());
            console.note("Run 'windlass revision --autogenerate -m \"…\"' to write them as a revision.");
        }
        DifferencesView.notes(console, differences);
        return differences.inSync() ? Exit.DONE : Exit.FOUND;
    }
}
