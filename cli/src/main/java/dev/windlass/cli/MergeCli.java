package dev.windlass.cli;

import dev.windlass.command.RevisionCommand;
import dev.windlass.error.Exit;
import dev.windlass.plan.Placement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code windlass merge}. */
@Command(description = "Write a revision that joins several heads.")
final class MergeCli implements Callable<Integer> {
    private final Commands.Surroundings around;

    @Parameters(paramLabel = "REVISION", arity = "0..*", description = "The heads to join; all of them if left out.")
    List<String> heads = List.of();

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "What it is, in a line.")
    String message = "";

    @Option(names = "--splice", description = "Let it join revisions that are no heads.")
    boolean splice;

    @Option(names = "--branch-label", paramLabel = "LABEL", description = "A label for the branch.")
    List<String> labels = List.of();

    @Option(names = "--rev-id", paramLabel = "ID", description = "Its id, instead of one at random.")
    @Nullable
    String id;

    MergeCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        RevisionCli.show(
                around.console(),
                RevisionCommand.run(
                        around.tools(),
                        new RevisionCommand.Request(
                                message,
                                new Placement.Request(heads, splice, List.of(), labels, Optional.ofNullable(id)),
                                true,
                                Optional.empty(),
                                "",
                                "",
                                false)));
        return Exit.DONE;
    }
}
