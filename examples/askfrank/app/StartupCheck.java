import dev.windlass.command.EntityModel;
import dev.windlass.command.Interrupts;
import dev.windlass.command.Move;
import dev.windlass.command.StatusCommand;
import dev.windlass.command.Toolbox;
import dev.windlass.command.UpgradeCommand;
import dev.windlass.config.Configuration;
import dev.windlass.config.ConfigurationSources;
import dev.windlass.config.DatabaseUrl;
import dev.windlass.dialect.DialectName;
import dev.windlass.error.WindlassException;
import dev.windlass.jdbc.Connector;
import dev.windlass.plan.LinePlanner;
import dev.windlass.script.NativeSqlReader;
import dev.windlass.script.Provenance;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * What the application does before it serves: it looks for pending migrations and, as {@code MIGRATIONS} says, refuses to
 * start, warns, or applies them (for development alone).
 */
class StartupCheck {
    public static void main(String[] arguments) {
        String mode = System.getenv().getOrDefault("MIGRATIONS", "refuse");
        try {
            Toolbox tools = tools(System.getenv("DATABASE_URL"));
            StatusCommand.Result status = StatusCommand.run(tools);
            status.problems().forEach(problem -> System.err.println(problem.message() + " (" + problem.where() + ")"));
            int pending = status.pending().size();
            switch (mode) {
                case "apply" -> apply(tools);
                case "warn" -> {
                    if (!status.clean()) {
                        System.err.println("warning: " + pending + " migrations are pending");
                    }
                }
                default -> {
                    if (!status.clean()) {
                        System.err.println(pending + " migrations are pending: run 'make migrate-up' first");
                        System.exit(1);
                    }
                }
            }
        } catch (WindlassException e) {
            e.problems().forEach(problem -> System.err.println(problem.message() + ": " + problem.why() + " " + problem.next()));
            System.exit(1);
        }
        System.out.println("serving");
    }

    private static void apply(Toolbox tools) {
        Move.Request request = new Move.Request("upgrade", "head", new Provenance("the application starts", "", ""), true);
        Move.Result result = Move.run(tools, request, UpgradeCommand.planning(List.of("head"), LinePlanner.OutOfOrder.REFUSE));
        result.outcome().flatMap(outcome -> outcome.failure()).ifPresent(failure -> {
            throw failure;
        });
        System.out.println(result.steps().size() + " migrations applied");
    }

    private static Toolbox tools(String url) {
        Configuration configuration = Configuration.resolve(ConfigurationSources.of(
                Map.of("url", List.of(url), "path", List.of("migrations"), "layout", List.of("pairs")), Path.of("").toAbsolutePath()));
        return new Toolbox(
                configuration,
                (database, create) -> connector(database),
                List.of(new NativeSqlReader()),
                System.getenv(),
                "AskFrank",
                event -> {},
                Interrupts.NONE,
                EntityModel.NONE);
    }

    /** An application with a pool would take a connection out of it here. */
    private static Connector connector(DatabaseUrl url) {
        return new Connector() {
            @Override
            public Connection open() throws SQLException {
                var properties = url.properties();
                properties.setProperty("preferQueryMode", "simple"); // scripts arrive as they are written
                return DriverManager.getConnection(url.toJdbcUrl(), properties);
            }

            @Override
            public DialectName dialect() {
                return url.dialect();
            }

            @Override
            public String description() {
                return url.masked();
            }
        };
    }
}
