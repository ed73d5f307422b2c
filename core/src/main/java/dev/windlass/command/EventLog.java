package dev.windlass.command;

import dev.windlass.config.Configuration;
import dev.windlass.config.Settings;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.execute.Actor;
import dev.windlass.execute.Event;
import dev.windlass.execute.Json;
import dev.windlass.execute.PreparedStep;
import dev.windlass.plan.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes a line of JSON for each event of a run, for those who collect logs. No line holds SQL, values or secrets: what a
 * database says of a failure may quote rows, and stays out of it.
 */
public final class EventLog {
    private final Map<String, Object> always;
    private final Consumer<String> lines;

    private EventLog(Map<String, Object> always, Consumer<String> lines) {
        this.always = always;
        this.lines = lines;
    }

    /**
     * A listener that logs, as {@code log.file} says, and then tells the other one; the other one itself if nothing says so.
     *
     * @param error where lines for standard error go
     */
    public static Consumer<Event> beside(
            Configuration configuration,
            Map<String, String> environment,
            Consumer<String> error,
            Consumer<Event> listener) {
        String file = configuration.find(Settings.LOG_FILE).orElse("");
        if (file.isEmpty()) {
            return listener;
        }
        Actor actor = Actors.current(environment, "");
        Map<String, Object> always = new LinkedHashMap<>();
        always.put("person", actor.person());
        always.put("host", actor.host());
        always.put("pid", ProcessHandle.current().pid());
        configuration.environmentName().ifPresent(name -> always.put("environment", name));
        if (configuration.isSet(Settings.URL)) {
            always.put("database", configuration.url().masked());
        }
        Path path = configuration.folder().resolve(file);
        EventLog log = new EventLog(always, file.equals("-") ? error : line -> append(path, line));
        return event -> {
            log.write(event);
            listener.accept(event);
        };
    }

    /** A line is written in one piece, so that several processes may share a file. */
    private static void append(Path file, String line) {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.write(
                    file,
                    (line + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw Problem.of(ErrorCode.FILE_FAILED, "The log cannot be written")
                    .at(file.toString())
                    .because(e.toString())
                    .next("Make it writable for this user, or set log.file to another one.")
                    .toException();
        }
    }

    private void write(Event event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("level", level(event));
        describe(event, line);
        if (line.containsKey("event")) {
            line.putAll(always);
            lines.accept(Json.render(line));
        }
    }

    private static String level(Event event) {
        return switch (event) {
            case Event.RunFinished e -> e.failure().isEmpty() ? "info" : "error";
            case Event.Retrying e -> "warn";
            case Event.Reconnecting e -> "warn";
            case Event.Warned e -> "warn";
            case Event.RunStarted e -> "info";
            case Event.WaitingForLock e -> "info";
            case Event.StepStarted e -> "info";
            case Event.StepFinished e -> "info";
            case Event.StepResumed e -> "info";
            case Event.BatchDone e -> "info";
            case Event.RowsDone e -> "info";
        };
    }

    private static void describe(Event event, Map<String, Object> line) {
        switch (event) {
            case Event.RunStarted e -> {
                line.put("event", "run-started");
                line.put("run", e.run());
                line.put("command", e.command());
                line.put("target", e.target());
                line.put("steps", e.steps());
            }
            case Event.RunFinished e -> {
                line.put("event", "run-finished");
                line.put("run", e.run());
                line.put("outcome", e.outcome());
                line.put("done", e.done());
                e.failure().ifPresent(problem -> {
                    line.put("code", problem.code().id());
                    line.put("message", problem.message());
                    line.put("where", problem.where());
                });
            }
            case Event.StepStarted e -> step("step-started", e.step(), line);
            case Event.StepFinished e -> {
                step("step-finished", e.step(), line);
                line.put("duration_ms", e.duration().toMillis());
            }
            case Event.StepResumed e -> {
                step("step-resumed", e.step(), line);
                line.put("statements_done", e.statementsDone());
            }
            case Event.BatchDone e -> {
                step("batch-done", e.step(), line);
                line.put("table", e.table());
                line.put("batches", e.batches());
                line.put("rows", e.rows());
            }
            case Event.Retrying e -> {
                step("retrying", e.step(), line);
                line.put("attempt", e.attempt());
                line.put("delay_ms", e.delay().toMillis());
            }
            case Event.WaitingForLock e -> {
                line.put("event", "waiting-for-lock");
                line.put("holder", e.holder());
                line.put("waited_ms", e.waited().toMillis());
            }
            case Event.Reconnecting e -> {
                line.put("event", "reconnecting");
                line.put("attempt", e.attempt());
            }
            case Event.Warned e -> {
                line.put("event", "warned");
                line.put("message", e.message());
            }
            case Event.RowsDone e -> {
                if (e.done() == e.total()) {
                    line.put("event", "rows-done");
                    line.put("doing", e.doing());
                    line.put("table", e.table());
                    line.put("rows", e.total());
                }
            }
        }
    }

    private static void step(String name, PreparedStep step, Map<String, Object> line) {
        line.put("event", name);
        line.put("revision", step.step().revision().id().value());
        line.put("title", step.step().revision().title());
        line.put(
                "direction",
                switch (step.step()) {
                    case Step.Upgrade up -> "upgrade";
                    case Step.Downgrade down -> "downgrade";
                    case Step.Stamp stamp -> stamp.applies() ? "stamp" : "unstamp";
                });
        line.put("file", step.step().revision().location());
        line.put("script_sha256", step.sha256());
        line.put("reason", step.provenance().reason());
        line.put("ticket", step.provenance().ticket());
    }
}
