package dev.windlass.cli;

import dev.windlass.command.PortCommand;
import dev.windlass.error.Exit;
import dev.windlass.script.Ported;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code windlass revision port}. */
final class PortCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    String revision = "";

    DialectOption dialect = new DialectOption();

    PortCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Write a SQL revision in the place of an Alembic one, with the same id and the same parents.")
                .word(String.class, "0", "1", "REVISION", "Which: an id or its beginning.", given -> revision = given)
                .mixin(dialect);
    }

    @Override
    public Integer call() {
        PortCommand.Result result = PortCommand.run(around.tools(), revision, dialect.value());
        Console console = around.console();
        if (console.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("revision", result.id().value());
            document.put("file", result.file().toString());
            document.put("aside", result.aside().toString());
            document.put("unported", documents(result.unread()));
            console.document(document);
        } else {
            console.result(result.file().toString());
            console.note("The revision in Python is kept as " + result.aside().getFileName() + ".");
            say(console, result.unread());
        }
        return result.unread().isEmpty() ? Exit.DONE : Exit.FOUND;
    }

    /** Says what a person has to write. */
    static void say(Console console, List<Ported.Part.Unread> unread) {
        unread.forEach(part -> console.note("not ported: " + part.where() + ": " + part.why()));
        if (!unread.isEmpty()) {
            console.note("Write the statements where the file says 'unported', and delete that line: until then the"
                    + " revision does not run.");
        }
    }

    static List<Object> documents(List<Ported.Part.Unread> unread) {
        List<Object> all = new ArrayList<>();
        for (Ported.Part.Unread part : unread) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("where", part.where());
            one.put("code", part.code());
            one.put("why", part.why());
            all.add(one);
        }
        return all;
    }
}
