package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that a query can select from. */
interface FromItem extends Value {
    /** The name that its columns are qualified with; empty for none. */
    String qualifier(Target target);

    /** Its columns, in order. */
    List<SqlExpr> columnList(Run run);

    /** A column, or null. */
    @Nullable
    SqlExpr columnNamed(Run run, String name);
}
