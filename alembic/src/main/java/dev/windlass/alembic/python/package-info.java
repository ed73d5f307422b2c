/** The Python language as revision files use it: source text, tokens, syntax trees. Nothing here runs anything. */
@NullMarked
package dev.windlass.alembic.python;

import org.jspecify.annotations.NullMarked;
