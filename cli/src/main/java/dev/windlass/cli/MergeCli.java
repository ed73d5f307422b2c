package dev.windlass.cli;

import dev.windlass.command.RevisionCommand;
import dev.windlass.error.Exit;
import dev.windlass.plan.Placement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code windlass merge}. */
final class MergeCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    List<String> heads = List.of();

    String message = "";

    boolean splice;

    List<String> labels = List.of();

    @Nullable
    String id;

    MergeCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Write a revision that joins several heads.")
                .words(
                        String.class,
                        "0..*",
                        "REVISION",
                        "The heads to join; all of them if left out.",
                        given -> heads = given)
                .option(String.class, "TEXT", "What it is, in a line.", given -> message = given, "-m", "--message")
                .flag("Let it join revisions that are no heads.", given -> splice = given, "--splice")
                .options(String.class, "LABEL", "A label for the branch.", given -> labels = given, "--branch-label")
                .option(String.class, "ID", "Its id, instead of one at random.", given -> id = given, "--rev-id");
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
