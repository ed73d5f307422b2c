package dev.windlass.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code windlass import}. */
@Command(description = "Write another tool's whole history as SQL revisions.")
final class ImportCli implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    ImportCli(Commands.Surroundings around) {
        // Its own commands do the work.
    }

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("the parser sets the specification");
        }
        throw new ParameterException(spec.commandLine(), "Say what to import: windlass import alembic");
    }
}
