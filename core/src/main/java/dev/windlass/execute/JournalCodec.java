package dev.windlass.execute;

import dev.windlass.plan.Direction;
import dev.windlass.revision.RevisionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns journal entries into rows and back. */
public final class JournalCodec {
    private JournalCodec() {}

    /** The columns of a row that depend on the entry alone. */
    record Columns(
            String kind,
            String revision,
            String direction,
            int statement,
            String scriptSha256,
            String statementSha256,
            long durationMillis,
            Map<String, Object> detail) {}

    static Columns columns(JournalEntry entry) {
        return switch (entry) {
            case JournalEntry.RunStarted e ->
                new Columns(
                        "run-started", "", "", -1, "", "", -1, detail("command", e.command(), "target", e.target()));
            case JournalEntry.RunFinished e ->
                new Columns("run-finished", "", "", -1, "", "", -1, detail("outcome", e.outcome(), "steps", e.steps()));
            case JournalEntry.StepDone e ->
                new Columns(
                        e.direction() == Direction.UPGRADE ? "applied" : "reverted",
                        e.revision().value(),
                        e.direction().word(),
                        -1,
                        e.scriptSha256(),
                        "",
                        e.durationMillis(),
                        detail("statements", e.statements()));
            case JournalEntry.Stamped e ->
                new Columns("stamped", "", "", -1, "", "", -1, detail("added", e.added(), "removed", e.removed()));
            case JournalEntry.Adopted e ->
                new Columns(
                        "adopted",
                        "",
                        "",
                        -1,
                        "",
                        "",
                        -1,
                        detail("table", e.table(), "added", e.added(), "removed", e.removed()));
            case JournalEntry.StatementIntended e ->
                new Columns(
                        "intended",
                        e.revision().value(),
                        e.direction().word(),
                        e.statement(),
                        e.scriptSha256(),
                        e.statementSha256(),
                        -1,
                        detail("evidence", e.evidence()));
            case JournalEntry.StatementDone e ->
                new Columns(
                        "done",
                        e.revision().value(),
                        e.direction().word(),
                        e.statement(),
                        e.scriptSha256(),
                        e.statementSha256(),
                        e.durationMillis(),
                        e.restores().isEmpty() ? Map.of() : detail("restores", e.restores()));
            case JournalEntry.OperationsRendered e ->
                new Columns(
                        "rendered",
                        e.revision().value(),
                        e.direction().word(),
                        e.statement(),
                        e.scriptSha256(),
                        e.operationsSha256(),
                        -1,
                        detail("statements", e.statements()));
            case JournalEntry.BatchDone e ->
                new Columns(
                        "batch",
                        e.revision().value(),
                        e.direction().word(),
                        e.statement(),
                        e.scriptSha256(),
                        e.statementSha256(),
                        -1,
                        detail("last", e.last(), "count", e.count(), "rows", e.rows()));
            case JournalEntry.StepFailed e ->
                new Columns(
                        "failed",
                        e.revision().value(),
                        e.direction().word(),
                        e.statement(),
                        e.scriptSha256(),
                        "",
                        -1,
                        detail("code", e.code(), "message", e.message()));
        };
    }

    /** What a row says, or nothing for a kind that a newer version of Windlass wrote. */
    public static Optional<JournalEntry> entry(JournalRow row) {
        Map<?, ?> detail =
                row.detail().isEmpty() || !(Json.parse(row.detail()) instanceof Map<?, ?> map) ? Map.of() : map;
        return Optional.ofNullable(
                switch (row.kind()) {
                    case "run-started" -> new JournalEntry.RunStarted(text(detail, "command"), text(detail, "target"));
                    case "run-finished" ->
                        new JournalEntry.RunFinished(text(detail, "outcome"), number(detail, "steps"));
                    case "applied", "reverted" ->
                        new JournalEntry.StepDone(
                                direction(row),
                                new RevisionId(row.revision()),
                                row.scriptSha256(),
                                number(detail, "statements"),
                                row.durationMillis());
                    case "stamped" -> new JournalEntry.Stamped(ids(detail, "added"), ids(detail, "removed"));
                    case "adopted" ->
                        new JournalEntry.Adopted(text(detail, "table"), ids(detail, "added"), ids(detail, "removed"));
                    case "intended" ->
                        new JournalEntry.StatementIntended(
                                direction(row),
                                new RevisionId(row.revision()),
                                row.statement(),
                                row.scriptSha256(),
                                row.statementSha256(),
                                text(detail, "evidence"));
                    case "done" ->
                        new JournalEntry.StatementDone(
                                direction(row),
                                new RevisionId(row.revision()),
                                row.statement(),
                                row.scriptSha256(),
                                row.statementSha256(),
                                row.durationMillis(),
                                text(detail, "restores"));
                    case "rendered" ->
                        new JournalEntry.OperationsRendered(
                                direction(row),
                                new RevisionId(row.revision()),
                                row.statement(),
                                row.scriptSha256(),
                                row.statementSha256(),
                                texts(detail, "statements"));
                    case "batch" ->
                        new JournalEntry.BatchDone(
                                direction(row),
                                new RevisionId(row.revision()),
                                row.statement(),
                                row.scriptSha256(),
                                row.statementSha256(),
                                text(detail, "last"),
                                number(detail, "count"),
                                detail.get("rows") instanceof Number rows ? rows.longValue() : 0);
                    case "failed" ->
                        new JournalEntry.StepFailed(
                                direction(row),
                                new RevisionId(row.revision()),
                                row.statement(),
                                row.scriptSha256(),
                                text(detail, "code"),
                                text(detail, "message"));
                    default -> null;
                });
    }

    static String detailJson(Columns columns) {
        return columns.detail().isEmpty() ? "" : Json.render(columns.detail());
    }

    private static Direction direction(JournalRow row) {
        return row.direction().equals("downgrade") ? Direction.DOWNGRADE : Direction.UPGRADE;
    }

    private static String text(Map<?, ?> detail, String key) {
        Object value = detail.get(key);
        return value == null ? "" : value.toString();
    }

    private static int number(Map<?, ?> detail, String key) {
        return detail.get(key) instanceof Number number ? number.intValue() : 0;
    }

    private static List<String> texts(Map<?, ?> detail, String key) {
        return detail.get(key) instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }

    private static List<RevisionId> ids(Map<?, ?> detail, String key) {
        return detail.get(key) instanceof List<?> list
                ? list.stream().map(id -> new RevisionId(id.toString())).toList()
                : List.of();
    }

    private static Map<String, Object> detail(Object... keysAndValues) {
        Map<String, Object> detail = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            detail.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return detail;
    }
}
