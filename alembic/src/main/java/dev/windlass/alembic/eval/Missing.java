package dev.windlass.alembic.eval;

import dev.windlass.error.WindlassException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What an import that Windlass does not know binds: as long as nothing asks it for anything, the revision runs.
 *
 * @param refusal what is said when something does
 */
public record Missing(WindlassException refusal) implements Value {
    @Override
    public TypeValue type() {
        return Types.OBJECT;
    }

    @Override
    public String repr(Run run) {
        throw refusal;
    }

    @Override
    public boolean truth(Run run) {
        throw refusal;
    }

    @Override
    public @Nullable Value find(Run run, String name) {
        throw refusal;
    }

    @Override
    public Value call(Run run, Arguments arguments) {
        throw refusal;
    }

    @Override
    public Value item(Run run, Value key) {
        throw refusal;
    }

    @Override
    public Iterator<Value> iterator(Run run) {
        throw refusal;
    }

    @Override
    public Value enter(Run run) {
        throw refusal;
    }

    @Override
    public @Nullable Value operate(Run run, String operator, Value right) {
        throw refusal;
    }

    @Override
    public @Nullable Value compare(Run run, String operator, Value other) {
        throw refusal;
    }
}
