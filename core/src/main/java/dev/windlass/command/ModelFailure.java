package dev.windlass.command;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.WindlassException;
import dev.windlass.execute.FailureReport;
import dev.windlass.execute.SqlFailure;

/** Words a statement of a model that the server refused. */
final class ModelFailure {
    private ModelFailure() {}

    static WindlassException of(SqlFailure failure, String what) {
        return new WindlassException(
                FailureReport.outside(failure, ErrorCode.BAD_MODEL, what)
                        .next("Correct the model at the place shown; the database itself is untouched."),
                failure);
    }
}
