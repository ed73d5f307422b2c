package dev.windlass.execute;

import dev.windlass.script.Provenance;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.Statement;
import java.util.List;

/**
 * Writes a run's entries to the journal's table.
 *
 * <p>An entry may be held and written together with the next, in one statement: each commit is a flush of the server's
 * log, which on MySQL and MariaDB takes longer than a small DDL statement. Only what evidence proves may be held: a run
 * that is cut off before the entry is written finds the statement intended, and the database changed.
 *
 * @param run where the entries go
 */
record JournalAppender(RunContext run) {
    /** Executes the insertion of the entry, and of those held, in the transaction that is open. */
    void execute(JournalEntry entry, Provenance provenance) {
        insert(run.journal().next(entry, provenance));
    }

    /** Writes the entry, and those held, in a transaction of their own; returns when they are durable. */
    void append(JournalEntry entry, Provenance provenance) {
        execute(entry, provenance);
        run.sink().flush();
        run.journal().committed();
    }

    /** Leaves the entry to be written with the next one, or by {@link #settle}. */
    void hold(JournalEntry entry, Provenance provenance) {
        run.journal().hold(entry, provenance);
    }

    /** Writes the entries held, if there are any, in a transaction of their own. */
    void settle() {
        if (run.journal().holds()) {
            executeHeld();
            run.sink().flush();
            run.journal().committed();
        }
    }

    /** Executes the insertion of the entries held, if there are any, in the transaction that is open. */
    void executeHeld() {
        List<JournalRow> held = run.journal().held();
        if (!held.isEmpty()) {
            insert(held);
        }
    }

    private void insert(List<JournalRow> rows) {
        run.sink().execute(new Statement(run.table().insert(rows), new SourceSpan("", 1, 1, 0)));
    }
}
