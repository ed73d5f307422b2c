package dev.windlass.cli;

import dev.windlass.command.InspectCommand;
import dev.windlass.command.Toolbox;
import dev.windlass.error.Exit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code windlass inspect}. */
@Command(description = "Write the SQL that builds a schema from nothing.")
final class InspectCli implements Callable<Integer> {
    private final Commands.Surroundings around;

    @Parameters(
            arity = "0..1",
            paramLabel = "SOURCE",
            description = "Whose schema: database (if left out), " + DiffCli.SOURCE)
    String source = "database";

    @Mixin
    CompareOptions options = new CompareOptions();

    InspectCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Toolbox tools = around.tools();
        InspectCommand.Result result = InspectCommand.run(tools, source, options.filter(tools.configuration()));
        Console console = around.console();
        if (console.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("source", result.title());
            document.put("server", result.server());
            document.put("objects", SchemaDocument.of(result.schema()));
            document.put(
                    "sql",
                    result.differences().stream()
                            .flatMap(difference -> difference.sql().stream())
                            .toList());
            document.put("unmanaged", DifferencesView.unmanaged(result.unmanaged()));
            console.document(document);
        } else {
            DifferencesView.sql(console, result.differences());
        }
        DifferencesView.unmanagedNotes(console, result.unmanaged());
        return Exit.DONE;
    }
}
