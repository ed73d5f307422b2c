package dev.windlass.execute;

import dev.windlass.dialect.DialectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        if (ending(dialect, command, text, now).isPresent()) {
            return new NotDone();
        }
        boolean same = before.equals(now);
        if (command.equals("CALL") || command.equals("BEGIN")) {
            return same ? new NotDone() : new Unclear("what it calls commits by itself, and has changed something");
        }
        if (same && command.startsWith("RENAME") && looksTheSameSwapped(before)) {
            return new Unclear("the tables look the same whether they have changed places or not; a user with the right"
                    + " PROCESS could tell them apart");
        }
        return same ? new NotDone() : new Done();
    }

    /** Whether tables that change places leave the evidence as it was: it tells them apart by their storage alone. */
    private static boolean looksTheSameSwapped(String evidence) {
        List<EvidenceLine> lines = EvidenceLine.parse(evidence);
        return lines.size() > 1
                && lines.stream().noneMatch(line -> line.storage().contains("#"));
    }

    /**
     * Judges what has the name of an index that {@code CREATE INDEX CONCURRENTLY IF NOT EXISTS} is to make: the server
     * would take any index for the planned one, even an invalid one.
     */
    static Judgement beforehand(DialectName dialect, String command, String text, String now) {
        if (dialect != DialectName.POSTGRESQL || !command.equals("CREATE INDEX")) {
            return new NotDone();
        }
        Matcher matcher = IF_NOT_EXISTS.matcher(text);
        if (!matcher.find()) {
            return new NotDone();
        }
        String name = matcher.group(1).startsWith("\"")
                ? matcher.group(1)
                : matcher.group(1).toLowerCase(Locale.ROOT);
        String suffix = ".\"" + name.replaceAll("^\"|\"$", "") + "\"";
        List<EvidenceLine> lines = EvidenceLine.parse(now);
        List<EvidenceLine> there = lines.stream()
                .filter(line -> line.kind().equals("index")
                        && line.named()
                        && line.name().endsWith(suffix))
                .filter(line -> lines.stream()
                        .anyMatch(table -> table.kind().equals("table")
                                && table.name()
                                        .startsWith(line.name()
                                                .substring(0, line.name().length() - suffix.length() + 1))))
                .toList();
        List<EvidenceLine> other = there.stream()
                .filter(line -> !IndexText.same(text, line.definition()))
                .toList();
        if (!other.isEmpty()) {
            return new Unclear("an index " + other.getFirst().name() + " is there, which is not the planned one: "
                    + other.getFirst().definition());
        }
        List<String> invalid = there.stream()
                .filter(line -> !line.valid())
                .map(Judgement::drop)
                .toList();
        return invalid.isEmpty() ? new NotDone() : new Ruins(invalid);
    }

    /**
     * The statement that ends what the server began and was kept from ending: a partition that is being detached
     * concurrently cannot be detached again, only {@code FINALIZE}d (PostgreSQL manual, ALTER TABLE). It leaves what the
     * statement itself would have.
     */
    static Optional<String> ending(DialectName dialect, String command, String text, String now) {
        Matcher matcher = DETACH.matcher(text);
        return dialect == DialectName.POSTGRESQL
                        && command.equals("ALTER TABLE")
                        && matcher.find()
                        && EvidenceLine.parse(now).stream()
                                .anyMatch(line -> line.definition().contains(" detach pending"))
                ? Optional.of(text.substring(0, matcher.start(1)) + "FINALIZE" + text.substring(matcher.end(1)))
                : Optional.empty();
    }

    /** {@code DETACH PARTITION name CONCURRENTLY}. */
    Pattern DETACH = Pattern.compile(
            "\\bDETACH\\s+PARTITION\\s+(?:\"(?:[^\"]|\"\")+\"|[\\w$.])+\\s+(CONCURRENTLY)\\b",
            Pattern.CASE_INSENSITIVE);

    /** The name after {@code IF NOT EXISTS}, comments aside. */
    Pattern IF_NOT_EXISTS = Pattern.compile(
            "\\bCONCURRENTLY\\s+IF\\s+NOT\\s+EXISTS\\s+(\"(?:[^\"]|\"\")+\"|[\\w$]+)\\s+ON\\b",
            Pattern.CASE_INSENSITIVE);

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
        List<EvidenceLine> indexes = EvidenceLine.parse(before).stream()
                .filter(line -> line.kind().equals("index"))
                .toList();
        // REINDEX INDEX names the one; REINDEX TABLE is about all of the table.
        boolean one = indexes.stream().anyMatch(EvidenceLine::named);
        boolean rebuilt = indexes.stream().filter(line -> line.named() || !one).allMatch(line -> {
            EvidenceLine after = left.get(line.name());
            return after != null && !Objects.equals(after.storage(), line.storage());
        });
        if (!clear.isEmpty()) {
            return new Ruins(clear);
        }
        return rebuilt && !indexes.isEmpty() ? new Done() : new NotDone();
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
