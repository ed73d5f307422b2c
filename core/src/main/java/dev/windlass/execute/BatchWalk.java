package dev.windlass.execute;

import dev.windlass.code.Batches;
import dev.windlass.code.Row;
import dev.windlass.dialect.Quoting;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.sql.SourceSpan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way over a table in batches, in the order of a key. The end is fixed at the start, so that rows which come
 * meanwhile, or by the statement itself, do not lead on for ever.
 */
final class BatchWalk {
    /** A batch: the rows with keys from the first to the last, both included. */
    record Batch(Object first, Object last) {}

    private final Batches batches;
    private final SourceSpan place;
    private final RunContext run;
    private final String table;
    private final String key;
    private final boolean keysLast;
    private final String sql;
    private @Nullable Object last;
    private @Nullable Object start;
    private @Nullable Object end;
    private boolean begun;
    private int count;
    private long changed;

    BatchWalk(Batches batches, SourceSpan place, RunContext run) {
        this.batches = batches;
        this.place = place;
        this.run = run;
        if (run.live() instanceof NoDatabase) {
            throw Problem.of(
                            ErrorCode.OFFLINE,
                            "The revision runs a statement in batches, and there is no table to go over while a script"
                                    + " is written")
                    .at(place.toString())
                    .toException();
        }
        Quoting quoting = run.live().dialect().quoting();
        this.table = quoting.name(batches.table());
        this.key = quoting.identifier(batches.key());
        int values = Inlined.values(batches.sql(), run.rules());
        this.keysLast = values == batches.parameters().size();
        boolean conditional = Inlined.bare(batches.sql(), run.rules()).matches("(?is).*\\bwhere\\b.*");
        if (keysLast ? conditional : values != batches.parameters().size() + 2) {
            throw Problem.of(
                            ErrorCode.CODE_FAILED,
                            "The statement has " + values + " '?', and does not say which rows a batch has")
                    .at(place.toString())
                    .because(batches.sql())
                    .next("Write 'WHERE " + batches.key()
                            + " BETWEEN ? AND ?': its first two '?' are the first and the last key of a batch.")
                    .toException();
        }
        this.sql = keysLast ? batches.sql() + " WHERE " + key + " BETWEEN ? AND ?" : batches.sql();
    }

    /** Goes on after a batch that an earlier run has done. */
    void after(JournalEntry.BatchDone done) {
        last = KeyText.parse(done.last());
        count = done.count();
        changed = done.rows();
    }

    /** The next batch, if there are more rows. */
    Optional<Batch> next() {
        if (!begun) {
            Row bounds = one("SELECT min(" + key + "), max(" + key + ") FROM " + table, List.of());
            start = bounds.value(0);
            end = bounds.value(1);
            begun = true;
        }
        if (end == null) {
            return Optional.empty();
        }
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(end);
        if (last != null) {
            parameters.add(last);
        }
        Row bounds = one(
                "SELECT min(k), max(k) FROM (SELECT " + key + " AS k FROM " + table + " WHERE " + key + " <= ?"
                        + (last == null ? "" : " AND " + key + " > ?") + " ORDER BY " + key + " LIMIT "
                        + batches.size() + ") AS batch",
                parameters);
        Object first = bounds.value(0);
        Object until = bounds.value(1);
        return first == null || until == null ? Optional.empty() : Optional.of(new Batch(first, until));
    }

    private Row one(String sql, List<@Nullable Object> parameters) {
        return run.live().query(sql, parameters, place).getFirst();
    }

    /** Runs the statement over a batch; gives how many rows it changed. */
    long execute(Batch batch) {
        List<@Nullable Object> parameters = new ArrayList<>(batches.parameters());
        parameters.addAll(keysLast ? parameters.size() : 0, List.of(batch.first(), batch.last()));
        return run.live().execute(sql, parameters, place);
    }

    /** A batch is done. */
    Event.BatchDone done(PreparedStep step, Batch batch, long rows) {
        last = batch.last();
        count++;
        changed += rows;
        return new Event.BatchDone(step, batches.table().toString(), count, changed, fraction(batch.last()));
    }

    /** How far it is after a batch, as the journal keeps it. */
    JournalEntry.BatchDone entry(StepProgress progress, int index, String words, Batch batch, long rows) {
        return new JournalEntry.BatchDone(
                progress.direction(),
                progress.id(),
                index,
                progress.step().sha256(),
                Hashes.sha256(words),
                KeyText.of(batch.last(), place),
                count + 1,
                changed + rows);
    }

    private double fraction(Object reached) {
        if (start instanceof Number from && end instanceof Number to && reached instanceof Number at) {
            BigDecimal low = new BigDecimal(from.toString());
            BigDecimal high = new BigDecimal(to.toString());
            double whole = high.subtract(low).doubleValue();
            return whole <= 0 ? 1 : new BigDecimal(at.toString()).subtract(low).doubleValue() / whole;
        }
        return reached.equals(end) ? 1 : Double.NaN;
    }
}
