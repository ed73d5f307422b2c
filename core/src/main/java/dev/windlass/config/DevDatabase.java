package dev.windlass.config;

/** Where Windlass lets the server try definitions out. */
public sealed interface DevDatabase {
    /** Whatever suits the dialect and the user's rights. */
    record Automatic() implements DevDatabase {}

    /** A temporary database next to the target. */
    record TemporaryDatabase() implements DevDatabase {}

    /** A temporary schema in the target database. */
    record TemporarySchema() implements DevDatabase {}

    /** A database of the user's, which Windlass empties. */
    record Given(DatabaseUrl url) implements DevDatabase {}

    /** As it is written in configuration, with the password masked. */
    default String word() {
        return switch (this) {
            case Automatic a -> "auto";
            case TemporaryDatabase d -> "database";
            case TemporarySchema s -> "schema";
            case Given given -> given.url().masked();
        };
    }
}
