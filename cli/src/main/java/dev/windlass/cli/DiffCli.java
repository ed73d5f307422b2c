package dev.windlass.cli;

import dev.windlass.command.DiffCommand;
import dev.windlass.command.Differences;
import dev.windlass.command.Toolbox;
import dev.windlass.error.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code windlass diff}. */
@Command(description = "Write the SQL that makes one schema another.")
final class DiffCli implements Callable<Integer> {
    static final String SOURCE = "a URL, a file or folder of SQL, model, database, revisions or revisions@REVISION.";

    private final Commands.Surroundings around;

    @Parameters(index = "0", paramLabel = "FROM", description = "What is: " + SOURCE)
    String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "What shall be, named in the same way.")
    String to = "";

    @Option(names = "--exit-code", description = "End with status 3 if they differ.")
    boolean exitCode;

    @Mixin
    CompareOptions options = new CompareOptions();

    DiffCli(Commands.Surroundings around) {
        this.around = around;
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
