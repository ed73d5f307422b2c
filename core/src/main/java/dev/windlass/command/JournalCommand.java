package dev.windlass.command;

import dev.windlass.error.Problem;
import dev.windlass.execute.JournalChain;
import dev.windlass.execute.JournalRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code journal}: shows, filters, exports and verifies the journal. */
public final class JournalCommand {
    private JournalCommand() {}

    /**
     * Which entries are wanted.
     *
     * @param revision the revision they are about, or the beginning of its id
     * @param run the run that wrote them, or the beginning of its id
     * @param kinds their kinds; empty for all
     * @param person who ran the command
     * @param since not older than this, by the database's clock
     * @param until not younger than this
     * @param last how many at most, the latest of them
     */
    public record Filter(
            Optional<String> revision,
            Optional<String> run,
            List<String> kinds,
            Optional<String> person,
            Optional<Instant> since,
            Optional<Instant> until,
            Optional<Integer> last) {
        private boolean accepts(JournalRow row) {
            return revision.map(wanted -> isAbout(row, wanted)).orElse(true)
                    && run.map(wanted -> row.run().startsWith(wanted)).orElse(true)
                    && (kinds.isEmpty() || kinds.contains(row.kind()))
                    && person.map(wanted -> row.actor().person().equals(wanted)).orElse(true)
                    && since.map(from -> !row.at().isBefore(from)).orElse(true)
                    && until.map(to -> !row.at().isAfter(to)).orElse(true);
        }
    }

    /** An entry about several revisions, such as of a stamp, names them in its detail. */
    private static boolean isAbout(JournalRow row, String revision) {
        return row.revision().startsWith(revision)
                || row.revision().isEmpty() && row.detail().contains('"' + revision);
    }

    /** The entries that are wanted, oldest first. */
    public static List<JournalRow> show(Toolbox tools, Filter filter) {
        List<JournalRow> rows = read(tools).stream().filter(filter::accepts).toList();
        int skipped =
                filter.last().map(count -> Math.max(0, rows.size() - count)).orElse(0);
        return rows.subList(skipped, rows.size());
    }

    /**
     * What verifying found.
     *
     * @param entries how many entries there are
     * @param unsealed how many of them a script wrote that ran elsewhere
     * @param head the hash of the last entry, to be kept outside of the database; empty if there is none
     * @param problems what was changed, removed or put in by hand
     */
    public record Verified(int entries, int unsealed, String head, List<Problem> problems) {}

    /** Checks the whole hash chain. */
    public static Verified verify(Toolbox tools) {
        List<JournalRow> rows = read(tools);
        int unsealed = (int) rows.stream().filter(row -> row.hash().isEmpty()).count();
        String head = rows.isEmpty() ? "" : rows.getLast().hash();
        return new Verified(rows.size(), unsealed, head, JournalChain.problems(rows));
    }

    private static List<JournalRow> read(Toolbox tools) {
        try (Database database = Database.open(tools, false)) {
            return database.session().readJournal();
        }
    }
}
