package dev.windlass.cli;

import dev.windlass.command.JournalCommand;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Exit;
import dev.windlass.error.Problem;
import dev.windlass.execute.JournalRow;
import dev.windlass.script.NativeHeader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code windlass journal}. */
final class JournalCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    /** What is done with the journal. */
    enum Action {
        /** Show it. */
        show,
        /** Check its hash chain. */
        verify
    }

    Action action = Action.show;

    @Nullable
    String revision;

    @Nullable
    String run;

    List<String> kinds = List.of();

    @Nullable
    String since;

    @Nullable
    String until;

    @Nullable
    String person;

    @Nullable
    Integer last;

    boolean csv;

    JournalCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Show, export or verify what happened to the schema: who, when, why, what result.")
                .word(
                        Action.class,
                        "0",
                        "0..1",
                        "ACTION",
                        "show (if left out), or verify: check the hash chain, and end with status 3 if it is broken.",
                        given -> action = given)
                .option(
                        String.class,
                        "ID",
                        "Only entries about this revision.",
                        given -> revision = given,
                        "--revision")
                .option(String.class, "ID", "Only entries of this run.", given -> run = given, "--run")
                .options(
                        String.class,
                        "KIND",
                        "Only entries of this kind, such as applied, reverted, stamped, adopted, failed.",
                        given -> kinds = given,
                        "--kind")
                .option(
                        String.class,
                        "TIME",
                        "Only entries since then, such as 2026-01-31T08:00:00Z.",
                        given -> since = given,
                        "--since")
                .option(String.class, "TIME", "Only entries until then.", given -> until = given, "--until")
                .option(String.class, "NAME", "Only entries of this person.", given -> person = given, "--person")
                .option(Integer.class, "N", "Only the last N entries.", given -> last = given, "--last")
                .flag("As comma-separated values, with every column.", given -> csv = given, "--csv");
    }

    @Override
    public Integer call() {
        return action == Action.verify ? verify() : show();
    }

    private int verify() {
        JournalCommand.Verified verified = JournalCommand.verify(around.tools());
        Console console = around.console();
        if (console.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("entries", verified.entries());
            document.put("unsealed", verified.unsealed());
            document.put("head", verified.head());
            document.put("ok", verified.problems().isEmpty());
            document.put(
                    "problems",
                    verified.problems().stream().map(Console::problemDocument).toList());
            console.document(document);
        } else {
            for (Problem problem : verified.problems()) {
                console.result("✗ " + problem.message() + ": " + problem.why() + " (" + problem.where() + ")");
            }
            if (verified.problems().isEmpty()) {
                console.result("✓ " + Moves.count(verified.entries(), "entry").replace("entrys", "entries")
                        + ", the chain is whole"
                        + (verified.head().isEmpty() ? "" : "; its head is " + verified.head()));
            }
        }
        return verified.problems().isEmpty() ? Exit.DONE : Exit.FOUND;
    }

    private int show() {
        List<JournalRow> rows = JournalCommand.show(
                around.tools(),
                new JournalCommand.Filter(
                        Optional.ofNullable(revision),
                        Optional.ofNullable(run),
                        kinds,
                        Optional.ofNullable(person),
                        time(since),
                        time(until),
                        Optional.ofNullable(last)));
        Console console = around.console();
        if (console.json()) {
            console.document(
                    Map.of("entries", rows.stream().map(JournalCli::document).toList()));
        } else if (csv) {
            csv(console, rows);
        } else {
            rows.forEach(row -> console.result(line(row)));
        }
        return Exit.DONE;
    }

    private static Optional<Instant> time(@Nullable String given) {
        return Optional.ofNullable(given)
                .map(text -> NativeHeader.instant(text)
                        .orElseThrow(() -> Problem.of(ErrorCode.USAGE, "\"" + text + "\" is not a time")
                                .next("Write it as 2026-01-31T08:00:00Z.")
                                .toException()));
    }

    private static String line(JournalRow row) {
        String who = row.actor().person()
                + (row.actor().role().isEmpty() ? "" : " as " + row.actor().role()) + " on "
                + row.actor().host();
        String why = Stream.of(row.reason(), row.ticket())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return "%5d  %s  %-12s %-14s %s%s%s"
                .formatted(
                        row.sequence(),
                        row.at().truncatedTo(ChronoUnit.SECONDS),
                        row.kind(),
                        row.revision(),
                        who,
                        row.durationMillis() < 0 ? "" : "  " + row.durationMillis() + " ms",
                        why.isEmpty() ? "" : "  (" + why + ")");
    }

    private static void csv(Console console, List<JournalRow> rows) {
        boolean[] first = {true};
        for (JournalRow row : rows) {
            Map<String, Object> document = document(row);
            if (first[0]) {
                console.result(String.join(",", document.keySet()));
                first[0] = false;
            }
            console.result(document.values().stream()
                    .map(value -> field(String.valueOf(value)))
                    .collect(Collectors.joining(",")));
        }
    }

    /** A field as RFC 4180 has it; what a spreadsheet would take for a formula is made a text. */
    private static String field(String text) {
        String safe = !text.isEmpty() && "=+@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\\r\\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static Map<String, Object> document(JournalRow row) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("sequence", row.sequence());
        document.put("at", row.at().toString());
        document.put("run", row.run());
        document.put("kind", row.kind());
        document.put("revision", row.revision());
        document.put("direction", row.direction());
        document.put("statement", row.statement());
        document.put("script_sha256", row.scriptSha256());
        document.put("statement_sha256", row.statementSha256());
        document.put("person", row.actor().person());
        document.put("role", row.actor().role());
        document.put("host", row.actor().host());
        document.put("reason", row.reason());
        document.put("ticket", row.ticket());
        document.put("tool", row.tool());
        document.put("duration_ms", row.durationMillis());
        document.put("detail", row.detail());
        document.put("previous_hash", row.previousHash());
        document.put("hash", row.hash());
        return document;
    }
}
