package dev.windlass.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The ways in which other tools say that a script must not run in a transaction, in the script or in a file beside it.
 */
public final class TransactionMarkers {
    private static final int BEGINNING = 8192;

    /**
     * Comment lines: goose ({@code -- +goose NO TRANSACTION}), sqlx ({@code -- no-transaction}), Flyway
     * ({@code -- flyway:executeInTransaction=false}), Atlas ({@code -- atlas:txmode none}), dbmate ({@code -- migrate:up
     * transaction:false}).
     */
    private static final Pattern LINE =
            Pattern.compile("(?im)^[ \\t\\uFEFF]*--[ \\t]*(?:\\+goose[ \\t]+NO[ \\t]+TRANSACTION|no-transaction"
                    + "|flyway:executeInTransaction[ \\t]*=[ \\t]*false|atlas:txmode[ \\t]+none"
                    + "|migrate:(?:up|down)[ \\t].*\\btransaction:false)\\b");

    /** Flyway's {@code <script>.conf}. */
    private static final Pattern FLYWAY = Pattern.compile("(?im)^[ \\t]*executeInTransaction[ \\t]*=[ \\t]*false\\b");

    /** diesel's {@code metadata.toml}, in the folder of a migration. */
    private static final Pattern DIESEL = Pattern.compile("(?m)^[ \\t]*run_in_transaction[ \\t]*=[ \\t]*false\\b");

    private record Beside(Path file, Pattern pattern) {}

    private TransactionMarkers() {}

    /** Whether one of them is there for a script. The script's own lines count as far as {@value #BEGINNING} characters. */
    public static boolean noTransaction(ScriptFile script) {
        Path path = script.path();
        List<Beside> beside = List.of(
                new Beside(path.resolveSibling(path.getFileName() + ".conf"), FLYWAY),
                new Beside(path.resolveSibling("metadata.toml"), DIESEL));
        return beside.stream().anyMatch(other -> says(other.file(), other.pattern()))
                || LINE.matcher(script.head(BEGINNING)).find();
    }

    private static boolean says(Path file, Pattern pattern) {
        try {
            return Files.isRegularFile(file)
                    && pattern.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
