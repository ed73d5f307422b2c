package dev.windlass.execute;

import dev.windlass.dialect.DialectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a database's catalogue says of a statement that an earlier run had announced and may have sent. Evidence is one
 * line for each object that the statement names ({@link EvidenceLine}), taken before the statement and again now.
 */
public sealed interface Judgement {
    /** The statement was not done. */
    record NotDone() implements Judgement {}

    /** The statement was done. */
    record Done() implements Judgement {}

    /**
     * The statement left ruins: an invalid index. It is not done.
     *
     * @param statements what clears them away
     */
    record Ruins(List<String> statements) implements Judgement {}

    /** The catalogue shows neither the state before nor the one after. */
    record Unclear(String why) implements Judgement {}

    /**
     * Judges a statement.
     *
     * @param command the statement's verb and kind of object, such as {@code CREATE INDEX}
     * @param before the evidence before it
     * @param now the evidence now
     */
    static Judgement of(DialectName dialect, String command, String text, String before, String now) {
        if (dialect == DialectName.POSTGRESQL && text.toUpperCase(Locale.ROOT).contains("CONCURRENTLY")) {
            switch (command) {
                case "CREATE INDEX" -> {
                    return createIndex(text, before, now);
                }
                case "DROP INDEX" -> {
                    return dropIndex(before, now);
                }
                case "REINDEX" -> {
                    return reindex(before, now);
                }
                default -> {}
            }
        }
        return before.equals(now) ? new NotDone() : new Done();
    }

    private static Judgement createIndex(String text, String before, String now) {
        List<EvidenceLine> fresh = fresh(before, now);
        List<String> clear = new ArrayList<>();
        for (EvidenceLine line : fresh) {
            if (!line.kind().equals("index")) {
                continue;
            }
            if (!line.valid()) {
                clear.add(drop(line));
            } else if (IndexText.same(text, line.definition())) {
                return new Done();
            } else {
                return new Unclear(
                        "an index " + line.name() + " is there, which is not the planned one: " + line.definition());
            }
        }
        return clear.isEmpty() ? new NotDone() : new Ruins(clear);
    }

    private static Judgement dropIndex(String before, String now) {
        Map<String, EvidenceLine> left = byName(now);
        boolean stillThere = EvidenceLine.parse(before).stream()
                .filter(line -> line.kind().equals("index") && line.named())
                .anyMatch(line -> left.containsKey(line.name()));
        return stillThere ? new NotDone() : new Done();
    }

    /** REINDEX CONCURRENTLY builds {@code x_ccnew}, swaps it in, and drops {@code x_ccold} (PostgreSQL manual, REINDEX). */
    private static Judgement reindex(String before, String now) {
        List<String> clear = fresh(before, now).stream()
                .filter(line -> line.kind().equals("index") && !line.valid())
                .filter(line -> line.name().matches(".*_cc(new|old)\\d*\"?"))
                .map(Judgement::drop)
                .toList();
        Map<String, EvidenceLine> left = byName(now);
        boolean rebuilt = EvidenceLine.parse(before).stream()
                .filter(line -> line.kind().equals("index"))
                .allMatch(line -> {
                    EvidenceLine after = left.get(line.name());
                    return after != null && !Objects.equals(after.storage(), line.storage());
                });
        if (!clear.isEmpty()) {
            return new Ruins(clear);
        }
        return rebuilt && !EvidenceLine.parse(before).isEmpty() ? new Done() : new NotDone();
    }

    private static String drop(EvidenceLine line) {
        return "DROP INDEX CONCURRENTLY IF EXISTS " + line.name();
    }

    private static List<EvidenceLine> fresh(String before, String now) {
        Map<String, EvidenceLine> then = byName(before);
        return EvidenceLine.parse(now).stream()
                .filter(line -> !then.containsKey(line.name()))
                .toList();
    }

    private static Map<String, EvidenceLine> byName(String evidence) {
        Map<String, EvidenceLine> lines = new HashMap<>();
        EvidenceLine.parse(evidence).forEach(line -> lines.put(line.name(), line));
        return lines;
    }
}
