package dev.windlass.cli;

import dev.windlass.command.DiffCommand;
import dev.windlass.command.Differences;
import dev.windlass.command.Toolbox;
import dev.windlass.error.Exit;
import java.util.concurrent.Callable;

/** {@code windlass diff}. */
final class DiffCli implements Callable<Integer>, Declaration.Declared {
    static final String SOURCE = "a URL, a file or folder of SQL, model, database, revisions or revisions@REVISION.";

    private final Commands.Surroundings around;

    String from = "";

    String to = "";

    boolean exitCode;

    CompareOptions options = new CompareOptions();

    DiffCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Write the SQL that makes one schema another.")
                .word(String.class, "0", "1", "FROM", "What is: " + SOURCE, given -> from = given)
                .word(String.class, "1", "1", "TO", "What shall be, named in the same way.", given -> to = given)
                .flag("End with status 3 if they differ.", given -> exitCode = given, "--exit-code")
                .mixin(options);
    }

    @Override
    public Integer call() {
        Toolbox tools = around.tools();
        Differences differences = DiffCommand.run(tools, from, to, options.request(tools.configuration()));
        Console console = around.console();
        if (console.json()) {
            console.document(DifferencesView.document(differences));
        } else {
            DifferencesView.sql(console, differences.differences());
            console.note(
                    differences.inSync()
                            ? "Nothing differs between " + differences.actual() + " and " + differences.desired() + "."
                            : Moves.count(differences.differences().size(), "change") + " from " + differences.actual()
                                    + " to " + differences.desired() + ".");
        }
        DifferencesView.notes(console, differences);
        return exitCode && !differences.inSync() ? Exit.FOUND : Exit.DONE;
    }
}
