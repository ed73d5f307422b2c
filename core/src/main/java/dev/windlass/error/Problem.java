package dev.windlass.error;

/**
 * One thing that is wrong, told so that the reader knows what to do: what happened, where, why, and what to do next.
 *
 * @param code what kind of problem it is; stable, unlike the texts
 * @param message what happened, one sentence without a trailing remedy
 * @param where the place, such as {@code versions/a1.sql:12:5}, a revision or an object; empty if there is none
 * @param why the cause, such as the database's own message; empty if the message says it all
 * @param next the next command or edit; empty to use the code's general remedy
 */
public record Problem(ErrorCode code, String message, String where, String why, String next) {
    public Problem {
        next = next.isEmpty() ? code.remedy() : next;
    }

    /** A problem with a message alone; its remedy is the code's. */
    public static Problem of(ErrorCode code, String message) {
        return new Problem(code, message, "", "", "");
    }

    /** The same problem at a place. */
    public Problem at(String place) {
        return new Problem(code, message, place, why, next);
    }

    /** The same problem with its cause. */
    public Problem because(String cause) {
        return new Problem(code, message, where, cause, next);
    }

    /** The same problem with another remedy than the code's general one. */
    public Problem next(String remedy) {
        return new Problem(code, message, where, why, remedy);
    }

    /** This problem as an exception to throw. */
    public WindlassException toException() {
        return new WindlassException(this);
    }
}
