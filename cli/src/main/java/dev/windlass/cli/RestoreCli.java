package dev.windlass.cli;

import dev.windlass.command.RestoreCommand;
import dev.windlass.error.Exit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code windlass restore}. */
final class RestoreCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    @Nullable
    Path file;

    boolean check;

    boolean replace;

    Confirmation confirmation = new Confirmation();

    RestoreCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Put a backup into the database, or prove with --check that it could be.")
                .word(Path.class, "0", "1", "FILE", "The backup.", given -> file = given)
                .flag(
                        "Restore into the dev database, and compare schema and every row with what was saved.",
                        given -> check = given,
                        "--check")
                .flag("Drop everything in the database first; asks.", given -> replace = given, "--replace")
                .mixin(confirmation);
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
