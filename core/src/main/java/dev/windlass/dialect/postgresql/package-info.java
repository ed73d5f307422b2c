/** How PostgreSQL is spoken to. */
@NullMarked
package dev.windlass.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
