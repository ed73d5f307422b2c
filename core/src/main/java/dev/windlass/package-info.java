/** Windlass, a database schema migration library: the facade. */
@NullMarked
package dev.windlass;

import org.jspecify.annotations.NullMarked;
