package dev.windlass.execute;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import java.util.ArrayList;
import java.util.List;

/** Checks the journal's hash chain. */
public final class JournalChain {
    private JournalChain() {}

    /** What is wrong with the chain: rows that were changed, removed, or put in between. */
    public static List<Problem> problems(List<JournalRow> rows) {
        List<Problem> problems = new ArrayList<>();
        String previous = "";
        long expected = 1;
        for (JournalRow row : rows) {
            if (row.sequence() != expected) {
                problems.add(broken(row, "the entry before it has number " + (expected - 1) + ": entries are missing"));
            }
            if (row.hash().isEmpty()) {
                // A script that ran elsewhere wrote it; the next row of a run seals it.
                previous = row.sealOver(row.previousHash());
            } else {
                if (!row.previousHash().equals(previous)) {
                    problems.add(broken(row, "it does not follow the entry before it"));
                }
                if (!row.sealOver(row.previousHash()).equals(row.hash())) {
                    problems.add(broken(row, "its content was changed"));
                }
                previous = row.hash();
            }
            expected = row.sequence() + 1;
        }
        return problems;
    }

    private static Problem broken(JournalRow row, String why) {
        return Problem.of(ErrorCode.JOURNAL_BROKEN, "Journal entry " + row.sequence() + " is not as it was written")
                .at("journal entry " + row.sequence() + " (" + row.kind() + " " + row.revision() + ")")
                .because(why);
    }
}
