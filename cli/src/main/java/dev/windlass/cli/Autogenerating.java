package dev.windlass.cli;

import dev.windlass.command.AutogenerateCommand;
import dev.windlass.command.RenameQuestions;
import dev.windlass.command.Toolbox;
import dev.windlass.diff.Rename;
import dev.windlass.error.Exit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code windlass revision --autogenerate}. */
final class Autogenerating {
    private Autogenerating() {}

    /** Asks on a terminal, and nobody elsewhere. */
    static RenameQuestions questions(Commands.Surroundings around) {
        return rename -> {
            String[] names = rename.text().split("=", 2);
            return Confirmation.decide(
                    around, "Was " + names[0] + " renamed to " + names[1] + "? (Otherwise the old one is dropped.)");
        };
    }

    static int run(Commands.Surroundings around, Toolbox tools, AutogenerateCommand.Request request) {
        AutogenerateCommand.Result result = AutogenerateCommand.run(tools, request);
        Console console = around.console();
        if (console.json()) {
            console.document(document(result));
            return Exit.DONE;
        }
        if (result.written().isEmpty()) {
            console.result("Nothing to do: " + result.differences().actual() + " and the model ("
                    + result.differences().desired() + ") say the same. No revision was written.");
            DifferencesView.notes(console, result.differences());
            return Exit.DONE;
        }
        RevisionCli.show(console, result.written().get());
        DifferencesView.list(console, result.differences().differences());
        for (Rename rename : result.open()) {
            console.warn("the revision asks whether " + rename.text().replace("=", " was renamed to ")
                    + ", and does not run before: decide in the file, or delete it and run again with --rename "
                    + rename.text()
                    + " or --no-renames");
        }
        result.findings().forEach(console::warn);
        if (result.findings().isEmpty()) {
            console.note("Tried out on the dev database: the way up leads to the model, the way back to the start.");
        }
        DifferencesView.unmanagedNotes(console, result.differences().unmanaged());
        return Exit.DONE;
    }

    private static Map<String, Object> document(AutogenerateCommand.Result result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "revision",
                result.written().map(written -> written.id().value()).orElse(null));
        document.put(
                "parents",
                result.written()
                        .map(written -> Console.texts(written.parents()))
                        .orElse(List.of()));
        document.put(
                "files",
                result.written().map(written -> Console.texts(written.files())).orElse(List.of()));
        document.put(
                "operations", DifferencesView.operations(result.differences().differences()));
        document.put("questions", result.open().stream().map(Rename::text).toList());
        document.put("findings", result.findings());
        document.put("unmanaged", DifferencesView.unmanaged(result.differences().unmanaged()));
        return document;
    }
}
