package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one way that statements leave by. */
final class Statements {
    private Statements() {}

    static RevisionRuntime.Rows execute(Run run, String sql, List<@Nullable Object> values) {
        try {
            return Context.of(run).runtime().run(sql.strip(), values);
        } catch (StatementFailure failure) {
            throw LibraryErrors.statement(failure, sql.strip());
        }
    }
}
