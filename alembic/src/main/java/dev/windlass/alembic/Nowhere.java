package dev.windlass.alembic;

import dev.windlass.alembic.library.RevisionRuntime;
import dev.windlass.dialect.DialectName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A database that is never asked. */
record Nowhere() implements RevisionRuntime {
    @Override
    public DialectName dialect() {
        return DialectName.POSTGRESQL;
    }

    @Override
    public String serverVersion() {
        return "";
    }

    @Override
    public boolean offline() {
        return true;
    }

    @Override
    public Rows run(String sql, List<@Nullable Object> values) {
        return Rows.none(-1);
    }

    @Override
    public void beginAutocommit() {}

    @Override
    public void endAutocommit() {}
}
