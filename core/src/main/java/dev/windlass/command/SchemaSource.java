package dev.windlass.command;

/** Something that says what a database looks like, or should: a database, SQL files, revisions, entities. */
interface SchemaSource {
    /**
     * What it says.
     *
     * @param comparing how to reach databases, and a dev database
     */
    Snapshot read(Comparing comparing);

    /** What it is, for people. */
    String title();
}
