package dev.windlass.cli;

import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.execute.Event;
import dev.windlass.execute.Json;
import dev.windlass.execute.PreparedStep;
import dev.windlass.plan.Step;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows results on standard output, and everything else on standard error. */
final class Console {
    private final Shell shell;
    private boolean quiet;

    Console(Shell shell) {
        this.shell = shell;
    }

    void quiet(boolean on) {
        quiet = on;
    }

    /** A line of a command's result. */
    void result(String line) {
        shell.out().println(line);
    }

    /** A command's result as a document, for {@code --json}. */
    void document(Map<String, ?> document) {
        shell.out().println(Json.render(document));
    }

    /** A line that is not part of the result. */
    void note(String line) {
        if (!quiet && !shell.json()) {
            shell.err().println(line);
        }
    }

    /** A warning, which {@code --quiet} does not silence. */
    void warn(String line) {
        shell.err().println(paint("33", "warning") + ": " + line);
    }

    boolean json() {
        return shell.json();
    }

    private String paint(String colour, String text) {
        return shell.terminal() ? "\u001B[" + colour + "m" + text + "\u001B[0m" : text;
    }

    /** Shows a failure with all its problems; gives the exit status. */
    int failure(WindlassException failure) {
        if (shell.json()) {
            document(errorDocument(failure));
        } else {
            for (Problem problem : failure.problems()) {
                shell.err().print(text(problem));
            }
        }
        if (shell.trace()) {
            failure.printStackTrace(shell.err());
        }
        return failure.code().exitStatus();
    }

    private String text(Problem problem) {
        StringBuilder out = new StringBuilder();
        out.append(paint("31", "error")).append(' ').append(problem.code().id()).append(": ");
        out.append(problem.message()).append('\n');
        field(out, "where", problem.where());
        field(out, "why", problem.why());
        field(out, "next", problem.next());
        return out.toString();
    }

    private static void field(StringBuilder out, String name, String value) {
        if (!value.isEmpty()) {
            out.append("  ").append(name).append(":").append(" ".repeat(6 - name.length()));
            out.append(value.replace("\n", "\n         ")).append('\n');
        }
    }

    /** Names and values by turns, in that order: {@code Map.of} has another order in every process. */
    static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    /** The document of a failure: the first problem, and all of them where there are several. */
    static Map<String, Object> errorDocument(WindlassException failure) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("error", problemDocument(failure.first()));
        if (failure.problems().size() > 1) {
            document.put(
                    "problems",
                    failure.problems().stream().map(Console::problemDocument).toList());
        }
        return document;
    }

    static Map<String, Object> problemDocument(Problem problem) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("code", problem.code().id());
        document.put("message", problem.message());
        document.put("where", problem.where());
        document.put("why", problem.why());
        document.put("next", problem.next());
        return document;
    }

    /** Tells of what happens during a run. */
    void event(Event event) {
        switch (event) {
            case Event.WaitingForLock e ->
                note("waiting for the migration lock (" + seconds(e.waited()) + "), held by " + e.holder());
            case Event.RunStarted e -> {}
            case Event.RunFinished e -> {}
            case Event.StepStarted e -> {}
            case Event.StepFinished e ->
                note("  " + paint("32", "✓") + " " + verb(e.step().step()) + " " + name(e.step()) + "  ("
                        + seconds(e.duration()) + ")");
            case Event.StepResumed e ->
                note("  going on with " + name(e.step()) + " after " + Moves.count(e.statementsDone(), "statement")
                        + (e.statementsDone() == 1 ? " that is done" : " that are done"));
            case Event.BatchDone e ->
                note("  " + name(e.step()) + ": " + e.table() + ", batch " + e.batches() + ", " + e.rows()
                        + " rows changed"
                        + (Double.isNaN(e.fraction()) ? "" : ", " + Math.round(e.fraction() * 100) + " %"));
            case Event.RowsDone e -> progress(e);
            case Event.Retrying e ->
                warn(name(e.step()) + ": " + e.reason() + "; trying again in " + seconds(e.delay()) + " (attempt "
                        + e.attempt() + ")");
            case Event.Reconnecting e ->
                warn("the connection was lost; connecting again (attempt " + e.attempt() + ")");
            case Event.Warned e -> warn(e.message());
        }
    }

    /** A bar that is drawn over itself, on a terminal alone. */
    private void progress(Event.RowsDone event) {
        if (quiet || shell.json() || !shell.terminal()) {
            return;
        }
        int width = 30;
        int full = event.total() == 0 ? width : (int) (event.done() * width / event.total());
        shell.err()
                .print("\r\u001B[2K" + event.doing() + " " + event.table() + " ["
                        + "#".repeat(Math.min(width, full)) + " ".repeat(Math.max(0, width - full)) + "] "
                        + event.done() + " of " + event.total());
        if (event.done() >= event.total()) {
            shell.err().print("\r\u001B[2K");
        }
        shell.err().flush();
    }

    private static String verb(Step step) {
        return switch (step) {
            case Step.Upgrade up -> "applied";
            case Step.Downgrade down -> "reverted";
            case Step.Stamp stamp -> stamp.applies() ? "stamped" : "unstamped";
        };
    }

    private static String name(PreparedStep step) {
        return step.step().revision().id() + "  " + step.step().revision().title();
    }

    static String seconds(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        return millis < 60_000
                ? "%.2f s".formatted(millis / 1000.0)
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }

    /** The ids as texts, for documents. */
    static List<String> texts(Iterable<?> values) {
        List<String> texts = new java.util.ArrayList<>();
        values.forEach(value -> texts.add(value.toString()));
        return texts;
    }
}
