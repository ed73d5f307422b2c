package dev.windlass.execute;

import dev.windlass.revision.RevisionId;
import dev.windlass.script.Provenance;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Records what is applied, in one transaction and one journal entry, and runs nothing. */
public final class StampRun {
    private StampRun() {}

    /**
     * Records it.
     *
     * @param command the command's name, for the journal
     * @param target what the user asked for, for the journal
     * @param before what the journal says is applied
     * @param after what is to count as applied
     * @throws SqlFailure if the database refuses it; nothing is recorded then
     */
    public static void run(
            RunContext run, String command, String target, Set<RevisionId> before, Set<RevisionId> after) {
        Set<RevisionId> added = new HashSet<>(after);
        added.removeAll(before);
        Set<RevisionId> removed = new HashSet<>(before);
        removed.removeAll(after);
        run.sink().begin();
        journal(run, new JournalEntry.RunStarted(command, target));
        journal(run, new JournalEntry.Stamped(sorted(added), sorted(removed)));
        run.adopted().replaced(after).forEach(sql -> execute(run, sql));
        journal(run, new JournalEntry.RunFinished("completed", 1));
        run.sink().commit();
        run.journal().committed();
    }

    private static List<RevisionId> sorted(Set<RevisionId> ids) {
        return ids.stream().sorted().toList();
    }

    private static void journal(RunContext run, JournalEntry entry) {
        new JournalAppender(run).execute(entry, Provenance.NONE);
    }

    private static void execute(RunContext run, String sql) {
        run.sink().execute(new Statement(sql, new SourceSpan("", 1, 1, 0)));
    }
}
