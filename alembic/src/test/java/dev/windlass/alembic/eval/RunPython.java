package dev.windlass.alembic.eval;

import dev.windlass.alembic.python.Source;
import dev.windlass.error.WindlassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Runs a file and prints what it prints, for trying things out. */
public final class RunPython {
    private RunPython() {}

    public static void main(String[] arguments) throws Exception {
        PlainHooks hooks = new PlainHooks();
        Run run = new Run(Limits.DEFAULT, hooks, new Imports(name -> Optional.empty(), Map.of()));
        try {
            Source source = Source.decode(Files.readAllBytes(Path.of(arguments[0])), arguments[0]);
            DeepStack.call(() -> {
                new Program(run, source).load();
                return 0;
            });
        } catch (WindlassException failure) {
            System.out.println(failure.first());
        }
        hooks.printed.forEach(System.out::println);
    }
}
