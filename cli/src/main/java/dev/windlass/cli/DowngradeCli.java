package dev.windlass.cli;

import dev.windlass.command.DowngradeCommand;
import dev.windlass.command.SqlCommand;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Exit;
import dev.windlass.error.Problem;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code windlass downgrade}. */
final class DowngradeCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    List<String> targets = List.of();

    boolean all;

    boolean sql;

    MoveOptions options = new MoveOptions();

    Confirmation confirmation = new Confirmation();

    DowngradeCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Revert revisions.")
                .words(
                        String.class,
                        "0..*",
                        "REVISION",
                        "Where to go: an id or its beginning, base, -1 or 1 for one step, label@base; with --sql a range"
                                + " a:b.",
                        given -> targets = given)
                .flag("Revert everything that is applied.", given -> all = given, "--all", "-all")
                .flag(
                        "Write the script for the database's own client; asks no database.",
                        given -> sql = given,
                        "--sql")
                .mixin(options)
                .mixin(confirmation);
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
        // golang-migrate asks before it reverts all that nobody asked for by word or number.
        if (targets.isEmpty() && !all && !options.plan) {
            confirmation.ask(around, "Revert everything that is applied?");
        }
        return Moves.run(around, options, "downgrade", target, true, DowngradeCommand.planning(target));
    }

    private String target() {
        if (all && !targets.isEmpty()) {
            throw Problem.of(ErrorCode.USAGE, "--all and \"" + targets.getFirst() + "\" say different things")
                    .next("Leave out one of them.")
                    .toException();
        }
        if (targets.size() > 1) {
            throw Problem.of(ErrorCode.USAGE, "downgrade goes to one place")
                    .because("there are " + targets.size() + ": " + String.join(", ", targets))
                    .toException();
        }
        return targets.isEmpty() ? "base" : targets.getFirst();
    }
}
