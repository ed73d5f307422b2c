package dev.windlass.cli;

import dev.windlass.command.BackupCommand;
import dev.windlass.command.Move;
import dev.windlass.command.SqlCommand;
import dev.windlass.command.Toolbox;
import dev.windlass.command.UpgradeCommand;
import dev.windlass.error.Exit;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code windlass upgrade}. */
final class UpgradeCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    List<String> targets = List.of();

    boolean sql;

    boolean allowOutOfOrder;

    @Nullable
    Path backup;

    MoveOptions options = new MoveOptions();

    UpgradeCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Apply revisions.")
                .words(
                        String.class,
                        "0..*",
                        "REVISION",
                        "Where to go: head (if left out), heads, an id or its beginning, +2 or 2 for two steps,"
                                + " label@head; with --sql also a range a:b.",
                        given -> targets = given)
                .flag(
                        "Write the script for the database's own client; asks no database.",
                        given -> sql = given,
                        "--sql")
                .flag(MoveOptions.OUT_OF_ORDER, given -> allowOutOfOrder = given, "--allow-out-of-order")
                .option(
                        Path.class,
                        "PATH",
                        "Save the database into this folder first, if anything is to run; nothing runs if that fails.",
                        given -> backup = given,
                        "--backup")
                .mixin(options);
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
        if (backup != null && !options.plan) {
            save(wanted, backup);
        }
        return Moves.run(
                around,
                options,
                "upgrade",
                String.join(" ", wanted),
                true,
                UpgradeCommand.planning(wanted, MoveOptions.outOfOrder(allowOutOfOrder)));
    }

    private void save(List<String> wanted, Path to) {
        Toolbox tools = around.tools(options.flags());
        Move.Request request = new Move.Request("upgrade", String.join(" ", wanted), options.given(), true);
        boolean pending = !Move.plan(
                        tools, request, UpgradeCommand.planning(wanted, MoveOptions.outOfOrder(allowOutOfOrder)))
                .steps()
                .isEmpty();
        if (pending) {
            BackupCommand.Result saved = BackupCommand.run(
                    tools, around.options().folder(around.shell()).resolve(to));
            around.console().note("backup: " + saved.file());
            BackupCli.note(around.console(), saved);
        }
    }
}
