package dev.windlass.execute;

import dev.windlass.revision.RevisionId;
import java.util.List;
import java.util.Set;

/** The table in which another tool keeps its history, kept in step by Windlass. */
public interface AdoptedTable {
    /** No other tool's table. */
    AdoptedTable NONE = (before, after) -> List.of();

    /**
     * The SQL statements that move the table from one state to another, as the other tool would.
     *
     * @param before the applied revisions before
     * @param after the applied revisions after
     */
    List<String> changes(Set<RevisionId> before, Set<RevisionId> after);
}
