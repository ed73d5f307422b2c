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

/** The options that every command has, before or after its name. */
final class GlobalOptions implements Runnable, Declaration.Declared {
    @Nullable
    Path config;

    @Nullable
    Path directory;

    @Nullable
    String environment;

    @Nullable
    String url;

    @Nullable
    List<String> path;

    @Nullable
    String layout;

    @Nullable
    List<String> set;

    boolean json;

    boolean quiet;

    boolean verbose;

    boolean version;

    private picocli.CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void declare(Declaration declaration) {
        spec = declaration.spec();
        spec.name("windlass");
        spec.usageMessage()
                .synopsisSubcommandLabel("COMMAND")
                .footer("", "'windlass COMMAND --help' tells all of a command.");
        declaration
                .says("Raises and lowers a database schema, one revision at a time, and never slips.")
                .flag("The version of Windlass.", given -> version = given, "-V", "--version")
                .everywhere()
                .option(
                        Path.class,
                        "FILE",
                        "The configuration file; windlass.toml or alembic.ini in the folder if left out.",
                        given -> config = given,
                        "-c",
                        "--config")
                .option(Path.class, "DIR", "The folder to work in.", given -> directory = given, "-C", "--directory")
                .option(
                        String.class,
                        "NAME",
                        "The environment, a table [environments.NAME] of the configuration.",
                        given -> environment = given,
                        "--env")
                .option(
                        String.class,
                        "URL",
                        "The database: a JDBC, libpq, SQLAlchemy or golang-migrate URL.",
                        given -> url = given,
                        "--url",
                        "--database",
                        "-database")
                .options(
                        String.class,
                        "DIR",
                        "The folder of scripts; may be given several times.",
                        given -> path = given,
                        "--path",
                        "-path")
                .option(
                        String.class,
                        "LAYOUT",
                        "How the folder holds scripts: revisions, alembic or pairs; found by looking if left out.",
                        given -> layout = given,
                        "--layout")
                .options(
                        String.class,
                        "KEY=VALUE",
                        "Any other setting, by its key in windlass.toml; may be given several times.",
                        given -> set = given,
                        "--set")
                .flag("One JSON document on standard output.", given -> json = given, "--json")
                .flag("Nothing but results, warnings and errors.", given -> quiet = given, "-q", "--quiet")
                .flag(
                        "More: what each thing is in full, and where in the program a failure arose.",
                        given -> verbose = given,
                        "-v",
                        "--verbose")
                .help("This help.", "-h", "--help");
    }

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("it is declared before it runs");
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
