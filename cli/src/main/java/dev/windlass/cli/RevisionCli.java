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

/** {@code windlass revision}. */
final class RevisionCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    String message = "";

    List<String> heads = List.of();

    boolean splice;

    List<String> labels = List.of();

    List<String> dependsOn = List.of();

    @Nullable
    String id;

    @Nullable
    Path folder;

    String reason = "";

    String ticket = "";

    boolean java;

    boolean autogenerate;

    boolean noRenames;

    CompareOptions compare = new CompareOptions();

    List<String> name = List.of();

    PairOptions pairs = new PairOptions();

    RevisionCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Write the script of a new revision.")
                .option(String.class, "TEXT", "What it does, in a line.", given -> message = given, "-m", "--message")
                .options(
                        String.class,
                        "REVISION",
                        "The head to follow; base for a new root.",
                        given -> heads = given,
                        "--head")
                .flag("Let it follow a revision that is no head.", given -> splice = given, "--splice")
                .options(
                        String.class,
                        "LABEL",
                        "A label for the branch that it begins.",
                        given -> labels = given,
                        "--branch-label")
                .options(
                        String.class,
                        "REVISION",
                        "A revision that must be applied before it.",
                        given -> dependsOn = given,
                        "--depends-on")
                .option(String.class, "ID", "Its id, instead of one at random.", given -> id = given, "--rev-id")
                .option(
                        Path.class,
                        "DIR",
                        "The folder for the file, one of the project's.",
                        given -> folder = given,
                        "--version-path")
                .option(String.class, "TEXT", "Why the change is made.", given -> reason = given, "--reason")
                .option(String.class, "TEXT", "Where it was asked for.", given -> ticket = given, "--ticket")
                .flag("Write it in Java instead of SQL.", given -> java = given, "--java")
                .flag(
                        "Write what makes the database what the model says, and the way back.",
                        given -> autogenerate = given,
                        "--autogenerate")
                .flag(
                        "Ask about no renames: what the model has not goes, with all that it holds.",
                        given -> noRenames = given,
                        "--no-renames")
                .mixin(compare)
                .words(
                        String.class,
                        "0..*",
                        "NAME",
                        "What it does; in layout pairs a part of the files' names.",
                        given -> name = given)
                .mixin(pairs);
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
