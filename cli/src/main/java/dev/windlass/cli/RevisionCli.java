package dev.windlass.cli;

import dev.windlass.command.RevisionCommand;
import dev.windlass.error.Exit;
import dev.windlass.plan.Placement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code windlass revision}. */
@Command(description = "Write the script of a new revision.")
final class RevisionCli implements Callable<Integer> {
    private final Commands.Surroundings around;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "What it does, in a line.")
    String message = "";

    @Option(names = "--head", paramLabel = "REVISION", description = "The head to follow; base for a new root.")
    List<String> heads = List.of();

    @Option(names = "--splice", description = "Let it follow a revision that is no head.")
    boolean splice;

    @Option(names = "--branch-label", paramLabel = "LABEL", description = "A label for the branch that it begins.")
    List<String> labels = List.of();

    @Option(names = "--depends-on", paramLabel = "REVISION", description = "A revision that must be applied before it.")
    List<String> dependsOn = List.of();

    @Option(names = "--rev-id", paramLabel = "ID", description = "Its id, instead of one at random.")
    @Nullable
    String id;

    @Option(
            names = "--version-path",
            paramLabel = "DIR",
            description = "The folder for the file, one of the project's.")
    @Nullable
    Path folder;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why the change is made.")
    String reason = "";

    @Option(names = "--ticket", paramLabel = "TEXT", description = "Where it was asked for.")
    String ticket = "";

    @Option(names = "--java", description = "Write it in Java instead of SQL.")
    boolean java;

    RevisionCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        RevisionCommand.Result result = RevisionCommand.run(
                around.tools(),
                new RevisionCommand.Request(
                        message,
                        new Placement.Request(heads, splice, dependsOn, labels, Optional.ofNullable(id)),
                        false,
                        Optional.ofNullable(folder),
                        reason,
                        ticket,
                        java));
        show(around.console(), result);
        return Exit.DONE;
    }

    static void show(Console console, RevisionCommand.Result result) {
        if (console.json()) {
            console.document(Map.of(
                    "revision",
                    result.id().value(),
                    "parents",
                    Console.texts(result.parents()),
                    "files",
                    Console.texts(result.files())));
            return;
        }
        result.files().forEach(file -> console.result(file.toString()));
    }
}
