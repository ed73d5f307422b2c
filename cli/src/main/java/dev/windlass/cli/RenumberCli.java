package dev.windlass.cli;

import dev.windlass.command.RenumberCommand;
import dev.windlass.error.Exit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code windlass revision renumber}. */
final class RenumberCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    @Nullable
    String wanted;

    RenumberCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says(
                        "Layout pairs: give the next free number to a revision that is not applied, where two took one number.")
                .word(
                        String.class,
                        "0",
                        "0..1",
                        "REVISION",
                        "Which: a file, or its number and title; if left out, whichever of two with one number is not"
                                + " applied.",
                        given -> wanted = given);
    }

    @Override
    public Integer call() {
        List<RenumberCommand.Renamed> renamed =
                RenumberCommand.run(around.tools(), Optional.ofNullable(wanted), Instant.now());
        Console console = around.console();
        if (console.json()) {
            console.document(Console.fields(
                    "renamed",
                    renamed.stream()
                            .map(r -> Console.fields("from", r.from().toString(), "to", r.to().toString()))
                            .toList()));
            return Exit.DONE;
        }
        renamed.forEach(r -> console.result(r.from() + " -> " + r.to().getFileName()));
        if (renamed.isEmpty()) {
            console.result("No number is taken twice.");
        }
        return Exit.DONE;
    }
}
