package dev.windlass.cli;

import dev.windlass.command.BackupCommand;
import dev.windlass.command.BackupManifest;
import dev.windlass.error.Exit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code windlass backup}. */
final class BackupCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    Path to = Path.of("backups");

    @Nullable
    String client;

    BackupCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Save schema, rows, sequences and journal as one file, seen as of one moment.")
                .option(
                        Path.class,
                        "PATH",
                        "The folder for it (backups if left out), or a file that ends in .windlass.",
                        given -> to = given,
                        "--to")
                .option(
                        String.class,
                        "WHO",
                        "Who makes it: auto (the database's own client where it is there and new enough), own"
                                + " (Windlass itself), native (that client, or nothing).",
                        given -> client = given,
                        "--client");
    }

    @Override
    public Integer call() {
        BackupCommand.Result result = BackupCommand.run(
                around.tools(client == null ? Map.of() : Map.of("backup.client", List.of(client))),
                around.options().folder(around.shell()).resolve(to));
        Console console = around.console();
        if (console.json()) {
            console.document(document(result));
            return Exit.DONE;
        }
        console.result(result.file().toString());
        note(console, result);
        return Exit.DONE;
    }

    /** Says what is in it, and what is not. */
    static void note(Console console, BackupCommand.Result result) {
        BackupManifest manifest = result.manifest();
        result.fallback().ifPresent(why -> console.note("Windlass makes the backup itself: " + why));
        console.note(Moves.count(manifest.tables().size(), "table") + ", " + manifest.rows() + " rows"
                + (result.encrypted() ? ", encrypted" : "")
                + manifest.dump().map(dump -> ", saved by " + dump.client()).orElse(""));
        manifest.leftOut().forEach(text -> console.warn("not in the backup: " + text));
    }

    static Map<String, Object> document(BackupCommand.Result result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", result.file().toString());
        document.put("encrypted", result.encrypted());
        document.putAll(document(result.manifest()));
        return document;
    }

    static Map<String, Object> document(BackupManifest manifest) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("dialect", manifest.dialect());
        document.put("server", manifest.server());
        document.put("at", manifest.at());
        document.put("current", manifest.current());
        document.put("client", manifest.dump().map(BackupManifest.Dump::client).orElse("windlass"));
        document.put("rows", manifest.rows());
        document.put(
                "tables",
                manifest.tables().stream()
                        .map(part -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("table", part.table().toString());
                            one.put("rows", part.rows());
                            one.put("rows_sha256", part.sum());
                            return one;
                        })
                        .toList());
        document.put("left_out", List.copyOf(manifest.leftOut()));
        return document;
    }
}
