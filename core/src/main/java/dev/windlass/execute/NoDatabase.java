package dev.windlass.execute;

import dev.windlass.code.Row;
import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.Known;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.operation.Operation;
import dev.windlass.sql.SourceSpan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The absence of a database, when a script is written.
 *
 * @param dialect how operations become statements
 * @param version the server that the script is for
 */
public record NoDatabase(Dialect dialect, ServerVersion version) implements LiveDatabase {
    @Override
    public List<Row> query(String sql, List<@Nullable Object> parameters, SourceSpan place) {
        throw refusal("The revision asks the database, and there is none while a script is written")
                .at(place.toString())
                .because(sql)
                .toException();
    }

    @Override
    public long execute(String sql, List<@Nullable Object> parameters, SourceSpan place) {
        throw new IllegalStateException("statements of a script are written, not executed");
    }

    @Override
    public Known known(List<Operation> operations) {
        return Known.NOTHING;
    }

    @Override
    public <T> T driver(Class<T> type) {
        throw noDriver(type);
    }

    private static WindlassException noDriver(Class<?> type) {
        return refusal("The revision wants the " + type.getSimpleName()
                        + ", and there is none while a script is written")
                .toException();
    }

    private static Problem refusal(String message) {
        return Problem.of(ErrorCode.OFFLINE, message);
    }

    @Override
    public Optional<SqlFailure> failure(Throwable thrown) {
        return Optional.empty();
    }
}
