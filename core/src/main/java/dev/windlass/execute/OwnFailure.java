package dev.windlass.execute;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;

/** Words the failure of what Windlass itself asks of a database: its journal, its lock, the adopted table. */
public final class OwnFailure {
    private OwnFailure() {}

    /**
     * The failure for the user.
     *
     * @param database the database as it may be shown; empty if unknown
     */
    public static WindlassException of(SqlFailure failure, String database) {
        Problem problem = switch (failure.kind()) {
            case READ_ONLY ->
                Problem.of(ErrorCode.DATABASE_READ_ONLY, "The database can be read, and not be written to")
                        .next(
                                "Give this user the right to write, and check that neither the URL nor the server makes the"
                                        + " database read-only.");
            case CONNECTION_LOST -> Problem.of(ErrorCode.CONNECTION_LOST, "The connection to the database was lost");
            case LOCK_TIMEOUT, DEADLOCK, SERIALIZATION ->
                Problem.of(ErrorCode.LOCK_TIMEOUT, "Another session holds what Windlass needs to write its journal");
            case CANCELLED -> Problem.of(ErrorCode.CANCELLED, "The database cancelled what Windlass asked of it");
            case SCRIPT ->
                Problem.of(ErrorCode.DATABASE_REFUSED, "The database did not do what Windlass itself asked of it");
        };
        String state = failure.sqlState().isEmpty() ? "" : " [" + failure.sqlState() + "]";
        String detail = failure.detail().isEmpty() ? "" : "\n" + failure.detail();
        return new WindlassException(problem.at(database).because(failure.message() + state + detail), failure);
    }
}
