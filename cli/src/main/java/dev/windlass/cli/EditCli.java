package dev.windlass.cli;

import dev.windlass.command.LookCommand;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Exit;
import dev.windlass.error.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code windlass edit}. */
final class EditCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    String target = "";

    EditCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Open the files of a revision in $EDITOR, else $VISUAL.")
                .word(
                        String.class,
                        "0",
                        "1",
                        "REVISION",
                        "Which: an id or its beginning, head, heads, current, …",
                        given -> target = given);
    }

    @Override
    public Integer call() {
        List<Path> files = LookCommand.files(around.tools(), target);
        String editor = editor(around.shell().environment());
        List<String> command = new ArrayList<>();
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            command.addAll(List.of(editor.split(" ")));
        } else {
            // The variable may hold options, and is quoted as the shell quotes.
            command.addAll(List.of("/bin/sh", "-c", editor + " \"$@\"", editor));
        }
        files.forEach(file -> command.add(file.toString()));
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            int status = process.waitFor();
            if (status != 0) {
                throw Problem.of(ErrorCode.FILE_FAILED, "The editor ended with status " + status)
                        .at(editor)
                        .next("Check $EDITOR and $VISUAL.")
                        .toException();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Exit.DONE;
    }

    private static String editor(Map<String, String> environment) {
        for (String variable : List.of("EDITOR", "VISUAL")) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isBlank()) {
                return value;
            }
        }
        throw Problem.of(ErrorCode.USAGE, "No editor is named")
                .next("Set $EDITOR or $VISUAL.")
                .toException();
    }
}
