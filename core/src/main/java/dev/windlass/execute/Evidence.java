package dev.windlass.execute;

import dev.windlass.sql.Statement;

/** What a database shows of the objects that a statement is about, so that a later run can tell whether it was done. */
public interface Evidence {
    /** No evidence: an interrupted statement cannot be judged. */
    Evidence NONE = statement -> "";

    /** The definition of the objects that the statement names, hashed or in short; empty if nothing can be said. */
    String of(Statement statement);
}
