package dev.windlass.execute;

import dev.windlass.script.Provenance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the rows of one run, each sealed over the one before. It holds the chain's end: what was made since the last
 * {@link #committed} is forgotten by {@link #rolledBack}. Not safe for use by several threads.
 */
public final class JournalWriter {
    private final String run;
    private final Actor actor;
    private final String tool;
    private final Provenance given;
    private final Supplier<Instant> clock;
    private End committed;
    private End pending;

    private final List<Held> held = new ArrayList<>();
    private final List<Held> written = new ArrayList<>();

    private record End(long sequence, String hash) {}

    private record Held(JournalEntry entry, Provenance provenance, Instant at) {}

    /**
     * A writer that goes on after the last row of a journal.
     *
     * @param run the id of this run
     * @param actor who runs it
     * @param tool the version of Windlass
     * @param given reason and ticket from the command line, which win over a revision's own
     * @param clock the database's time
     * @param last the journal's last row, if it has any
     */
    public JournalWriter(
            String run,
            Actor actor,
            String tool,
            Provenance given,
            Supplier<Instant> clock,
            Optional<JournalRow> last) {
        this.run = run;
        this.actor = actor;
        this.tool = tool;
        this.given = given;
        this.clock = clock;
        this.committed = last.map(row -> new End(row.sequence(), chainEnd(row))).orElse(new End(0, ""));
        this.pending = committed;
    }

    /** The id of this run. */
    public String run() {
        return run;
    }

    /** The hash that the row after this one is sealed over: its own, or for a row that a script wrote, its content's. */
    static String chainEnd(JournalRow row) {
        return row.hash().isEmpty() ? row.sealOver(row.previousHash()) : row.hash();
    }

    /** Keeps an entry back until the next row is made, or {@link #held} is asked for. */
    void hold(JournalEntry entry, Provenance provenance) {
        held.add(new Held(entry, provenance, clock.get()));
    }

    /** Whether an entry is kept back. */
    boolean holds() {
        return !held.isEmpty();
    }

    /** The rows of the entries kept back, which are so no more. */
    List<JournalRow> held() {
        List<JournalRow> rows = new ArrayList<>();
        held.forEach(it -> rows.add(row(it.entry(), it.provenance(), it.at())));
        written.addAll(held);
        held.clear();
        return rows;
    }

    /** The next row, after those of the entries kept back. */
    public List<JournalRow> next(JournalEntry entry, Provenance provenance) {
        List<JournalRow> rows = held();
        rows.add(row(entry, provenance, clock.get()));
        return rows;
    }

    private JournalRow row(JournalEntry entry, Provenance provenance, Instant at) {
        JournalCodec.Columns columns = JournalCodec.columns(entry);
        JournalRow row = new JournalRow(
                        pending.sequence() + 1,
                        run,
                        columns.kind(),
                        columns.revision(),
                        columns.direction(),
                        columns.statement(),
                        columns.scriptSha256(),
                        columns.statementSha256(),
                        actor,
                        given.reason().isEmpty() ? provenance.reason() : given.reason(),
                        given.ticket().isEmpty() ? provenance.ticket() : given.ticket(),
                        tool,
                        at.truncatedTo(ChronoUnit.MICROS),
                        columns.durationMillis(),
                        JournalCodec.detailJson(columns),
                        "",
                        "")
                .sealed(pending.hash());
        pending = new End(row.sequence(), row.hash());
        return row;
    }

    /** All rows made so far are in the database. */
    public void committed() {
        committed = pending;
        written.clear();
    }

    /** Nothing since the last commit happened: its rows are not in the database, and what is kept back is not true. */
    void discard() {
        pending = committed;
        held.clear();
        written.clear();
    }

    /** The rows made since the last commit are not in the database; of those, what was kept back is so again. */
    public void rolledBack() {
        pending = committed;
        held.addAll(0, written);
        written.clear();
    }
}
