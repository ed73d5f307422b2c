package dev.windlass.cli;

import dev.windlass.command.DowngradeCommand;
import dev.windlass.command.SqlCommand;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Exit;
import dev.windlass.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code windlass downgrade}. */
@Command(description = "Revert revisions.")
final class DowngradeCli implements Callable<Integer> {
    private final Commands.Surroundings around;

    @Parameters(
            paramLabel = "REVISION",
            arity = "0..1",
            description = "Where to go: an id or its beginning, base, -1, label@base; with --sql a range a:b.")
    List<String> targets = List.of();

    @Option(names = "--sql", description = "Write the script for the database's own client; asks no database.")
    boolean sql;

    @Mixin
    MoveOptions options = new MoveOptions();

    /** A target such as {@code -1}, which looks like an option. */
    @Unmatched
    List<String> unmatched = new ArrayList<>();

    DowngradeCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        String target = target();
        if (sql) {
            SqlCommand.run(
                    around.tools(options.flags()),
                    false,
                    target,
                    options.given(),
                    around.shell().out());
            return Exit.DONE;
        }
        return Moves.run(around, options, "downgrade", target, true, DowngradeCommand.planning(target));
    }

    private String target() {
        List<String> all = new ArrayList<>(targets);
        all.addAll(unmatched);
        if (all.size() != 1) {
            throw Problem.of(
                            ErrorCode.USAGE,
                            all.isEmpty() ? "downgrade needs to know where to go" : "downgrade goes to one place")
                    .next("Name a revision, -1 for one step, or base for all: 'windlass downgrade -1'.")
                    .toException();
        }
        if (all.getFirst().startsWith("--")) {
            throw Problem.of(ErrorCode.USAGE, "Unknown option: '" + all.getFirst() + "'")
                    .next("Run 'windlass downgrade --help'.")
                    .toException();
        }
        return all.getFirst();
    }
}
