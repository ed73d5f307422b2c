package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.TextValue;

/**
 * {@code op.f("name")}: a name that no naming convention changes.
 *
 * @param value the name
 */
record FinalName(String value) implements TextValue {}
