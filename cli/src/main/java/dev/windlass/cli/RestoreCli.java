package dev.windlass.cli;

import dev.windlass.command.RestoreCommand;
import dev.windlass.error.Exit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code windlass restore}. */
@Command(description = "Put a backup into the database, or prove with --check that it could be.")
final class RestoreCli implements Callable<Integer> {
    private final Commands.Surroundings around;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    @Nullable
    Path file;

    @Option(
            names = "--check",
            description = "Restore into the dev database, and compare schema and every row with what was saved.")
    boolean check;

    @Option(names = "--replace", description = "Drop everything in the database first; asks.")
    boolean replace;

    @Mixin
    Confirmation confirmation = new Confirmation();

    RestoreCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Path backup = around.options().folder(around.shell()).resolve(java.util.Objects.requireNonNull(file));
        if (replace && !check) {
            confirmation.ask(around, "Drop everything in the database, and put " + backup.getFileName() + " there?");
        }
        RestoreCommand.Result result = check
                ? RestoreCommand.check(around.tools(), backup)
                : RestoreCommand.run(around.tools(), backup, replace);
        Console console = around.console();
        if (console.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("checked", check);
            document.put("into", result.into());
            document.putAll(BackupCli.document(result.manifest()));
            console.document(document);
            return Exit.DONE;
        }
        String what = Moves.count(result.manifest().tables().size(), "table") + ", "
                + result.manifest().rows() + " rows, as of " + result.manifest().at();
        console.result(
                check ? "✓ The backup can be restored, and gives back every row: " + what : "Restored " + what + ".");
        return Exit.DONE;
    }
}
