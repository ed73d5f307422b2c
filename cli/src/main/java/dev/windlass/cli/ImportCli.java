package dev.windlass.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code windlass import}. */
final class ImportCli implements Runnable, Declaration.Declared {
    private @Nullable CommandSpec spec;

    ImportCli(Commands.Surroundings around) {
        // Its own commands do the work.
    }

    @Override
    public void declare(Declaration declaration) {
        spec = declaration.spec();
        declaration.says("Write another tool's whole history as SQL revisions.");
    }

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("it is declared before it runs");
        }
        throw new ParameterException(spec.commandLine(), "Say what to import: windlass import alembic");
    }
}
