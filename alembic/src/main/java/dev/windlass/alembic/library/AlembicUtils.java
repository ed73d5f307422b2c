package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Arguments;
import dev.windlass.alembic.eval.Instance;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.Value;
import org.jspecify.annotations.Nullable;

/** The entities of {@code alembic_utils}, as far as they can be executed. */
final class AlembicUtils {
    private AlembicUtils() {}

    /** The SQL of an object that has some. */
    static @Nullable Value statement(Run run, Value value) {
        Value method = value instanceof Instance instance ? instance.find(run, "to_sql_statement_create") : null;
        if (method == null) {
            return null;
        }
        Value made = method.call(run, Arguments.NONE);
        return made instanceof Str text ? Exprs.text(text.value()) : made;
    }
}
