package dev.windlass.cli;

import dev.windlass.command.SqlCommand;
import dev.windlass.command.UpgradeCommand;
import dev.windlass.error.Exit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code windlass upgrade}. */
@Command(description = "Apply revisions.")
final class UpgradeCli implements Callable<Integer> {
    private final Commands.Surroundings around;

    @Parameters(
            paramLabel = "REVISION",
            arity = "0..*",
            description = "Where to go: head (if left out), heads, an id or its beginning, +2 or 2 for two steps,"
                    + " label@head; with --sql also a range a:b.")
    List<String> targets = List.of();

    @Option(names = "--sql", description = "Write the script for the database's own client; asks no database.")
    boolean sql;

    @Option(names = "--allow-out-of-order", description = MoveOptions.OUT_OF_ORDER)
    boolean allowOutOfOrder;

    @Mixin
    MoveOptions options = new MoveOptions();

    UpgradeCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        List<String> wanted = targets.isEmpty() ? List.of("head") : targets;
        if (sql) {
            SqlCommand.run(
                    around.tools(options.flags()),
                    true,
                    wanted.getFirst(),
                    options.given(),
                    around.shell().out());
            return Exit.DONE;
        }
        return Moves.run(
                around,
                options,
                "upgrade",
                String.join(" ", wanted),
                true,
                UpgradeCommand.planning(wanted, MoveOptions.outOfOrder(allowOutOfOrder)));
    }
}
