package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one way that statements leave by. */
final class Statements {
    private Statements() {}

    static RevisionRuntime.Rows execute(Run run, String sql, List<@Nullable Object> values) {
        Context context = Context.of(run);
        switch (sql.strip().replaceAll("\\s*;$", "").toLowerCase(java.util.Locale.ROOT)) {
            // After a COMMIT of the revision's own, Python's drivers leave the statements to commit one by one.
            case "commit", "end", "commit transaction" -> {
                if (!context.ownCommit().isOpen()) {
                    context.ownCommit().open(true);
                    context.runtime().beginAutocommit();
                }
                return RevisionRuntime.Rows.none(-1);
            }
            case "begin", "begin transaction", "start transaction" -> {
                if (context.ownCommit().isOpen()) {
                    context.ownCommit().open(false);
                    context.runtime().endAutocommit();
                    return RevisionRuntime.Rows.none(-1);
                }
            }
            default -> {}
        }
        try {
            context.runtime().at(run.span());
            RevisionRuntime.Rows rows = context.runtime().run(sql.strip(), values);
            if (rows.columns().isEmpty()) {
                context.counter().changed();
            }
            return rows;
        } catch (StatementFailure failure) {
            throw LibraryErrors.statement(failure, sql.strip());
        }
    }
}
