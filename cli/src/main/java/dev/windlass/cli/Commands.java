package dev.windlass.cli;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.sql.Words;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/**
 * Every command, by name. Only the command that is called is made known to the parser: reading the declarations of all
 * of them would take longer than most commands do.
 */
final class Commands {
    private Commands() {}

    /** One command: its names, the first being its own, how it is made, and the commands that it has itself. */
    record Entry(List<String> names, Function<Surroundings, Declaration.Declared> make, List<Entry> nested) {
        Entry(List<String> names, Function<Surroundings, Declaration.Declared> make) {
            this(names, make, List.of());
        }
    }

    static final List<Entry> ALL = List.of(
            new Entry(List.of("init"), InitCli::new),
            new Entry(
                    List.of("revision", "create"),
                    RevisionCli::new,
                    List.of(
                            new Entry(List.of("renumber"), RenumberCli::new),
                            new Entry(List.of("port"), PortCli::new))),
            new Entry(List.of("import"), ImportCli::new, List.of(new Entry(List.of("alembic"), ImportAlembicCli::new))),
            new Entry(List.of("merge"), MergeCli::new),
            new Entry(List.of("edit"), EditCli::new),
            new Entry(List.of("upgrade", "up", "migrate"), UpgradeCli::new),
            new Entry(List.of("downgrade", "down", "rollback"), DowngradeCli::new),
            new Entry(List.of("goto"), GotoCli::new),
            new Entry(List.of("stamp", "force"), StampCli::new),
            new Entry(List.of("reset"), ResetCli::new),
            new Entry(List.of("drop"), DropCli::new),
            new Entry(List.of("status"), StatusCli::new),
            new Entry(List.of("current", "version"), CurrentCli::new),
            new Entry(List.of("history"), HistoryCli::new),
            new Entry(List.of("heads"), HeadsCli::new),
            new Entry(List.of("branches"), BranchesCli::new),
            new Entry(List.of("show"), ShowCli::new),
            new Entry(List.of("list"), ListCli::new),
            new Entry(List.of("check"), CheckCli::new),
            new Entry(List.of("diff"), DiffCli::new),
            new Entry(List.of("inspect"), InspectCli::new),
            new Entry(List.of("test"), TestCli::new),
            new Entry(List.of("validate"), ValidateCli::new),
            new Entry(List.of("verify"), VerifyCli::new),
            new Entry(List.of("backup"), BackupCli::new),
            new Entry(List.of("restore"), RestoreCli::new),
            new Entry(List.of("load"), LoadCli::new),
            new Entry(List.of("journal"), JournalCli::new));

    /** A parser that knows the command that the words call; all of them if they call none. */
    static CommandLine commandLine(Shell shell, Console console, List<String> words) {
        GlobalOptions root = new GlobalOptions();
        CommandLine commandLine = new CommandLine(Declaration.of(root));
        List<Entry> called = ALL.stream()
                .filter(entry -> words.stream().anyMatch(entry.names()::contains))
                .toList();
        for (Entry entry : called.isEmpty() ? ALL : called) {
            CommandLine line = commandLine(entry, new Surroundings(shell, console, root));
            commandLine.addSubcommand(
                    entry.names().getFirst(),
                    line,
                    entry.names().subList(1, entry.names().size()).toArray(new String[0]));
        }
        // -1 is a target; what looks like an option and is none is found by NegativeWords.
        commandLine.setUnmatchedOptionsArePositionalParams(true);
        commandLine.setOut(new java.io.PrintWriter(shell.out(), true));
        commandLine.setErr(new java.io.PrintWriter(shell.err(), true));
        commandLine.setExecutionStrategy(parsed -> {
            console.quiet(root.quiet);
            NegativeWords.requireTargets(parsed);
            return new CommandLine.RunLast().execute(parsed);
        });
        commandLine.setParameterExceptionHandler((e, args) -> {
            String name = e.getCommandLine().getCommandName();
            if (name.equals("windlass")
                    && e instanceof CommandLine.UnmatchedArgumentException unmatched
                    && !unmatched.getUnmatched().getFirst().startsWith("-")) {
                return console.failure(
                        unknown(unmatched.getUnmatched().getFirst()).toException());
            }
            Problem problem = Problem.of(ErrorCode.USAGE, String.valueOf(e.getMessage()));
            return console.failure(new WindlassException(
                    problem.next("Run 'windlass " + (name.equals("windlass") ? "" : name + " ") + "--help'.")));
        });
        commandLine.setExecutionExceptionHandler((e, parsed, result) -> Main.failed(e, console));
        return commandLine;
    }

    private static Problem unknown(String word) {
        List<String> names =
                ALL.stream().flatMap(entry -> entry.names().stream()).toList();
        return Problem.of(
                ErrorCode.USAGE,
                "There is no command \"" + word + "\""
                        + Words.nearest(word, names, 2)
                                .map(meant -> "; did you mean \"" + meant + "\"?")
                                .orElse(""));
    }

    private static CommandLine commandLine(Entry entry, Surroundings around) {
        CommandLine command = new CommandLine(Declaration.of(entry.make().apply(around)));
        for (Entry nested : entry.nested()) {
            command.addSubcommand(nested.names().getFirst(), commandLine(nested, around));
        }
        return command;
    }

    /** What every command is given. */
    record Surroundings(Shell shell, Console console, GlobalOptions options) {
        dev.windlass.command.Toolbox tools() {
            return tools(Map.of());
        }

        dev.windlass.command.Toolbox tools(Map<String, List<String>> flags) {
            return options.tools(shell, console, flags);
        }
    }
}
