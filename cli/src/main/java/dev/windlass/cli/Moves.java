package dev.windlass.cli;

import dev.windlass.command.Move;
import dev.windlass.command.Toolbox;
import dev.windlass.error.Exit;
import dev.windlass.execute.Outcome;
import dev.windlass.execute.PreparedStep;
import dev.windlass.plan.CountedPlan;
import dev.windlass.plan.Step;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.Provenance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Runs and shows the commands that change the database. */
final class Moves {
    private Moves() {}

    static int run(
            Commands.Surroundings around,
            MoveOptions options,
            String command,
            String target,
            boolean finishes,
            Move.Planning planning) {
        Toolbox tools = around.tools(options.flags());
        Provenance given = options.given();
        Move.Request request = new Move.Request(command, target, given, finishes);
        if (options.plan) {
            return plan(around.console(), Move.plan(tools, request, planning));
        }
        return ran(around.console(), Move.run(tools, request, planning));
    }

    static int plan(Console console, Move.Result result) {
        if (console.json()) {
            console.document(document(result));
            return Exit.DONE;
        }
        if (result.steps().isEmpty()) {
            console.result(
                    "Nothing to do: the database is at " + heads(result.plan().from()) + ".");
            return Exit.DONE;
        }
        console.result("From " + heads(result.plan().from()) + " to "
                + heads(result.plan().to()) + ", " + count(result.steps().size(), "step") + ":");
        for (PreparedStep step : result.steps()) {
            String mode = step.mode() == PreparedStep.Mode.TRANSACTION ? ", in a transaction" : ", each on its own";
            String how = switch (step.work()) {
                case PreparedStep.Work.Nothing nothing -> "runs nothing";
                case PreparedStep.Work.Sql sql -> count(step.statements(), "statement") + mode;
                case PreparedStep.Work.Code code -> "code" + mode.replace("each", "each statement");
            };
            console.result(
                    "  " + verb(step.step()) + " " + step.step().revision().id() + "  "
                            + step.step().revision().title() + "  (" + how + ")  "
                            + step.step().revision().location());
            step.losses().forEach(loss -> console.result("      ! " + loss.place() + "  " + loss.what()));
        }
        return Exit.DONE;
    }

    static int ran(Console console, Move.Result result) {
        Outcome outcome = result.outcome().orElseThrow();
        if (console.json()) {
            Map<String, Object> document = document(result);
            outcome.failure().ifPresent(failure -> document.putAll(Console.errorDocument(failure)));
            console.document(document);
            return outcome.failure().map(f -> f.code().exitStatus()).orElse(Exit.DONE);
        }
        if (outcome.failure().isPresent()) {
            int status = console.failure(outcome.failure().get());
            if (!outcome.done().isEmpty()) {
                console.note(count(outcome.done().size(), "step") + " before it "
                        + (outcome.done().size() == 1 ? "is" : "are") + " done and kept.");
            }
            return status;
        }
        if (result.counted().outcome() instanceof CountedPlan.Outcome.Partial few) {
            console.warn("fewer steps than asked for: " + count(few.missing(), "step") + " more would be needed");
        }
        if (result.steps().isEmpty()) {
            console.result(
                    "Up to date: the database is at " + heads(result.plan().from()) + ".");
            return Exit.DONE;
        }
        Duration total = outcome.done().stream().map(Outcome.Done::duration).reduce(Duration.ZERO, Duration::plus);
        console.result(count(outcome.done().size(), "revision") + " "
                + past(result.steps().getFirst().step()) + " in " + Console.seconds(total) + "; the database is at "
                + heads(result.plan().to()) + ".");
        return Exit.DONE;
    }

    private static String past(Step step) {
        return switch (step) {
            case Step.Upgrade up -> "applied";
            case Step.Downgrade down -> "reverted";
            case Step.Stamp stamp -> "stamped";
        };
    }

    private static String verb(Step step) {
        return switch (step) {
            case Step.Upgrade up -> "upgrade";
            case Step.Downgrade down -> "downgrade";
            case Step.Stamp stamp -> stamp.applies() ? "stamp" : "unstamp";
        };
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static String heads(SortedSet<RevisionId> ids) {
        return ids.isEmpty() ? "the base" : ids.stream().map(RevisionId::value).collect(Collectors.joining(", "));
    }

    private static Map<String, Object> document(Move.Result result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("command", result.command());
        document.put("layout", result.layout().word());
        document.put("from", Console.texts(result.plan().from()));
        document.put("to", Console.texts(result.plan().to()));
        result.outcome().ifPresent(outcome -> {
            document.put("outcome", word(outcome, result.steps().isEmpty()));
            document.put("run", outcome.run());
        });
        List<Map<String, Object>> steps = new ArrayList<>();
        for (int i = 0; i < result.steps().size(); i++) {
            PreparedStep prepared = result.steps().get(i);
            Map<String, Object> step = new LinkedHashMap<>();
            step.put("direction", verb(prepared.step()));
            step.put("revision", prepared.step().revision().id().value());
            step.put("parents", Console.texts(prepared.step().revision().parents()));
            step.put("title", prepared.step().revision().title());
            step.put("file", prepared.step().revision().location());
            step.put("transactional", prepared.mode() == PreparedStep.Mode.TRANSACTION);
            step.put("statements", prepared.statements());
            if (!prepared.losses().isEmpty()) {
                step.put(
                        "losses",
                        prepared.losses().stream()
                                .map(loss -> Console.fields("where", loss.place(), "what", loss.what()))
                                .toList());
            }
            int index = i;
            result.outcome()
                    .filter(outcome -> index < outcome.done().size())
                    .ifPresent(outcome -> step.put(
                            "duration_ms", outcome.done().get(index).duration().toMillis()));
            steps.add(step);
        }
        document.put("steps", steps);
        return document;
    }

    private static String word(Outcome outcome, boolean nothing) {
        if (nothing) {
            return "up-to-date";
        }
        if (outcome.failure().isEmpty()) {
            return "completed";
        }
        return outcome.done().isEmpty() ? "failed" : "partial";
    }
}
