package dev.windlass.cli;

import dev.windlass.command.LoadCommand;
import dev.windlass.error.Exit;
import dev.windlass.jdbc.TableLoad;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code windlass load}. */
final class LoadCli implements Callable<Integer>, Declaration.Declared {
    private static final int SHOWN = 50;

    private final Commands.Surroundings around;

    List<Path> files = List.of();

    @Nullable
    String table;

    @Nullable
    Path mapping;

    List<String> key = List.of();

    boolean skipRejected;

    boolean plan;

    LoadCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Put the rows of JSON and CSV files into tables, parents first, in one transaction: new ones are"
                        + " inserted, changed ones updated, the same left alone.")
                .words(
                        Path.class,
                        "1..*",
                        "FILE",
                        "The files; without --table each is named after its table.",
                        given -> files = given)
                .option(String.class, "NAME", "The table.", given -> table = given, "--table")
                .option(
                        Path.class,
                        "FILE",
                        "How the parts of a nested JSON document become rows of several tables; see docs/load.md.",
                        given -> mapping = given,
                        "--mapping")
                .separated(
                        String.class,
                        "COLUMN",
                        "The columns that tell a row from the others; the table's own key if left out.",
                        given -> key = given,
                        "--key")
                .flag(
                        "Load the other rows although some are rejected.",
                        given -> skipRejected = given,
                        "--skip-rejected")
                .flag("Show what would be inserted and changed, and keep nothing.", given -> plan = given, "--plan");
    }

    @Override
    public Integer call() {
        Path folder = around.options().folder(around.shell());
        TableLoad.Result result = LoadCommand.run(
                around.tools(),
                new LoadCommand.Request(
                        files.stream().map(folder::resolve).toList(),
                        Optional.ofNullable(table),
                        Optional.ofNullable(mapping).map(folder::resolve),
                        key,
                        skipRejected,
                        plan));
        if (around.console().json()) {
            around.console().document(document(result));
        } else {
            show(around.console(), result);
        }
        return result.kept() || plan && result.rejected().isEmpty() ? Exit.DONE : Exit.FAILED;
    }

    private void show(Console console, TableLoad.Result result) {
        for (TableLoad.Loaded loaded : result.tables()) {
            console.result(loaded.table() + ": " + loaded.inserted() + " new, " + loaded.updated() + " changed, "
                    + loaded.unchanged() + " the same"
                    + (loaded.duplicates().isEmpty()
                            ? ""
                            : ", " + Moves.count(loaded.duplicates().size(), "duplicate") + " skipped"));
            loaded.duplicates().stream()
                    .limit(SHOWN)
                    .forEach(place -> console.note("  " + place + ": a row before it has the same key"));
        }
        for (TableLoad.Rejected rejected :
                result.rejected().stream().limit(SHOWN).toList()) {
            console.result("✗ " + rejected.place() + " (" + rejected.table() + "): " + rejected.why());
        }
        if (result.rejected().size() > SHOWN) {
            console.result("✗ … and " + (result.rejected().size() - SHOWN) + " more");
        }
        if (plan) {
            console.result("Nothing was kept: it was only tried.");
        } else if (!result.kept()) {
            console.result(Moves.count(result.rejected().size(), "row") + " rejected; nothing was loaded.");
        } else if (!result.rejected().isEmpty()) {
            console.result(Moves.count(result.rejected().size(), "row") + " rejected; the others are loaded.");
        }
    }

    private static Map<String, Object> document(TableLoad.Result result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kept", result.kept());
        document.put(
                "tables",
                result.tables().stream()
                        .map(loaded -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("table", loaded.table());
                            one.put("inserted", loaded.inserted());
                            one.put("updated", loaded.updated());
                            one.put("unchanged", loaded.unchanged());
                            one.put("duplicates", loaded.duplicates());
                            return one;
                        })
                        .toList());
        document.put(
                "rejected",
                result.rejected().stream()
                        .map(rejected -> Console.fields(
                                "table", rejected.table(), "place", rejected.place(), "why", rejected.why()))
                        .toList());
        return document;
    }
}
