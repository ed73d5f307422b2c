package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Value;

/** A statement that was built, such as {@code select()} or {@code insert()}. */
interface Statement extends Value {
    /** Its SQL. */
    String compile(SqlCompiler compiler);
}
