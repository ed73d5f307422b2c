package dev.windlass.cli;

import dev.windlass.cli.configuration.ConfigurationFiles;
import dev.windlass.command.EventLog;
import dev.windlass.command.Toolbox;
import dev.windlass.config.Configuration;
import dev.windlass.config.Settings;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.hibernate.HibernateModel;
import dev.windlass.script.NativeSqlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command has, before or after its name. */
@Command(
        name = "windlass",
        description = "Raises and lowers a database schema, one revision at a time, and never slips.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "'windlass COMMAND --help' tells all of a command."})
final class GlobalOptions implements Runnable {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The configuration file; windlass.toml or alembic.ini in the folder if left out.")
    @Nullable
    Path config;

    @Option(
            names = {"-C", "--directory"},
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The folder to work in.")
    @Nullable
    Path directory;

    @Option(
            names = "--env",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "The environment, a table [environments.NAME] of the configuration.")
    @Nullable
    String environment;

    @Option(
            names = {"--url", "--database", "-database"},
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "The database: a JDBC, libpq, SQLAlchemy or golang-migrate URL.")
    @Nullable
    String url;

    @Option(
            names = {"--path", "-path"},
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The folder of scripts; may be given several times.")
    @Nullable
    List<String> path;

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            scope = ScopeType.INHERIT,
            description = "How the folder holds scripts: revisions, alembic or pairs; found by looking if left out.")
    @Nullable
    String layout;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "Any other setting, by its key in windlass.toml; may be given several times.")
    @Nullable
    List<String> set;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "One JSON document on standard output.")
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Nothing but results, warnings and errors.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "More: what each thing is in full, and where in the program a failure arose.")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "This help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            description = "The version of Windlass.")
    boolean version;

    @picocli.CommandLine.Spec
    picocli.CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("the parser sets the specification");
        }
        if (version) {
            spec.commandLine().getOut().println("windlass " + Version.TEXT);
            return;
        }
        throw new picocli.CommandLine.ParameterException(spec.commandLine(), "No command was given");
    }

    Path folder(Shell shell) {
        Path base = shell.directory().toAbsolutePath();
        return (directory == null ? base : base.resolve(directory)).normalize();
    }

    Toolbox tools(Shell shell, Console console, Map<String, List<String>> more) {
        Path folder = folder(shell);
        if (!Files.isDirectory(folder)) {
            throw Problem.of(
                            ErrorCode.NO_CONFIGURATION,
                            "There is no folder \"" + (directory == null ? folder : directory) + "\"")
                    .at(folder.toString())
                    .next("Check the name given with -C, or make the project with 'windlass init'.")
                    .toException();
        }
        Map<String, List<String>> flags = new LinkedHashMap<>(more);
        if (url != null) {
            flags.put(Settings.URL.key(), List.of(url));
        }
        if (path != null) {
            flags.put(Settings.PATH.key(), path);
        }
        if (layout != null) {
            flags.put(Settings.LAYOUT.key(), List.of(layout));
        }
        for (String assignment : set == null ? List.<String>of() : set) {
            int equals = assignment.indexOf('=');
            flags.put(
                    equals < 0 ? assignment : assignment.substring(0, equals),
                    List.of(equals < 0 ? "true" : assignment.substring(equals + 1)));
        }
        Configuration configuration = ConfigurationFiles.load(new ConfigurationFiles.Request(
                folder, Optional.ofNullable(config), Optional.ofNullable(environment), flags, shell.environment()));
        return new Toolbox(
                configuration,
                shell.way().apply(new DriverConnectors(configuration.value(Settings.TIMEOUTS_CONNECT))),
                List.of(
                        new NativeSqlReader(),
                        JavaRevisions.reader(configuration, shell.environment()),
                        AlembicRevisions.reader(configuration, shell.environment(), console)),
                shell.environment(),
                Version.TEXT,
                EventLog.beside(configuration, shell.environment(), shell.err()::println, console::event),
                shell.interrupts(),
                new HibernateModel());
    }
}
