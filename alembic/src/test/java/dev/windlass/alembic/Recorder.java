package dev.windlass.alembic;

import dev.windlass.alembic.library.RevisionRuntime;
import dev.windlass.dialect.DialectName;
import java.util.ArrayList;
import java.util.List;

/** A runtime without a database that keeps the statements. */
public class Recorder implements RevisionRuntime {
    private final DialectName dialect;
    private final List<String> statements = new ArrayList<>();

    public Recorder(DialectName dialect) {
        this.dialect = dialect;
    }

    public List<String> statements() {
        return statements;
    }

    @Override
    public DialectName dialect() {
        return dialect;
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
    public Rows run(String sql, List<Object> values) {
        statements.add(values.isEmpty() ? sql : sql + " -- " + values);
        return Rows.none(-1);
    }

    @Override
    public void beginAutocommit() {
        statements.add("COMMIT");
    }

    @Override
    public void endAutocommit() {
        statements.add("BEGIN");
    }
}
