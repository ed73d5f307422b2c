package dev.windlass.cli;

import dev.windlass.command.ImportCommand;
import dev.windlass.error.Exit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code windlass import alembic}. */
final class ImportAlembicCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    Path into = Path.of("versions");

    DialectOption dialect = new DialectOption();

    ImportAlembicCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says(
                        "Write all Alembic revisions as SQL revisions with the same ids. What is there already is left as it is.")
                .option(
                        Path.class,
                        "DIR",
                        "The folder for them, beside the configuration file (default: versions).",
                        given -> into = given,
                        "--into")
                .mixin(dialect);
    }

    @Override
    public Integer call() {
        ImportCommand.Result result = ImportCommand.run(around.tools(), into, dialect.value());
        Console console = around.console();
        if (console.json()) {
            console.document(document(result));
        } else {
            text(console, result);
        }
        return result.complete() ? Exit.DONE : Exit.FOUND;
    }

    private void text(Console console, ImportCommand.Result result) {
        long written = count(result, ImportCommand.State.WRITTEN);
        long unchanged = count(result, ImportCommand.State.UNCHANGED);
        console.result(written + " of " + Moves.count(result.revisions().size(), "revision") + " written to "
                + result.folder() + " for " + result.dialect().word()
                + (unchanged == 0 ? "" : "; " + unchanged + " there already"));
        result.revisions().stream()
                .filter(r -> r.state() == ImportCommand.State.KEPT)
                .forEach(r -> console.note("kept, since it says something else: " + r.file()));
        List<ImportCommand.Imported> open =
                result.revisions().stream().filter(r -> !r.unread().isEmpty()).toList();
        for (ImportCommand.Imported revision : open) {
            console.result("not ported in whole: " + revision.file().getFileName());
            revision.unread().forEach(part -> console.result("    " + part.where() + ": " + part.why()));
        }
        if (!open.isEmpty()) {
            console.note(
                    "Write the statements where the files say 'unported', and delete those lines: until then those revisions do"
                            + " not run. Nothing is missing on databases where they are applied.");
        }
        result.configuration()
                .ifPresentOrElse(
                        file -> console.note("Written: " + file + ". 'windlass status' shows the new folder."),
                        () -> console.note("To go on with them, set in windlass.toml: path = \""
                                + into.toString().replace('\\', '/') + "\" and layout = \"alembic\"."));
    }

    private static long count(ImportCommand.Result result, ImportCommand.State state) {
        return result.revisions().stream().filter(r -> r.state() == state).count();
    }

    private static Map<String, Object> document(ImportCommand.Result result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("folder", result.folder().toString());
        document.put("dialect", result.dialect().word());
        document.put("configuration", result.configuration().map(Path::toString).orElse(null));
        document.put(
                "revisions",
                result.revisions().stream()
                        .map(r -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("revision", r.id().value());
                            one.put("file", r.file().toString());
                            one.put("state", r.state().name().toLowerCase(java.util.Locale.ROOT));
                            one.put("unported", PortCli.documents(r.unread()));
                            return one;
                        })
                        .toList());
        return document;
    }
}
