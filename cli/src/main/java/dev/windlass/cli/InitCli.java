package dev.windlass.cli;

import dev.windlass.command.InitCommand;
import dev.windlass.error.Exit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code windlass init}. */
@Command(description = "Start a project in a folder: windlass.toml and a folder of revisions.")
final class InitCli implements Callable<Integer> {
    private final Commands.Surroundings around;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "The folder; this one if left out.")
    Path folder = Path.of("");

    InitCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        GlobalOptions options = around.options();
        Path where = options.folder(around.shell()).resolve(folder).normalize();
        String scripts = options.path == null ? "versions" : options.path.getFirst();
        String url = options.url == null ? "${DATABASE_URL:-sqlite:///windlass.db}" : options.url;
        InitCommand.Result result = InitCommand.run(where, scripts, url);
        Console console = around.console();
        if (console.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("made", Console.texts(result.made()));
            document.put("kept", Console.texts(result.kept()));
            console.document(document);
            return Exit.DONE;
        }
        result.made().forEach(path -> console.result("made " + path));
        result.kept().forEach(path -> console.result("kept " + path + ", which was there"));
        console.note("Next: windlass revision -m \"…\" writes a revision, windlass upgrade head applies it.");
        return Exit.DONE;
    }
}
