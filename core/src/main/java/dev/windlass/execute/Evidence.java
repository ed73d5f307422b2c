package dev.windlass.execute;

import dev.windlass.sql.Statement;

/** What a database shows of the objects that a statement is about, so that a later run can tell whether it was done. */
public interface Evidence {
    /** The evidence of a statement none of whose objects is there. */
    String NOTHING = "(none of its objects is there)";

    /** No evidence: an interrupted statement cannot be judged. */
    Evidence NONE = statement -> "";

    /** The lines of {@link EvidenceLine}, sorted; {@link #NOTHING} if there are none; empty if nothing can be said. */
    String of(Statement statement);
}
