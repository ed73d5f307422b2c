package dev.windlass.operation;

/**
 * Where a new column goes.
 *
 * @param place the place
 * @param column the column it follows, for {@link Place#AFTER}; empty otherwise
 * @param required whether a server that can only put it last must refuse (PostgreSQL), or may put it there
 */
public record Position(Place place, String column, boolean required) {
    /** After all others. */
    public static final Position LAST = new Position(Place.LAST, "", false);

    /** The places there are. */
    public enum Place {
        FIRST,
        LAST,
        AFTER
    }

    /** Before all others, or the operation is refused. */
    public static Position first() {
        return new Position(Place.FIRST, "", true);
    }

    /** After that column, or the operation is refused. */
    public static Position after(String column) {
        return new Position(Place.AFTER, column, true);
    }

    /** The same place, but only where the server can. */
    public Position preferred() {
        return new Position(place, column, false);
    }
}
