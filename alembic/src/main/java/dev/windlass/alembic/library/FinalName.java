package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Types;
import dev.windlass.alembic.eval.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code op.f("name")}: a name that no naming convention changes.
 *
 * @param value the name
 */
record FinalName(String value) implements Value {
    @Override
    public TypeValue type() {
        return Types.STR;
    }

    @Override
    public String repr(Run run) {
        return new Str(value).repr(run);
    }

    @Override
    public String text(Run run) {
        return value;
    }

    @Override
    public @Nullable Value find(Run run, String name) {
        return new Str(value).find(run, name);
    }

    @Override
    public @Nullable Value operate(Run run, String operator, Value right) {
        return operator.equals("+") ? new Str(value + right.text(run)) : null;
    }
}
