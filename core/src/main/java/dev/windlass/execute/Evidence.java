package dev.windlass.execute;

import dev.windlass.sql.Statement;

/** What a database shows of the objects that a statement is about, so that a later run can tell whether it was done. */
public interface Evidence {
    /** The evidence of a statement none of whose objects is there. */
    String NOTHING = "(none of its objects is there)";

    /** No evidence: an interrupted statement cannot be judged. */
    Evidence NONE = statement -> "";

    /** What a statement stands for, where its own text does not say so. */
    record Meaning(String text, boolean commits) {}

    /**
     * What a {@code CALL} runs, as far as the database tells: the routine's body, and whether it commits by itself. The
     * statement's own text, and false, for all others.
     */
    default Meaning meaning(Statement statement) {
        return new Meaning(statement.text(), false);
    }

    /** The lines of {@link EvidenceLine}, sorted; {@link #NOTHING} if there are none; empty if nothing can be said. */
    String of(Statement statement);
}
