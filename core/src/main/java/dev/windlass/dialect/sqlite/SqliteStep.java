package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.Rendered;
import dev.windlass.dialect.StoredDefinition;
import dev.windlass.dialect.sqlite.SqliteTableEdit.Edited;
import dev.windlass.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far rendering has come.
 *
 * @param done what is rendered
 * @param catalog the catalogue after that
 * @param pending a rebuild that may take further operations on its table
 */
record SqliteStep(List<Rendered> done, SqliteCatalog catalog, Optional<Pending> pending) {
    SqliteStep {
        done = List.copyOf(done);
    }

    /** A rebuild of one table for several operations. */
    record Pending(StoredDefinition table, Edited edited, List<Operation> operations) {
        Pending {
            operations = List.copyOf(operations);
        }

        Pending plus(Operation operation, Edited other) {
            List<Operation> more = new ArrayList<>(operations);
            more.add(operation);
            return new Pending(table, other, more);
        }
    }

    SqliteStep plus(Rendered rendered, SqliteCatalog after) {
        List<Rendered> more = new ArrayList<>(done);
        more.add(rendered);
        return new SqliteStep(more, after, pending);
    }

    SqliteStep with(Pending other) {
        return new SqliteStep(done, catalog, Optional.of(other));
    }

    /** With the pending rebuild rendered. */
    SqliteStep flushed(SqliteQuoting quoting) {
        if (pending.isEmpty()) {
            return this;
        }
        Pending it = pending.get();
        SqliteRebuild rebuild = new SqliteRebuild(quoting, catalog, it.table(), it.edited());
        Rendered rendered = new Rendered(it.operations(), rebuild.statements(), true, true, rebuild.mustBeEmpty());
        return new SqliteStep(done, catalog, Optional.empty()).plus(rendered, rebuild.after());
    }
}
