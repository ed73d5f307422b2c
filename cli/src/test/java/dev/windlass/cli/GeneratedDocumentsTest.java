package dev.windlass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The tables of commands and errors, made from their declarations; {@code -Dwindlass.update=true} writes them. */
class GeneratedDocumentsTest {
    private static final Path DOCS = Path.of("../docs");

    @Test
    void theCommandsAreThoseOfTheProgram() throws IOException {
        compare("commands.md", commands());
    }

    @Test
    void theErrorsAreThoseOfTheProgram() throws IOException {
        Path file = DOCS.resolve("errors.md");
        compare("errors.md", errors(Files.exists(file) ? Files.readString(file) : ""));
    }

    private static void compare(String name, String made) throws IOException {
        Path file = DOCS.resolve(name);
        if (Boolean.getBoolean("windlass.update")) {
            Files.writeString(file, made);
            return;
        }
        assertThat(Files.readString(file))
                .as("docs/%s; -Dwindlass.update=true writes it", name)
                .isEqualTo(made);
    }

    private static String commands() {
        GlobalOptions options = new GlobalOptions();
        CommandLine root = new CommandLine(Declaration.of(options));
        // The declarations are asked, and nothing is run: there are no surroundings.
        Commands.ALL.forEach(entry -> {
            root.addSubcommand(
                    entry.names().getFirst(),
                    Declaration.of(entry.make().apply(new Commands.Surroundings(null, null, options))),
                    entry.names().subList(1, entry.names().size()).toArray(new String[0]));
            entry.nested()
                    .forEach(nested -> root.addSubcommand(
                            entry.names().getFirst() + " " + nested.names().getFirst(),
                            Declaration.of(nested.make().apply(new Commands.Surroundings(null, null, options)))));
        });
        StringBuilder out = new StringBuilder("""
                # Commands

                <!-- Made from the program by GeneratedDocumentsTest. -->

                `windlass [options] COMMAND [options]`: an option that every command has may stand before or after its name.
                Results go to standard output, everything else to standard error.

                A revision is named by its id, the unique beginning of one, `head`, `heads`, `base`, `current`, `+2`, `-1`,
                `<revision>+1`, `<label>@head` or `<label>@base`; a range is `a:b`.

                ## Exit status

                | status | meaning |
                |---|---|
                | 0 | done |
                | 1 | the database or a script failed |
                | 2 | wrong usage or configuration |
                | 3 | a checking command found something |
                | 4 | the migration lock was not to be had |
                | 5 | no connection to the database |

                [Every error](errors.md) has its own code and one of these.

                ## Options of every command

                """);
        table(out, root.getCommandSpec());
        Map<CommandSpec, String> names = new java.util.IdentityHashMap<>();
        root.getSubcommands().forEach((name, line) -> {
            String shown = names.get(line.getCommandSpec());
            if (shown == null || name.contains(" ")) {
                names.put(line.getCommandSpec(), name);
            }
        });
        for (CommandSpec spec : root.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .distinct()
                .toList()) {
            out.append("\n## ").append(names.get(spec)).append("\n\n");
            out.append(String.join(" ", spec.usageMessage().description())).append("\n\n");
            if (spec.aliases().length > 0) {
                out.append("Also: ")
                        .append(Arrays.stream(spec.aliases())
                                .map(alias -> "`" + alias + "`")
                                .collect(Collectors.joining(", ")))
                        .append(".\n\n");
            }
            table(out, spec);
        }
        return out.toString().replaceAll("\n{3,}", "\n\n").stripTrailing() + "\n";
    }

    private static void table(StringBuilder out, CommandSpec spec) {
        List<ArgSpec> arguments = spec.args().stream()
                .filter(argument -> !argument.inherited() && !argument.hidden())
                .toList();
        if (arguments.isEmpty()) {
            return;
        }
        out.append("| | |\n|---|---|\n");
        for (ArgSpec argument : arguments) {
            out.append("| `").append(name(argument)).append("` | ");
            out.append(String.join(" ", argument.description()).replace("|", "\\|"))
                    .append(" |\n");
        }
    }

    private static String name(ArgSpec argument) {
        return switch (argument) {
            case OptionSpec option ->
                String.join("`, `", option.names()) + (option.arity().max() > 0 ? " " + option.paramLabel() : "");
            case PositionalParamSpec parameter -> {
                String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? " …" : "");
                yield parameter.arity().min() == 0 ? "[" + label + "]" : label;
            }
            default -> throw new IllegalStateException("neither an option nor a parameter: " + argument);
        };
    }

    /** Meanings are written by hand into the document, and kept; a new code begins with its name. */
    private static String errors(String written) {
        StringBuilder out = new StringBuilder("""
                # Errors

                <!-- Made from the program by GeneratedDocumentsTest; the meanings are written here by hand. -->

                An error says what happened, where, why, and what to do next:

                ```text
                error WL4001: The database refused a statement of revision 2 (upgrade)
                  where: versions/2.sql:9:21
                  why:   near "NUL": syntax error
                           9 |     colour text NOT NUL DEFAULT 'red',
                             |                     ^
                  next:  Correct the script and run the command again: nothing of this revision has been kept.
                ```

                The code (`WL4001`) is stable; the words are not. With `--json` the same stands in a
                [document](json.md) on standard output. `-v` adds where in the program it arose. Where several things are
                wrong with one input, all of them are shown, and the first decides the exit status.

                | code | exit status | meaning | what helps |
                |---|---|---|---|
                """);
        List<ErrorCode> codes = Arrays.stream(ErrorCode.values())
                .sorted(java.util.Comparator.comparing(ErrorCode::id))
                .toList();
        for (ErrorCode code : codes) {
            Matcher kept = Pattern.compile("(?m)^\\| " + code.id() + " \\| \\d \\| (.*?) \\| ")
                    .matcher(written);
            String meaning = kept.find()
                    ? kept.group(1)
                    : code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            out.append("| ")
                    .append(code.id())
                    .append(" | ")
                    .append(code.exitStatus())
                    .append(" | ");
            out.append(meaning).append(" | ");
            out.append(code.remedy().replace("<", "\\<").replace("|", "\\|")).append(" |\n");
        }
        return out.toString();
    }
}
