package dev.windlass.cli;

import dev.windlass.command.StatusCommand;
import dev.windlass.command.Toolbox;
import dev.windlass.error.Exit;
import dev.windlass.error.Problem;
import dev.windlass.execute.AppliedState;
import dev.windlass.revision.Revision;
import dev.windlass.script.Layout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code windlass status}. */
final class StatusCli implements Callable<Integer>, Declaration.Declared {
    private static final int SHOWN = 10;

    private final Commands.Surroundings around;

    boolean exitCode;

    StatusCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Show where the database is, what is pending and what is wrong.")
                .flag("End with status 3 if anything is pending or wrong.", given -> exitCode = given, "--exit-code");
    }

    @Override
    public Integer call() {
        Toolbox tools = around.tools();
        StatusCommand.Result result = StatusCommand.run(tools);
        Optional<AlembicRevisions.Report> environment = result.layout() == Layout.ALEMBIC
                ? AlembicRevisions.report(tools.configuration(), tools.environment())
                : Optional.empty();
        if (around.console().json()) {
            Map<String, Object> document = document(result);
            environment.ifPresent(report -> document.put("env_py", document(report)));
            around.console().document(document);
        } else {
            text(around.console(), result);
            environment.ifPresent(report -> text(around.console(), report));
        }
        return exitCode && !result.clean() ? Exit.FOUND : Exit.DONE;
    }

    private void text(Console console, StatusCommand.Result result) {
        console.result("Database   " + result.database() + " (" + result.server() + ")");
        console.result("Scripts    " + String.join(", ", result.folders()) + " (layout "
                + result.layout().word() + ", " + Moves.count(result.revisions(), "revision") + ")");
        console.result("Current    " + current(result));
        console.result("Applied    " + applied(result));
        if (!result.pending().isEmpty()) {
            console.result("Pending    " + result.pending().size());
            int limit = around.options().verbose ? Integer.MAX_VALUE : SHOWN;
            result.pending().stream()
                    .limit(limit)
                    .forEach(revision -> console.result("           " + revision.id() + "  " + revision.title()));
            if (result.pending().size() > limit) {
                console.result("           … and " + (result.pending().size() - limit) + " more (-v shows all)");
            }
        }
        result.unfinished().ifPresent(unfinished -> {
            console.result("Unfinished " + unfinished.direction().word() + " of " + unfinished.revision() + ": "
                    + Moves.count(unfinished.done().size(), "statement") + " done"
                    + (unfinished.failure().isEmpty() ? ", then cut off" : ", then: " + unfinished.failure()));
            console.result("           the next 'windlass upgrade' goes on there");
        });
        if (!result.problems().isEmpty()) {
            console.result("Problems   " + result.problems().size());
            for (Problem problem : result.problems()) {
                console.result("           " + problem.code().id() + " " + problem.message()
                        + (problem.where().isEmpty() ? "" : " (" + problem.where() + ")"));
                if (!problem.why().isEmpty()) {
                    console.result("             " + problem.why().replace("\n", "\n             "));
                }
                console.result("             " + problem.next());
            }
        }
    }

    private static void text(Console console, AlembicRevisions.Report report) {
        console.result("Environment " + report.file() + " (read, not run)");
        report.read().forEach(line -> console.result("           " + line));
        report.unread().forEach(line -> console.result("           not read: " + line));
    }

    private static Map<String, Object> document(AlembicRevisions.Report report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", report.file());
        document.put("read", report.read());
        document.put("unread", report.unread());
        return document;
    }

    private static String current(StatusCommand.Result result) {
        if (!result.graphKnown()) {
            return "not to be told before the scripts are right";
        }
        boolean upToDate = result.pending().isEmpty() && result.revisions() > 0 && result.unknown() == 0;
        return (result.current().isEmpty() ? "the base" : Revisions.ids(result.current()))
                + (upToDate ? " (up to date)" : "");
    }

    private static String applied(StatusCommand.Result result) {
        if (!result.graphKnown()) {
            return Moves.count(result.applied(), "revision");
        }
        return (result.applied() - result.unknown()) + " of " + result.revisions()
                + (result.unknown() == 0 ? "" : ", and " + result.unknown() + " unknown here");
    }

    private static Map<String, Object> document(StatusCommand.Result result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("layout", result.layout().word());
        document.put("database", result.database());
        document.put("server", result.server());
        document.put("revisions", result.revisions());
        document.put("applied", result.applied());
        document.put("current", Console.texts(result.current()));
        document.put("heads", Console.texts(result.heads()));
        document.put(
                "pending",
                result.pending().stream()
                        .map(Revision::id)
                        .map(Object::toString)
                        .toList());
        document.put(
                "unfinished", result.unfinished().map(StatusCli::unfinished).orElse(null));
        document.put(
                "problems", result.problems().stream().map(StatusCli::problem).toList());
        return document;
    }

    private static Map<String, Object> unfinished(AppliedState.Unfinished unfinished) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("revision", unfinished.revision().value());
        document.put("direction", unfinished.direction().word());
        document.put("statements_done", List.copyOf(unfinished.done().keySet()));
        document.put("failure", unfinished.failure());
        return document;
    }

    private static Map<String, Object> problem(Problem problem) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("code", problem.code().id());
        document.put("message", problem.message());
        int colon = problem.where().indexOf(':');
        document.put("file", colon < 0 ? problem.where() : problem.where().substring(0, colon));
        document.put("line", line(problem.where()));
        document.put("next", problem.next());
        return document;
    }

    private static @org.jspecify.annotations.Nullable Integer line(String where) {
        java.util.regex.Matcher matcher =
                java.util.regex.Pattern.compile("^[^:]+:(\\d+)").matcher(where);
        return matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
    }
}
