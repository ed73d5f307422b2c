/** Windlass alembic. */
@NullMarked
package dev.windlass.alembic;

import org.jspecify.annotations.NullMarked;
