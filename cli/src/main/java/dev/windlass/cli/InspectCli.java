package dev.windlass.cli;

import dev.windlass.command.InspectCommand;
import dev.windlass.command.Toolbox;
import dev.windlass.error.Exit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code windlass inspect}. */
final class InspectCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    String source = "database";

    CompareOptions options = new CompareOptions();

    InspectCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Write the SQL that builds a schema from nothing.")
                .word(
                        String.class,
                        "0",
                        "0..1",
                        "SOURCE",
                        "Whose schema: database (if left out), " + DiffCli.SOURCE,
                        given -> source = given)
                .mixin(options);
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
