package dev.windlass.cli;

import dev.windlass.command.AutogenerateCommand;
import dev.windlass.command.CreateCommand;
import dev.windlass.command.RenameQuestions;
import dev.windlass.command.RevisionCommand;
import dev.windlass.command.Toolbox;
import dev.windlass.error.Exit;
import dev.windlass.plan.Placement;
import dev.windlass.script.Layout;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    @Option(
            names = "--autogenerate",
            description = "Write what makes the database what the model says, and the way back.")
    boolean autogenerate;

    @Option(
            names = "--no-renames",
            description = "Ask about no renames: what the model has not goes, with all that it holds.")
    boolean noRenames;

    @Mixin
    CompareOptions compare = new CompareOptions();

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "What it does; in layout pairs a part of the files' names.")
    List<String> name = List.of();

    @Mixin
    PairOptions pairs = new PairOptions();

    RevisionCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Toolbox tools = around.tools();
        String message = this.message.isEmpty() ? String.join(" ", name) : this.message;
        Optional<CreateCommand.Request> pair = Optional.empty();
        if (pairs.given() || RevisionCommand.layout(tools) == Layout.PAIRS) {
            Optional<Path> where = Optional.ofNullable(pairs.folder != null ? pairs.folder : folder)
                    .map(path -> around.options().folder(around.shell()).resolve(path));
            pair = Optional.of(new CreateCommand.Request(message, where, pairs.extension, pairs.numbering()));
        }
        RevisionCommand.Request revision = new RevisionCommand.Request(
                message,
                new Placement.Request(heads, splice, dependsOn, labels, Optional.ofNullable(id)),
                false,
                Optional.ofNullable(folder),
                reason,
                ticket,
                java);
        if (autogenerate) {
            return Autogenerating.run(
                    around,
                    tools,
                    new AutogenerateCommand.Request(
                            revision,
                            compare.request(tools.configuration()),
                            noRenames ? RenameQuestions.NONE : Autogenerating.questions(around),
                            pair));
        }
        if (pair.isPresent()) {
            show(around.console(), CreateCommand.run(tools, pair.get(), Instant.now()));
            return Exit.DONE;
        }
        RevisionCommand.Result result = RevisionCommand.run(tools, revision);
        show(around.console(), result);
        return Exit.DONE;
    }

    static void show(Console console, RevisionCommand.Result result) {
        if (console.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("revision", result.id().value());
            document.put("parents", Console.texts(result.parents()));
            document.put("files", Console.texts(result.files()));
            console.document(document);
            return;
        }
        result.files().forEach(file -> console.result(file.toString()));
    }
}
