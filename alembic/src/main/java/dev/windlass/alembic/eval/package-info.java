/** An interpreter for Python: values, operators, statements, the built-in functions and the standard library's part. */
@NullMarked
package dev.windlass.alembic.eval;

import org.jspecify.annotations.NullMarked;
